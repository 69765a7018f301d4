package main

import (
	"bufio"
	"io"
	"os"

	"github.com/muesli/termenv"
	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/report"
)

type writer = io.Writer

// output calls write with standard output, or with the file at path where one is
// given. The file is written whole or, where write fails, not at all. On a terminal
// hidden characters are escaped, since it would obey them.
func output(c *cli.Context, path string, write func(w writer) error) error {
	if path != "" && path != "-" || !onTerminal(c.App.Writer) {
		return outputSafe(c, path, write)
	}
	return outputSafe(c, "", func(w writer) error {
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

// outputSafe is like output for what holds no hidden characters but colours.
func outputSafe(c *cli.Context, path string, write func(w writer) error) error {
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

// colorProfile returns how much colour the report may use.
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
