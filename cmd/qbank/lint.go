package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/muesli/termenv"
	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/run"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/report"
)

func lintCommand() *cli.Command {
	return &cli.Command{
		Name:      "lint",
		Usage:     "report what is wrong with questions, and fix it",
		ArgsUsage: "[PATH …]",
		Description: `Checks question files and folders of them. "qbank rules" lists what is checked.
The exit code is 1 where a finding is at or above --fail-on, and 2 where a file
could not be read or no question was found.

Examples:
  qbank lint
  qbank lint bank/ extra.md
  qbank lint --select QB1,QB2 --format concise bank/
  qbank lint --ignore QB310 --fail-on error 'bank/**/*.md'
  qbank lint --fix bank/
  qbank lint --format text --format sarif=results.sarif bank/
  qbank lint --write-baseline baseline.json bank/
  qbank lint --new-from origin/main bank/
  cat bank/0007.md | qbank lint --stdin-filename bank/0007.md -`,
		Flags:  slices.Concat(lintFlags(), cacheFlags(), configFlags(), inputFlags()),
		Action: runLint,
	}
}

func lintFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "select", Category: "Rules:", Usage: "run only these rules: `CODES`, prefixes such as QB3, or names, separated by commas"},
		&cli.StringSliceFlag{Name: "extend-select", Category: "Rules:", Usage: "run these rules too (`CODES`)"},
		&cli.StringSliceFlag{Name: "ignore", Category: "Rules:", Usage: "do not run these rules (`CODES`)"},
		&cli.StringFlag{Name: "fail-on", Value: "warning", Usage: "the least `SEVERITY` for exit code 1: error, warning, info or never"},
		&cli.BoolFlag{Name: "fix", Category: "Fixes:", Usage: "fix what can be fixed without changing what the bank means"},
		&cli.BoolFlag{Name: "unsafe-fixes", Category: "Fixes:", Usage: "make the unsafe fixes too; means --fix unless --diff is given"},
		&cli.BoolFlag{Name: "diff", Category: "Fixes:", Usage: "print what would be fixed as a unified diff, and change nothing"},
		&cli.StringSliceFlag{Name: "format", Category: "Reports:", Usage: "the report's `FORMAT`: " + strings.Join(report.Names(), ", ") + "; may be given several times, each with a file, as in sarif=results.sarif"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Category: "Reports:", Usage: "write the report to `FILE`"},
		&cli.BoolFlag{Name: "statistics", Category: "Reports:", Usage: "count the findings by rule"},
		colorFlag(),
		&cli.BoolFlag{Name: "watch", Usage: "run again whenever a file changes"},
		&cli.StringFlag{Name: "baseline", Category: "Known findings:", Usage: "hide the findings that `FILE` lists"},
		&cli.StringFlag{Name: "write-baseline", Category: "Known findings:", Usage: "write today's findings to `FILE`"},
		&cli.BoolFlag{Name: "prune-baseline", Category: "Known findings:", Usage: "drop what no longer occurs from the baseline"},
		&cli.StringFlag{Name: "new-from", Category: "Known findings:", Usage: "only findings on lines that changed since a git `REVISION`"},
	}
}

func runLint(c *cli.Context) error {
	if c.Bool("watch") {
		return watchLint(c)
	}
	l, err := newLinting(c)
	if err != nil {
		return err
	}
	return l.once()
}

// linting is one run of the command.
type linting struct {
	c         *cli.Context
	targets   []report.Target
	threshold lint.Severity
	options   run.LintOptions
	settings  *settings
}

// newLinting reads the flags.
func newLinting(c *cli.Context) (*linting, error) {
	l := &linting{c: c}
	var err error
	if l.targets, err = targets(c); err != nil {
		return nil, err
	}
	if l.threshold, err = lint.ParseSeverity(c.String("fail-on")); err != nil {
		return nil, usageError{"--fail-on: " + err.Error()}
	}
	if _, err := colorProfile(c); err != nil {
		return nil, err
	}
	if l.options.Files, l.settings, err = newFiles(c); err != nil {
		return nil, err
	}
	l.options.Linter = l.settings.linterFor
	if err = setCache(c, l.settings, &l.options); err != nil {
		return nil, err
	}
	l.options.Unsafe = c.Bool("unsafe-fixes")
	switch {
	case c.Bool("diff"):
		l.options.Fix = run.DiffOnly
	case c.Bool("fix"), c.Bool("unsafe-fixes"):
		l.options.Fix = run.FixFiles
	}
	if c.Bool("prune-baseline") && c.String("baseline") == "" {
		return nil, usagef("--prune-baseline needs --baseline FILE")
	}
	return l, nil
}

// targets returns the formats of the report and their files. Without --format the report
// is text, with annotations added inside GitHub Actions.
func targets(c *cli.Context) ([]report.Target, error) {
	names := c.StringSlice("format")
	if len(names) == 0 {
		names = []string{"text"}
		if insideActions() {
			names = append(names, "github")
		}
	}
	var list []report.Target
	for _, name := range names {
		t, err := report.ParseTarget(name)
		if err != nil {
			return nil, usageError{"--format: " + err.Error()}
		}
		if t.Path == "" && len(list) == 0 {
			t.Path = c.String("output")
		}
		for _, other := range list {
			if t.Path != "" && t.Path == other.Path {
				return nil, usagef("--format: both %s and %s go to %q", other.Format.Name, t.Format.Name, t.Path)
			}
		}
		list = append(list, t)
	}
	return list, nil
}

