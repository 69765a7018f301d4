package main

import (
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/run"
	"github.com/qbank-dev/qbank/internal/treejson"
)

func astCommand() *cli.Command {
	return &cli.Command{
		Name:      "ast",
		Usage:     "print what the parser sees as JSON",
		ArgsUsage: "[PATH …]",
		Description: `Prints the syntax tree of each file as one JSON document a line: every node with
its kind, its span in bytes, and its place. "qbank schema ast" prints the schema
of these documents, and docs/ast.md explains all kinds of nodes.

Examples:
  qbank ast bank/0007.md
  qbank ast --indent bank/0007.md
  qbank ast bank/ | jq -c '.children[].kind'`,
		Flags: slices.Concat([]cli.Flag{
			&cli.BoolFlag{Name: "indent", Usage: "write each document on many lines, for people"},
		}, configFlags(), inputFlags()),
		Action: func(c *cli.Context) error {
			files, conf, err := newFiles(c)
			if err != nil {
				return err
			}
			list, failed, err := inputs(c, conf)
			if err != nil {
				return err
			}
			write := treejson.Write
			if c.Bool("indent") {
				write = treejson.WriteIndented
			}
			written := 0
			var errs []error
			err = output(c, "", func(w io.Writer) (err error) {
				errs, err = run.Each(c.Context, files, list,
					func(p run.Part) (*treejson.Node, error) {
						f, err := files.Parse(p)
						if err != nil {
							return nil, err
						}
						return treejson.Tree(f), nil
					},
					func(tree *treejson.Node) error {
						written++
						return write(w, tree)
					})
				return err
			})
			if err != nil {
				return err
			}
			for _, err := range errs {
				warn(c, err)
			}
			switch {
			case failed || len(errs) > 0:
				return exitError(exitFailure)
			case written == 0:
				return noQuestions(c)
			}
			return nil
		},
	}
}
