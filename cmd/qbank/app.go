package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/report"
)

// The exit codes of every command.
const (
	exitOK       = 0 // fine
	exitFindings = 1 // findings at or above --fail-on, differences, violations
	exitFailure  = 2 // the command could not do its job
)

// Streams are the standard input, output and error of a command.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// exitError ends a command with an exit code and without a message.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// usageError is a command line that cannot be understood.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// Main runs the command line and returns the exit code.
func Main(ctx context.Context, args []string, streams Streams) int {
	app := newApp(streams)
	args, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return exitCode(err, streams.Err)
}

// exitCode prints an error and returns the exit code for it.
func exitCode(err error, stderr io.Writer) int {
	var code exitError
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, syscall.EPIPE):
		// The reader of the pipe has ended.
		return exitOK
	case errors.As(err, &usage):
		sayTo(stderr, "qbank: %s", report.Safe(usage.message))
	case errors.Is(err, context.Canceled):
		sayTo(stderr, "qbank: interrupted")
	default:
		sayTo(stderr, "qbank: %s", plain(err))
	}
	return exitFailure
}

// plain returns the text of an error, with a hint for common causes.
func plain(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return err.Error() + " (the disk is full)"
	case errors.Is(err, fs.ErrPermission) && !errors.As(err, new(*files.Error)):
		return err.Error() + " (are you allowed to write there?)"
	}
	return err.Error()
}

func newApp(streams Streams) *cli.App {
	cli.VersionFlag = &cli.BoolFlag{Name: "version", Aliases: []string{"V"}, Usage: "print the version"}
	app := &cli.App{
		Name:  "qbank",
		Usage: "parse, lint, format and convert question banks kept as plain text",
		Description: `qbank reads exam questions from text files, reports what is wrong with them,
puts their text in one form, and writes them as JSON or YAML and back. Without
PATH a command looks in the current folder. "-" is standard input.

Examples:
  qbank lint                         check all questions below this folder
  qbank fmt --check                  list the files that "qbank fmt" would change
  qbank convert --to json -o bank.json questions/
  qbank rules QB202                  explain a rule`,
		Version:                   version(),
		Reader:                    streams.In,
		Writer:                    streams.Out,
		ErrWriter:                 streams.Err,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              onUsageError,
		Commands: []*cli.Command{
			lintCommand(),
			fmtCommand(),
			convertCommand(),
			validateCommand(),
			schemaCommand(),
			rulesCommand(),
			astCommand(),
			configCommand(),
			initCommand(),
			cacheCommand(),
			completionCommand(),
			completeCommand(),
			versionCommand(),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return unknownCommand(c.App, c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
	}
	for _, command := range app.Commands {
		command.OnUsageError = onUsageError
	}
	return app
}

func onUsageError(_ *cli.Context, err error, _ bool) error {
	return usageError{strings.ReplaceAll(err.Error(), "flag provided but not defined: -", "unknown flag --")}
}

func unknownCommand(app *cli.App, name string) error {
	if _, err := os.Stat(name); err == nil {
		return usagef("unknown command %q; to check that path, run \"qbank lint %s\"", name, name)
	}
	return usagef("unknown command %q%s; \"qbank --help\" lists the commands", name, text.DidYouMean(name, commandNames(app)))
}

func commandNames(app *cli.App) []string {
	names := []string{"help"}
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return names
}
