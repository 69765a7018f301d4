package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/run"
	"github.com/qbank-dev/qbank/lint"
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

// read reads the questions of an input, or of a segment of a large one.
func (r *conversion) read(p run.Part) (converted, error) {
	if r.source.isDocument(p.Input) {
		data, err := r.files.Text(p)
		if err != nil {
			return converted{}, err
		}
		return r.source.readDocument(p.Name, data), nil
	}
	f, err := r.files.Parse(p)
	if err != nil {
		return converted{}, err
	}
	out := converted{questions: schema.BuildAll(f)}
	if p.Segment() {
		out.syntax, out.first, out.last = r.syntax.Segment(f), p.First(), p.Last
	} else {
		out.diagnostics = r.syntax.File(f).Diagnostics
	}
	return out, nil
}

// readDocument reads the questions of a document.
func (s source) readDocument(name string, data []byte) converted {
	questions, findings := schema.ReadDocument(name, data, s.format)
	out := converted{questions: questions}
	for _, f := range findings {
		at := lint.Position{Line: f.Line, Column: f.Column, Offset: f.Offset}
		out.diagnostics = append(out.diagnostics, lint.Diagnostic{
			File: f.File, Code: "QB701", Name: "schema-violation", Message: f.Message, Question: f.Question, Start: at, End: at,
		})
	}
	return out
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
