package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/run"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/report"
	"github.com/qbank-dev/qbank/schema"
)

func convertCommand() *cli.Command {
	return &cli.Command{
		Name:      "convert",
		Usage:     "write questions in another format, or back as text",
		ArgsUsage: "[PATH …]",
		Description: `Writes every question that could be read. What could not be read goes to
standard error as diagnostics, and the exit code is 1; with --strict nothing is
written then. "qbank schema bank" prints the schema of the document. A file that
is named and ends in .json, .jsonl or .yaml is read as such a document; --from
says what all inputs are.

Examples:
  qbank convert --to json bank/ -o bank.json
  qbank convert --to jsonl bank/ | head -1
  cat 0007.md | qbank convert --to yaml -
  qbank convert --to text bank.json -o bank.md
  qbank convert --to text --renumber a/ b/ -o bank.md
  qbank convert --to text --split questions/ --name '{number:04}.md' bank.md`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "to", Value: "json", Usage: "the `FORMAT` to write: " + strings.Join(convert.Names(), ", ")},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output"},
			&cli.StringFlag{Name: "from", Value: "auto", Usage: "the `FORMAT` of the inputs: auto, json, jsonl, text or yaml"},
			&cli.StringFlag{Name: "split", Usage: "write a file a question into `FOLDER`"},
			&cli.StringFlag{Name: "name", Usage: "the names of those files, with {number}, {index} and {file} (`TEMPLATE`, default: {number:04} and the format's extension)"},
			&cli.BoolFlag{Name: "force", Usage: "let --split overwrite files"},
			&cli.BoolFlag{Name: "renumber", Usage: "number the questions anew, from 1"},
			&cli.BoolFlag{Name: "strict", Usage: "write nothing when anything could not be read"},
		}, slices.Concat(configFlags(), inputFlags())...),
		Action: runConvert,
	}
}

// converted holds the questions of a file, or of a segment of a large one.
type converted struct {
	questions   []schema.Question
	diagnostics []lint.Diagnostic
	// syntax holds the parts of a segment that could not be read.
	syntax *lint.Segment
	first  bool // this is the first segment
	last   bool // this is the last segment
}

func runConvert(c *cli.Context) error {
	format, err := convert.Lookup(c.String("to"))
	if err != nil {
		return usageError{"--to: " + err.Error()}
	}
	files, conf, err := newFiles(c)
	if err != nil {
		return err
	}
	syntax, err := syntaxLinter()
	if err != nil {
		return err
	}
	r := conversion{c: c, files: files, settings: conf, format: format, syntax: syntax}
	r.numbers.anew = c.Bool("renumber")
	if format.Name == "text" && c.String("split") == "" {
		r.numbers.seen = map[int64]string{}
	}
	if r.source, err = parseSource(c); err != nil {
		return err
	}
	switch {
	case c.IsSet("split"):
		err = r.split()
	case c.IsSet("name"), c.Bool("force"):
		err = usagef("--name and --force go with --split FOLDER")
	case c.Bool("strict"):
		err = r.strictly()
	default:
		err = output(c, c.String("output"), r.write)
	}
	if err != nil {
		return err
	}
	switch {
	case r.failed:
		return exitError(exitFailure)
	case r.faulty:
		return exitError(exitFindings)
	}
	return nil
}

// conversion is one run of the command.
type conversion struct {
	c        *cli.Context
	files    run.Files
	settings *settings
	format   convert.Format
	syntax   *lint.Linter
	source   source
	numbers  numbering

	failed bool // an input could not be read
	faulty bool // a part of an input could not be read, or was lost in writing
}

// write converts all inputs to w.
func (r *conversion) write(w io.Writer) error {
	opts, err := r.options()
	if err != nil {
		return err
	}
	return r.through(r.format.New(w, opts))
}

