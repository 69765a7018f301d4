package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/report"
)

func configCommand() *cli.Command {
	return &cli.Command{
		Name:      "config",
		Usage:     "print the configuration that counts for a path",
		ArgsUsage: "[PATH]",
		Description: `Prints the configuration of a file or folder with everything that it extends, and
where each value comes from.

Examples:
  qbank config bank/0007.md
  qbank config --format json --select QB3`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "yaml", Usage: "the `FORMAT`: " + strings.Join(config.ExplainFormats(), " or ")},
			&cli.StringSliceFlag{Name: "select", Usage: "as of \"qbank lint\" (`CODES`)"},
			&cli.StringSliceFlag{Name: "extend-select", Usage: "as of \"qbank lint\" (`CODES`)"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "as of \"qbank lint\" (`CODES`)"},
		}, configFlags()...),
		Action: runConfig,
	}
}

func runConfig(c *cli.Context) error {
	if c.NArg() > 1 {
		return usagef("name one path, not %d", c.NArg())
	}
	format := c.String("format")
	if !slices.Contains(config.ExplainFormats(), format) {
		return usagef("unknown format %q: choose %s", format, strings.Join(config.ExplainFormats(), " or "))
	}
	s, err := newSettings(c)
	if err != nil {
		return err
	}
	path := c.Args().First()
	if path == "" {
		path = "."
	}
	// The configuration of a folder is that of the files in it.
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "question.md")
	}
	conf, err := s.loader.For(path)
	if err != nil {
		return err
	}
	return output(c, "", func(w io.Writer) error { return conf.With(s.overrides).Explain(w, format) })
}

func initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "write a commented configuration",
		ArgsUsage: "[FOLDER]",
		Description: `Writes .qbank.yaml with every setting, its default and what it does. An existing
file is left alone.

Examples:
  qbank init
  qbank init bank/`,
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return usagef("name one folder, not %d", c.NArg())
			}
			folder := c.Args().First()
			for _, name := range config.FileNames() {
				path := filepath.Join(folder, name)
				if _, err := os.Lstat(path); err == nil {
					return fmt.Errorf("%q exists already; delete it first to begin anew", path)
				} else if !errors.Is(err, fs.ErrNotExist) {
					return err
				}
			}
			path := filepath.Join(folder, config.FileNames()[0])
			err := outputText(c, path, config.Template(rules.All()))
			if err == nil {
				say(c, "wrote %s", report.Safe(path))
			}
			return err
		},
	}
}
