package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/discover"
	"github.com/qbank-dev/qbank/internal/engine"
)

// inputFlags are the flags of all commands that read question files.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "stdin-filename", Usage: "the `NAME` of standard input in reports"},
		&cli.IntFlag{Name: "jobs", Usage: "how many files to read at once (`N`, default: one a processor)"},
	}
}

// inputs finds the files that the command line names, without those that the
// configuration excludes, and says what could not be used. The error is that of
// a configuration.
func inputs(c *cli.Context, conf *settings) (list []discover.Input, failed bool, err error) {
	result := discover.Find(c.Context, discover.Options{
		Paths:     c.Args().Slice(),
		StdinName: filepath.ToSlash(c.String("stdin-filename")),
	})
	for _, err := range result.Errors {
		warn(c, err)
	}
	list, err = conf.check(result.Inputs)
	return list, len(result.Errors) > 0, err
}

// warn says on standard error what went wrong, and lets the command go on.
func warn(c *cli.Context, err error) { fmt.Fprintf(c.App.ErrWriter, "qbank: %s\n", plain(err)) }

// newEngine reads the flags of how files are read, those of the configuration
// among them.
func newEngine(c *cli.Context) (engine.Engine, *settings, error) {
	jobs := c.Int("jobs")
	if c.IsSet("jobs") && jobs < 1 {
		return engine.Engine{}, nil, usagef("--jobs takes a number of 1 or more, not %d", jobs)
	}
	conf, err := newSettings(c)
	if err != nil {
		return engine.Engine{}, nil, err
	}
	return engine.Engine{Parser: conf.parserFor, Stdin: c.App.Reader, Jobs: jobs}, conf, nil
}

// noQuestions is the error for a run that found nothing to do.
func noQuestions(c *cli.Context) error {
	where := c.Args().Slice()
	if len(where) == 0 {
		where = []string{"."}
	}
	for i, w := range where {
		where[i] = fmt.Sprintf("%q", w)
	}
	return fmt.Errorf("no question found: looked in %s for %s files with a heading such as \"## Question #1\"",
		strings.Join(where, ", "), strings.Join(discover.DefaultExtensions, ", "))
}
