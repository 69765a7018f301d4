package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/report"
)

// say prints a line for people on standard error. No name of a file, text of a
// bank or value of a flag in it is obeyed by a terminal or by the runner of GitHub
// Actions.
func say(c *cli.Context, format string, args ...any) { sayTo(c.App.ErrWriter, format, args...) }

func sayTo(w io.Writer, format string, args ...any) {
	_ = passOn(w, report.SafeLines(fmt.Sprintf(format, args...)+"\n")) // there is no other place to report it
}

// warn prints an error that does not end the command on standard error.
func warn(c *cli.Context, err error) { say(c, "qbank: %s", plain(err)) }

// passOn writes lines for people that hold no hidden characters. Inside GitHub
// Actions it keeps the runner from taking a part of them for a command.
func passOn(w io.Writer, lines string) error {
	if insideActions() && (strings.Contains(lines, "::") || strings.Contains(lines, "##[")) {
		return report.StopCommands(w, []byte(lines))
	}
	_, err := io.WriteString(w, lines)
	return err
}