// through converts all inputs with a writer.
func (r *conversion) through(out convert.Writer) error {
	list, failed, err := inputs(r.c, r.settings, r.source.extensions()...)
	r.failed = failed
	if err != nil {
		return err
	}
	begun := false
	r.files.InSegments = func(in files.Input) bool { return !r.source.isDocument(in) }
	var large *lint.Segments // of the file whose segments are coming
	errs, err := run.Each(r.c.Context, r.files, list, r.read,
		func(file converted) error {
			if file.syntax != nil {
				if file.first {
					large = r.syntax.NewSegments("")
				}
				large.AddFindings(file.syntax)
				if file.last {
					file.diagnostics = large.Result().Diagnostics
				}
			}
			if len(file.diagnostics) > 0 {
				r.faulty = true
				if err := writeConcise(r.c.App.ErrWriter, file.diagnostics); err != nil {
					return err
				}
			}
			if !begun {
				begun = true
				if err := out.Begin(); err != nil {
					return err
				}
			}
			for i := range file.questions {
				if err := r.writeQuestion(out, &file.questions[i]); err != nil {
					return err
				}
			}
			return nil
		})
	if err != nil {
		return err
	}
	for _, err := range errs {
		warn(r.c, err)
	}
	r.failed = r.failed || len(errs) > 0
	switch {
	case begun:
		return out.End()
	case r.failed:
		return exitError(exitFailure)
	}
	return noQuestions(r.c, r.source.extensions()...)
}

// writeQuestion writes one question, and warns if the format cannot hold all of it.
func (r *conversion) writeQuestion(out convert.Writer, q *schema.Question) error {
	if file := r.numbers.next(q); file != "" {
		warn(r.c, fmt.Errorf("question #%d stands in %s already: --renumber numbers all questions anew", q.Number, file))
	}
	err := out.Write(q)
	var loss *convert.LossError
	if !errors.As(err, &loss) {
		return err
	}
	r.faulty = true
	if q.Source != nil {
		err = fmt.Errorf("%s:%d: %w", q.Source.File, q.Source.Line, err)
	}
	warn(r.c, err)
	return nil
}

// split writes a file for each question.
func (r *conversion) split() error {
	if r.c.String("output") != "" {
		return usagef("--split and --output contradict each other")
	}
	names := nameTemplate("{number:04}" + r.format.Extension)
	if r.c.IsSet("name") {
		names = nameTemplate(r.c.String("name"))
	}
	if err := names.check(); err != nil {
		return err
	}
	opts, err := r.options()
	if err != nil {
		return err
	}
	out := &splitWriter{format: r.format, opts: opts, folder: r.c.String("split"), names: names, force: r.c.Bool("force")}
	defer out.discard()
	if r.c.Bool("strict") {
		out.unless = func() bool { return r.failed || r.faulty }
	}
	if err := r.through(out); err != nil {
		return err
	}
	if out.withheld {
		say(r.c, "qbank: nothing was written, since --strict was given")
		return nil
	}
	say(r.c, "wrote %s to %s", report.Count(len(out.files), "file"), out.folder)
	return nil
}

// strictly converts into a temporary file, and copies it to the output only if everything
// could be read.
func (r *conversion) strictly() error {
	spool, err := os.CreateTemp("", "qbank-*")
	if err != nil {
		return err
	}
	defer func() {
		_ = spool.Close()
		_ = os.Remove(spool.Name())
	}()
	if err := r.write(spool); err != nil {
		return err
	}
	if r.failed || r.faulty {
		say(r.c, "qbank: nothing was written, since --strict was given")
		return nil
	}
	if _, err := spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return output(r.c, r.c.String("output"), func(w io.Writer) error {
		_, err := io.Copy(w, spool)
		return err
	})
}

// documentExtensions are the extensions of the documents that qbank reads.
var documentExtensions = []string{".json", ".jsonl", ".ndjson", ".yaml", ".yml"}

// source is the format of the inputs.
type source struct {
	// auto means that a named file with the extension of a document is one, and that all
	// other inputs are text.
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
	seen map[int64]string // number → file; nil if duplicates are allowed
}

// next renumbers a question if asked to. Otherwise duplicate is the file that has its
// number already, or "".
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
