// Command generate writes the pages of a docs folder that are made from the
// program: all of rules/, and the tables of ast.md. It takes the folder as its
// argument.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/qbank-dev/qbank/internal/docgen"
	"github.com/qbank-dev/qbank/internal/treejson"
	"github.com/qbank-dev/qbank/lint/rules"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("usage: generate FOLDER")
	}
	page := filepath.Join(args[0], "ast.md")
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	changed, err := withTables(string(text), treejson.Schema())
	if err != nil {
		return fmt.Errorf("%s: %w", page, err)
	}
	if err := os.WriteFile(page, []byte(changed), 0o644); err != nil {
		return err
	}
	return writeRules(filepath.Join(args[0], "rules"))
}

// writeRules writes the pages of all rules and their catalogue, and deletes the
// pages of rules that are gone.
func writeRules(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return err
	}
	files := docgen.Folder(rules.All())
	for _, path := range old {
		if _, ok := files[filepath.Base(path)]; !ok {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}
