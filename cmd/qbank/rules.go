package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/docgen"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

func rulesCommand() *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "list the rules, or explain one",
		ArgsUsage: "[CODE or NAME …]",
		Description: `Without arguments prints the catalogue; with codes, prefixes or names the pages
of those rules: what is reported and why, a bad example and a good one.

Examples:
  qbank rules
  qbank rules QB307
  qbank rules correct-option-marked-con
  qbank rules --format json`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "the `FORMAT`: text, json or markdown"},
		},
		Action: runRules,
	}
}

func runRules(c *cli.Context) error {
	list := rules.All()
	if c.Args().Present() {
		list = nil
		for _, selector := range c.Args().Slice() {
			if err := lint.CheckSelector(rules.All(), selector); err != nil {
				return usageError{err.Error()}
			}
			for _, r := range rules.All() {
				if lint.Match(selector, r) {
					list = append(list, r)
				}
			}
		}
	}
	return output(c, "", func(w io.Writer) error {
		switch format := c.String("format"); {
		case format == "json":
			return docgen.JSON(w, list)
		case format != "text" && format != "markdown":
			return usagef("unknown format %q: choose text, json or markdown", format)
		case c.Args().Present():
			pages := make([]string, len(list))
			for i, r := range list {
				pages[i] = docgen.Page(r)
			}
			_, err := fmt.Fprint(w, strings.Join(pages, "\n"))
			return err
		case format == "markdown":
			return docgen.Markdown(w, list)
		}
		return docgen.Table(w, list)
	})
}
