package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/report"
)

// say prints a line for people on standard error. Names of files, texts of banks
// and values of flags in it are shown, never obeyed, by a terminal and by the
// runner of GitHub Actions.
func say(c *cli.Context, format string, args ...any) { sayTo(c.App.ErrWriter, format, args...) }

func sayTo(w io.Writer, format string, args ...any) {
	_ = passOn(w, report.SafeLines(fmt.Sprintf(format, args...)+"\n")) // nobody is left to tell
}

// warn says on standard error what went wrong, and lets the command go on.
func warn(c *cli.Context, err error) { say(c, "qbank: %s", plain(err)) }

// passOn writes lines for people that hold nothing hidden. Inside GitHub Actions
// the runner is kept from taking a part of them for a command, where it could.
func passOn(w io.Writer, lines string) error {
	if insideActions() && (strings.Contains(lines, "::") || strings.Contains(lines, "##[")) {
		return report.StopCommands(w, []byte(lines))
	}
	_, err := io.WriteString(w, lines)
	return err
}
