package main

import (
	"fmt"
	"os"
	"strings"
)

// The comments around the blocks of the parts.
const (
	blocksEnd  = "<!-- compare: end -->"
	blockStart = "<!-- compare: %s -->"
	blockEnd   = "<!-- compare: end of %s -->"
)

// block returns the text of a part in the document.
func block(p part, rows []row, machine string) string {
	var b strings.Builder
	fmt.Fprintf(&b, blockStart+"\n### %s\n\n%s\n\n", p.name, p.title, wrap(machine))
	b.WriteString("| what | measured | ratio | target |\n|---|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.what, r.measured, r.ratio, r.target)
	}
	fmt.Fprintf(&b, blockEnd, p.name)
	return b.String()
}

// wrap breaks a text into lines of a document.
func wrap(text string) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case column == 0:
		case column+1+len(word) > 80:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

// replaceBlock puts the block of a part into a document: in place of the block that
// is there, else in the order of the parts.
func replaceBlock(path, name, text string) error {
	document, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	changed, err := withBlock(string(document), name, text)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(changed), 0o666)
}

func withBlock(document, name, text string) (string, error) {
	start, end := fmt.Sprintf(blockStart, name), fmt.Sprintf(blockEnd, name)
	if before, rest, ok := strings.Cut(document, start); ok {
		_, after, closed := strings.Cut(rest, end)
		if !closed {
			return "", fmt.Errorf("%q is missing", end)
		}
		return before + text + after, nil
	}
	// Before the first block that comes later.
	later := false
	for _, p := range parts {
		if p.name == name {
			later = true
			continue
		}
		if mark := fmt.Sprintf(blockStart, p.name); later && strings.Contains(document, mark) {
			return strings.Replace(document, mark, text+"\n\n"+mark, 1), nil
		}
	}
	if !strings.Contains(document, blocksEnd) {
		return "", fmt.Errorf("%q is missing: there the blocks go", blocksEnd)
	}
	return strings.Replace(document, blocksEnd, text+"\n\n"+blocksEnd, 1), nil
}