// once lints all files and reports.
func (l *linting) once() error {
	c := l.c
	opts := l.options
	var failed bool
	var err error
	if opts.Inputs, failed, err = inputs(c, l.settings); err != nil {
		return err
	}
	if path := c.String("baseline"); path != "" {
		if opts.Baseline, err = run.LoadBaseline(path); err != nil {
			return err
		}
	}
	if revision := c.String("new-from"); c.IsSet("new-from") {
		if opts.Changes, err = files.ChangesSince(c.Context, workFolder(opts.Inputs), revision); err != nil {
			return err
		}
	}
	bar := newProgress(c, len(opts.Inputs))
	opts.Progress = bar.step
	out, err := run.Lint(c.Context, opts)
	bar.end()
	if err != nil {
		return err
	}
	for _, err := range out.Errors {
		warn(c, err)
	}
	failed = failed || len(out.Errors) > 0
	if unknown := l.settings.unknownRules(); len(unknown) > 0 {
		out.Diagnostics = lint.Sort(append(out.Diagnostics, unknown...))
		out.Summary.Add(unknown)
	}
	if out.Summary.Files == 0 {
		if failed {
			return exitError(exitFailure)
		}
		return noQuestions(c)
	}
	code, err := l.finish(out)
	switch {
	case err != nil:
		return err
	case failed:
		return exitError(exitFailure)
	case code != exitOK:
		return exitError(code)
	}
	return nil
}

// workFolder returns the folder in which to ask git: that of the first file.
func workFolder(list []files.Input) string {
	for _, in := range list {
		if in.Path != files.StdinPath {
			return filepath.Dir(in.Path)
		}
	}
	return "."
}

// finish reports the outcome and returns the exit code.
func (l *linting) finish(out *run.Outcome) (int, error) {
	c := l.c
	if path := c.String("write-baseline"); path != "" {
		if err := run.WriteBaseline(path, out.Diagnostics); err != nil {
			return exitFailure, err
		}
		say(c, "wrote %s to %s", report.Count(len(out.Diagnostics), "finding"), report.Safe(path))
		return exitOK, nil
	}
	if l.options.Fix == run.DiffOnly {
		err := outputText(c, c.String("output"), strings.Join(out.Diffs, ""))
		if err == nil && len(out.Diffs) > 0 {
			return exitFindings, nil
		}
		return exitOK, err
	}
	if out.Fixed > 0 {
		say(c, "fixed %s in %s", report.Count(out.Fixed, "finding"), report.Count(out.FixedFiles, "file"))
	}
	if err := l.report(out); err != nil {
		return exitFailure, err
	}
	if err := l.reportBaseline(out); err != nil {
		return exitFailure, err
	}
	if out.Summary.Fails(l.threshold) {
		return exitFindings, nil
	}
	return exitOK, nil
}

// report writes the findings in all formats asked for. The report goes to standard error
// if the fixed text of standard input goes to standard output.
func (l *linting) report(out *run.Outcome) error {
	c := l.c
	color, err := colorProfile(c)
	if err != nil {
		return err
	}
	r := &report.Report{
		Diagnostics: out.Diagnostics,
		Summary:     out.Summary,
		Rules:       rules.All(),
		Version:     version(),
		Color:       color,
	}
	if out.Stdin != nil {
		if err := outputText(c, "", *out.Stdin); err != nil {
			return err
		}
	}
	for _, t := range l.targets {
		write := func(w io.Writer) error { return l.write(w, t, r) }
		if out.Stdin != nil && t.Path == "" {
			err = write(c.App.ErrWriter)
		} else {
			err = outputSafe(c, t.Path, write)
		}
		if err != nil {
			return err
		}
		// Without findings the text report is empty.
		if len(r.Diagnostics) == 0 && t.Format.Name == "text" {
			say(c, "%s", report.Summarize(r.Summary))
		}
	}
	return nil
}

// write writes one report. A file gets no colours. The runner of GitHub Actions takes no
// part of a report for people for a command.
func (l *linting) write(w io.Writer, t report.Target, r *report.Report) error {
	people := t.Format.Name == "text" || t.Format.Name == "concise"
	var text bytes.Buffer
	own := *r
	if t.Path != "" {
		own.Color = termenv.Ascii
	}
	guard := people && t.Path == "" && insideActions()
	if !guard {
		if err := t.Format.Write(w, &own); err != nil {
			return err
		}
	} else if err := t.Format.Write(&text, &own); err != nil {
		return err
	}
	if people && l.c.Bool("statistics") {
		if err := report.Statistics(&text, r.Diagnostics); err != nil {
			return err
		}
	}
	if !guard {
		_, err := w.Write(text.Bytes())
		return err
	}
	return report.StopCommands(w, text.Bytes())
}

func insideActions() bool { return os.Getenv("GITHUB_ACTIONS") == "true" }

// reportBaseline says how many findings the baseline hid and which of its findings are
// gone, or drops these with --prune-baseline.
func (l *linting) reportBaseline(out *run.Outcome) error {
	c := l.c
	known := c.String("baseline")
	if known == "" {
		return nil
	}
	shown := report.Safe(known)
	if out.Hidden > 0 {
		say(c, "%s hides %s", shown, report.Count(out.Hidden, "known finding"))
	}
	if len(out.Gone) == 0 {
		return nil
	}
	if c.Bool("prune-baseline") {
		b, err := run.LoadBaseline(known)
		if err != nil {
			return err
		}
		if err := b.Prune(out.Gone); err != nil {
			return err
		}
		say(c, "dropped %s from %s", report.Count(len(out.Gone), "gone finding"), shown)
		return nil
	}
	for _, e := range out.Gone {
		say(c, "%s: %s no longer occurs; --prune-baseline drops it", shown, report.Safe(e.String()))
	}
	return nil
}
