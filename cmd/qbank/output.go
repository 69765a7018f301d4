package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/muesli/termenv"
	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/report"
)

// output calls write with the file at path, or with standard output if path is "" or
// "-". A file is written whole or, if write fails, not at all. On a terminal hidden
// characters are escaped, since it would obey them.
func output(c *cli.Context, path string, write func(w io.Writer) error) error {
	if path != "" && path != "-" || !onTerminal(c.App.Writer) {
		return outputSafe(c, path, write)
	}
	return outputSafe(c, "", func(w io.Writer) error {
		visible := report.NewVisible(w)
		if err := write(visible); err != nil {
			return err
		}
		return visible.Flush()
	})
}

func onTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && isTerminal(file)
}

// outputText writes a text with [output].
func outputText(c *cli.Context, path, text string) error {
	return output(c, path, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// outputSafe is [output] for text without hidden characters but those of colours.
func outputSafe(c *cli.Context, path string, write func(w io.Writer) error) error {
	if path == "" || path == "-" {
		out := bufio.NewWriterSize(c.App.Writer, 1<<16)
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	file, err := files.Create(path)
	if err != nil {
		return err
	}
	defer file.Discard()
	out := bufio.NewWriterSize(file, 1<<16)
	if err := write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Commit()
}

func colorFlag() cli.Flag {
	return &cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to use colour: auto, always or never; NO_COLOR turns it off too"}
}

// colorProfile returns the colours that the report may use.
func colorProfile(c *cli.Context) (termenv.Profile, error) {
	switch when := c.String("color"); when {
	case "never":
		return termenv.Ascii, nil
	case "always":
		return termenv.ANSI, nil
	case "auto":
		if c.String("output") != "" {
			return termenv.Ascii, nil
		}
		// The library knows NO_COLOR, CLICOLOR_FORCE, TERM=dumb and pipes.
		file, ok := c.App.Writer.(*os.File)
		if !ok || termenv.NewOutput(file).EnvColorProfile() == termenv.Ascii {
			return termenv.Ascii, nil
		}
		return termenv.ANSI, nil
	default:
		return termenv.Ascii, usagef("--color takes auto, always or never, not %q", when)
	}
}

// say prints a line for people on standard error. Neither a terminal nor the runner of
// GitHub Actions obeys a name of a file, text of a bank or value of a flag in it.
func say(c *cli.Context, format string, args ...any) { sayTo(c.App.ErrWriter, format, args...) }

func sayTo(w io.Writer, format string, args ...any) {
	_ = passOn(w, report.SafeLines(fmt.Sprintf(format, args...)+"\n")) // there is no other place to report it
}

// warn prints an error that does not end the command on standard error.
func warn(c *cli.Context, err error) { say(c, "qbank: %s", plain(err)) }

// passOn writes lines for people without hidden characters. Inside GitHub Actions it
// keeps the runner from taking a part of them for a command.
func passOn(w io.Writer, lines string) error {
	if insideActions() && (strings.Contains(lines, "::") || strings.Contains(lines, "##[")) {
		return report.StopCommands(w, []byte(lines))
	}
	_, err := io.WriteString(w, lines)
	return err
}

// patience is the time before a run shows its progress.
const patience = time.Second

// progress shows a bar for a long run if standard error is a terminal.
type progress struct {
	terminal *os.File // nil to show nothing
	files    int
	done     int
	started  time.Time
	bar      *progressbar.ProgressBar // nil until patience has passed
}

func newProgress(c *cli.Context, files int) *progress {
	p := &progress{files: files, started: time.Now()}
	if file, ok := c.App.ErrWriter.(*os.File); ok && files > 1 && isTerminal(file) {
		p.terminal = file
	}
	return p
}

func isTerminal(file *os.File) bool { return isatty.IsTerminal(file.Fd()) }

func newBar(w io.Writer, files int) *progressbar.ProgressBar {
	return progressbar.NewOptions(files,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("linting"),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(false),
		progressbar.OptionThrottle(100*time.Millisecond),
	)
}

// step counts one more file.
func (p *progress) step() {
	p.done++
	switch {
	case p.terminal == nil:
		return
	case p.bar == nil && time.Since(p.started) < patience:
		return
	case p.bar == nil:
		p.bar = newBar(p.terminal, p.files)
	}
	_ = p.bar.Set(p.done) // without a bar the run goes on
}

// end removes the bar.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
