package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/internal/treejson"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/schema"
)

// schemaNames returns the names of the schemas that the command prints.
func schemaNames() []string {
	names := append(schema.Names(), "ast", "config")
	slices.Sort(names)
	return names
}

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "print a JSON Schema",
		ArgsUsage: strings.Join(schemaNames(), "|"),
		Description: `Prints the JSON Schema (draft 2020-12) of a document that qbank writes, of the
syntax tree, or of the configuration.

Examples:
  qbank schema bank > bank.schema.json
  qbank schema question
  qbank schema ast
  qbank schema config`,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usagef("name one schema: %s", strings.Join(schemaNames(), ", "))
			}
			text, err := schemaText(c.Args().First())
			if err != nil {
				return err
			}
			return outputText(c, "", string(text))
		},
	}
}

func schemaText(name string) ([]byte, error) {
	switch {
	case name == "ast":
		return treejson.Schema(), nil
	case name == "config":
		return config.Schema(rules.All())
	case slices.Contains(schema.Names(), name):
		return schema.JSON(name)
	}
	return nil, usagef("unknown schema %q%s: choose one of %s", name,
		text.DidYouMean(name, schemaNames()), strings.Join(schemaNames(), ", "))
}
