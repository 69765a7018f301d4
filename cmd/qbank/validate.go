package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/report"
	"github.com/qbank-dev/qbank/schema"
)

func validateCommand() *cli.Command {
	return &cli.Command{
		Name:      "validate",
		Usage:     "check JSON, JSON Lines and YAML documents against the schema",
		ArgsUsage: "FILE …",
		Description: `Checks documents of banks and questions: against the JSON Schema, and for what a
schema cannot say, such as a key that names no option. Each violation is printed
as file:line:column: message, and the exit code is 1.

Examples:
  qbank validate bank.json
  qbank convert --to yaml bank/ | qbank validate -`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Value: "auto", Usage: "the `FORMAT` of the documents: auto, json, jsonl or yaml"},
			&cli.StringFlag{Name: "stdin-filename", Usage: "the `NAME` of standard input in reports"},
		},
		Action: runValidate,
	}
}

func runValidate(c *cli.Context) error {
	if !c.Args().Present() {
		return usagef("name the documents to check; \"-\" is standard input")
	}
	format, err := schema.ParseFormat(c.String("from"))
	if err != nil {
		return usageError{"--from: " + err.Error()}
	}
	found := files.Find(c.Context, files.Options{
		Paths:      c.Args().Slice(),
		StdinName:  filepath.ToSlash(c.String("stdin-filename")),
		Extensions: []string{".json", ".jsonl", ".ndjson", ".yaml", ".yml"},
	})
	failed := len(found.Errors) > 0
	for _, err := range found.Errors {
		warn(c, err)
	}
	documents, violations := 0, 0
	err = output(c, "", func(w io.Writer) error {
		for _, in := range found.Inputs {
			data, err := files.Read(in, c.App.Reader)
			if err := c.Context.Err(); err != nil {
				return err
			}
			if err != nil {
				warn(c, err)
				failed = true
				continue
			}
			documents++
			for _, f := range schema.ValidateDocument(in.Name, data, format) {
				violations++
				if err := passOn(w, report.Safe(fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message))+"\n"); err != nil {
					return err
				}
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case failed:
		return exitError(exitFailure)
	case documents == 0:
		return fmt.Errorf("no JSON or YAML document found in %q", c.Args().Slice())
	case violations > 0:
		return exitError(exitFindings)
	}
	return nil
}
