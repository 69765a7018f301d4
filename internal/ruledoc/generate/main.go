// Command generate writes docs/rules anew: the pages of all rules and their
// catalogue. It takes the folder as its argument.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/qbank-dev/qbank/internal/ruledoc"
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
		return fmt.Errorf("usage: generate FOLDER")
	}
	files, err := ruledoc.Folder(rules.All())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(args[0], 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(args[0], "*.md"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if files[filepath.Base(path)] == nil {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(args[0], name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
