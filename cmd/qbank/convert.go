package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/internal/engine"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/report"
	"github.com/qbank-dev/qbank/schema"
)

func convertCommand() *cli.Command {
	return &cli.Command{
		Name:      "convert",
		Usage:     "write questions in another format",
		ArgsUsage: "[PATH …]",
		Description: `Writes every question that could be read. What could not be read goes to
standard error as diagnostics, and the exit code is 1; with --strict nothing is
written then. "qbank schema bank" prints the schema of the document.

Examples:
  qbank convert --to json bank/ -o bank.json
  qbank convert --to jsonl bank/ | head -1
  cat 0007.md | qbank convert --to yaml -`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "to", Value: "json", Usage: "the `FORMAT` to write: " + strings.Join(convert.Names(), ", ")},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output"},
			&cli.BoolFlag{Name: "strict", Usage: "write nothing when anything could not be read"},
		}, slices.Concat(configFlags(), inputFlags())...),
		Action: runConvert,
	}
}

// converted is what is kept of a file on its way to the writer.
type converted struct {
	questions   []schema.Question
	diagnostics []lint.Diagnostic
}

func runConvert(c *cli.Context) error {
	format, err := convert.Lookup(c.String("to"))
	if err != nil {
		return usageError{"--to: " + err.Error()}
	}
	eng, conf, err := newEngine(c)
	if err != nil {
		return err
	}
	syntax, err := lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: []string{"QB0"}}})
	if err != nil {
		return err
	}
	run := conversion{c: c, engine: eng, settings: conf, format: format, syntax: syntax}
	if !c.Bool("strict") {
		err = output(c, c.String("output"), run.write)
	} else {
		err = run.strictly()
	}
	if err != nil {
		return err
	}
	switch {
	case run.failed:
		return exitError(exitFailure)
	case run.faulty:
		return exitError(exitFindings)
	}
	return nil
}

// conversion is one run of the command.
type conversion struct {
	c        *cli.Context
	engine   engine.Engine
	settings *settings
	format   convert.Format
	syntax   *lint.Linter

	failed bool // an input could not be read
	faulty bool // something in an input could not be read
}

// write converts all inputs onto w.
func (r *conversion) write(w io.Writer) error {
	list, failed, err := inputs(r.c, r.settings)
	r.failed = failed
	if err != nil {
		return err
	}
	out := r.format.New(w)
	begun := false
	errs, err := r.each(list,
		func(f *parser.File) converted {
			return converted{schema.BuildAll(f), r.syntax.File(f).Diagnostics}
		},
		func(file converted) error {
			if len(file.diagnostics) > 0 {
				r.faulty = true
				found := report.Report{Diagnostics: lint.Sort(file.diagnostics)}
				concise, err := report.Lookup("concise")
				if err != nil {
					return err
				}
				if err := concise.Write(r.c.App.ErrWriter, &found); err != nil {
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
				if err := out.Write(&file.questions[i]); err != nil {
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
	return noQuestions(r.c)
}

// strictly converts into a temporary file first, and passes it on only when
// everything could be read.
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
		fmt.Fprintln(r.c.App.ErrWriter, "qbank: nothing was written, since --strict was given")
		return nil
	}
	if _, err := spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return output(r.c, r.c.String("output"), func(w writer) error {
		_, err := io.Copy(w, spool)
		return err
	})
}
