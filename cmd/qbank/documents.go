package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/internal/engine"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// documentExtensions are the extensions of the documents that qbank reads.
var documentExtensions = []string{".json", ".jsonl", ".ndjson", ".yaml", ".yml"}

// source is the format of the inputs.
type source struct {
	// auto means that a named file is a document if its extension says so, and that
	// all else is text.
	auto     bool
	document bool
	format   schema.Format
}

// parseSource reads --from.
func parseSource(c *cli.Context) (source, error) {
	switch name := c.String("from"); name {
	case "auto":
		return source{auto: true}, nil
	case "text":
		return source{}, nil
	default:
		format, err := schema.ParseFormat(name)
		if err != nil {
			return source{}, usagef("--from: unknown format %q: choose one of auto, json, jsonl, text, yaml", name)
		}
		return source{document: true, format: format}, nil
	}
}

// extensions returns the extensions of the files to look for in folders.
func (s source) extensions() []string {
	switch {
	case !s.document:
		return files.DefaultExtensions
	case s.format == schema.FormatJSON:
		return []string{".json"}
	case s.format == schema.FormatJSONL:
		return []string{".jsonl", ".ndjson"}
	}
	return []string{".yaml", ".yml"}
}

// isDocument reports whether an input is a document.
func (s source) isDocument(in files.Input) bool {
	if s.auto {
		return in.Named && slices.Contains(documentExtensions, strings.ToLower(filepath.Ext(in.Name)))
	}
	return s.document
}

// work reads the questions of an input.
func (s source) work(text engine.SourceWork[converted]) engine.SourceWork[converted] {
	return func(in files.Input, src []byte) (converted, error) {
		if !s.isDocument(in) {
			return text(in, src)
		}
		questions, findings := schema.ReadDocument(in.Name, src, s.format)
		out := converted{questions: questions}
		for _, f := range findings {
			at := lint.Position{Line: f.Line, Column: f.Column, Offset: f.Offset}
			out.diagnostics = append(out.diagnostics, lint.Diagnostic{
				File: f.File, Code: "QB701", Name: "schema-violation", Message: f.Message, Question: f.Question, Start: at, End: at,
			})
		}
		return out, nil
	}
}

// read makes what is kept of a text file.
func (r *conversion) read(f *parser.File) converted {
	return converted{schema.BuildAll(f), r.syntax.File(f).Diagnostics}
}

// numbering numbers the questions of a run.
type numbering struct {
	anew bool
	last int64
	seen map[int64]string // number → file; nil where duplicates do not matter
}

// next renumbers a question where that was asked for. Duplicate is the file that has
// its number already, or "".
func (n *numbering) next(q *schema.Question) (duplicate string) {
	n.last++
	if n.anew {
		q.Number = n.last
		return ""
	}
	if n.seen == nil {
		return ""
	}
	duplicate = n.seen[q.Number]
	if duplicate == "" {
		n.seen[q.Number] = "another place"
		if q.Source != nil {
			n.seen[q.Number] = q.Source.File
		}
	}
	return duplicate
}

// options returns the options of the writer, with the dialect and the style of the
// folder that the command runs in.
func (r *conversion) options() (convert.Options, error) {
	const here = "bank.md"
	p, err := r.settings.parserFor(here)
	if err != nil {
		return convert.Options{}, err
	}
	style, err := r.settings.styleFor(here)
	return convert.Options{Parser: p, Style: style}, err
}
