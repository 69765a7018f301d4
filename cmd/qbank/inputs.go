package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/run"
)

// inputFlags are the flags of all commands that read question files.
func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "stdin-filename", Usage: "the `NAME` of standard input in reports"},
		&cli.IntFlag{Name: "jobs", Usage: "how many files to read at once (`N`, default: one a processor)"},
	}
}

// inputs finds the files that the command line names, except those that the
// configuration excludes. It warns of paths that cannot be used; failed reports whether
// there were any. Extensions are those of the files to look for in folders, by default
// those of text. The error is that of a configuration.
func inputs(c *cli.Context, conf *settings, extensions ...string) (list []files.Input, failed bool, err error) {
	result := files.Find(c.Context, files.Options{
		Paths:      c.Args().Slice(),
		StdinName:  filepath.ToSlash(c.String("stdin-filename")),
		Extensions: extensions,
	})
	for _, err := range result.Errors {
		warn(c, err)
	}
	list, err = conf.check(result.Inputs)
	return list, len(result.Errors) > 0, err
}

// large and segment are the sizes of [run.Files] that tests lower.
var large, segment int

// newFiles reads the flags of [inputFlags] and [configFlags].
func newFiles(c *cli.Context) (run.Files, *settings, error) {
	jobs := c.Int("jobs")
	if c.IsSet("jobs") && jobs < 1 {
		return run.Files{}, nil, usagef("--jobs takes a number of 1 or more, not %d", jobs)
	}
	conf, err := newSettings(c)
	if err != nil {
		return run.Files{}, nil, err
	}
	return run.Files{Parser: conf.parserFor, Stdin: c.App.Reader, Jobs: jobs, Large: large, Segment: segment}, conf, nil
}

// noQuestions returns the error of a run that found no question.
func noQuestions(c *cli.Context, extensions ...string) error {
	where := c.Args().Slice()
	if len(where) == 0 {
		where = []string{"."}
	}
	for i, w := range where {
		where[i] = fmt.Sprintf("%q", w)
	}
	if len(extensions) > 0 && !slices.Equal(extensions, files.DefaultExtensions) {
		return fmt.Errorf("no question found: looked in %s for %s documents", strings.Join(where, ", "), strings.Join(extensions, ", "))
	}
	return fmt.Errorf("no question found: looked in %s for %s files with a heading such as \"## Question #1\"",
		strings.Join(where, ", "), strings.Join(files.DefaultExtensions, ", "))
}
