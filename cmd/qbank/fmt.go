package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/format"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/run"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/report"
)

func fmtCommand() *cli.Command {
	return &cli.Command{
		Name:      "fmt",
		Usage:     "put the text of questions in one form",
		ArgsUsage: "[PATH …]",
		Description: `Rewrites files in canonical form: headings, blank lines, labels, bullets and
marks are written alike, and nothing that the questions say changes. What could
not be parsed stays as it is, with a diagnostic, and makes the exit code 1. With
"-" the text of standard input goes to standard output.

Examples:
  qbank fmt
  qbank fmt --check bank/
  qbank fmt --diff bank/0007.md
  cat bank/0007.md | qbank fmt -`,
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "check", Usage: "change nothing; list the files that would change, with exit code 1 where there are any"},
			&cli.BoolFlag{Name: "diff", Usage: "change nothing; print what would change as a unified diff, with exit code 1 where there is any"},
			&cli.BoolFlag{Name: "unsafe", Usage: "also add the analysis headings that were left out"},
		}, configFlags(), inputFlags()),
		Action: runFmt,
	}
}

func runFmt(c *cli.Context) error {
	files, conf, err := newFiles(c)
	if err != nil {
		return err
	}
	if c.Bool("check") && c.Bool("diff") {
		return usagef("--check and --diff contradict each other")
	}
	syntax, err := syntaxLinter()
	if err != nil {
		return err
	}
	formatted := formatting{c: c, settings: conf, syntax: syntax}
	list, failed, err := inputs(c, conf)
	if err != nil {
		return err
	}
	var errs []error
	err = output(c, "", func(w io.Writer) (err error) {
		errs, err = run.Each(c.Context, files, list,
			func(p run.Part) (formattedFile, error) {
				f, err := files.Parse(p)
				if err != nil {
					return formattedFile{}, err
				}
				return formatted.format(f, p.Input)
			},
			func(f formattedFile) error { return formatted.done(w, f) })
		return err
	})
	if err != nil {
		return err
	}
	for _, err := range errs {
		warn(c, err)
	}
	failed = failed || len(errs) > 0
	if formatted.files == 0 {
		if failed {
			return exitError(exitFailure)
		}
		return noQuestions(c)
	}
	formatted.summarize()
	switch {
	case failed:
		return exitError(exitFailure)
	case formatted.faulty, formatted.changed > 0 && (c.Bool("check") || c.Bool("diff")):
		return exitError(exitFindings)
	}
	return nil
}

// syntaxLinter returns a linter with the rules of syntax only.
func syntaxLinter() (*lint.Linter, error) {
	return lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: []string{"QB0"}}})
}

// formatting is one run of the command.
type formatting struct {
	c        *cli.Context
	settings *settings
	syntax   *lint.Linter

	files, changed int
	stdin          bool // standard input was among them
	faulty         bool // something could not be parsed
}

// formattedFile is the result for one file.
type formattedFile struct {
	name    string
	changed bool
	// text goes to standard output: the formatted standard input, or a diff.
	text        string
	stdin       bool
	diagnostics []lint.Diagnostic
	kept        []string
}

// format formats one file, and rewrites it unless --check or --diff is given.
func (r *formatting) format(f *parser.File, in files.Input) (formattedFile, error) {
	out := formattedFile{name: in.Name, stdin: in.Path == files.StdinPath}
	style, err := r.settings.styleFor(in.Name)
	if err != nil {
		return out, err
	}
	var result format.Result
	if r.c.Bool("unsafe") {
		result = format.AddHeadings(f, style)
	} else {
		result = format.Format(f, style)
	}
	for _, d := range r.syntax.File(f).Diagnostics {
		// An analysis without a question was parsed.
		if d.Code != parser.CodeOrphanAnalysis {
			out.diagnostics = append(out.diagnostics, d)
		}
	}
	for _, span := range result.Kept {
		out.kept = append(out.kept, fmt.Sprintf("%s:%d: %q stays as it is, since formatting would change what it means",
			in.Name, f.Source.LineAt(span.Start), f.Source.Slice(span)))
	}
	out.changed = result.Text != f.Source.Text
	switch {
	case r.c.Bool("check"):
	case r.c.Bool("diff"):
		if out.changed {
			out.text = udiff.Unified(in.Name, in.Name, f.Source.Text, result.Text)
		}
	case out.stdin:
		out.text = result.Text
	case out.changed:
		if err := files.Replace(in.Path, []byte(result.Text)); err != nil {
			return out, fmt.Errorf("the formatted text was not written: %w", err)
		}
	}
	return out, nil
}

// done reports on one file.
func (r *formatting) done(w io.Writer, f formattedFile) error {
	r.files++
	r.stdin = r.stdin || f.stdin
	if f.changed {
		r.changed++
	}
	if len(f.diagnostics) > 0 {
		r.faulty = true
		if err := writeConcise(r.c.App.ErrWriter, f.diagnostics); err != nil {
			return err
		}
	}
	for _, message := range f.kept {
		say(r.c, "%s", message)
	}
	text := f.text
	if r.c.Bool("check") && f.changed {
		text = f.name + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// writeConcise writes findings one a line.
func writeConcise(w io.Writer, list []lint.Diagnostic) error {
	concise, err := report.Lookup("concise")
	if err != nil {
		return err
	}
	var lines strings.Builder
	if err := concise.Write(&lines, &report.Report{Diagnostics: lint.Sort(list)}); err != nil {
		return err
	}
	return passOn(w, lines.String())
}

// summarize says how many files changed.
func (r *formatting) summarize() {
	verb := "formatted"
	switch {
	case r.c.Bool("check"), r.c.Bool("diff"):
		verb = "would format"
	case r.stdin && r.files == 1:
		return
	}
	say(r.c, "%s %s, %d already formatted", verb, report.Count(r.changed, "file"), r.files-r.changed)
}
