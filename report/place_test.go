package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// offsetOf turns a line and a column, counted in bytes or in code points, into an
// offset: the long way round, as a reader of a report has to. The columns of the
// first line begin behind a byte-order mark.
func offsetOf(t *testing.T, text string, line, column int, bytes bool) int {
	t.Helper()
	lines := strings.SplitAfter(text, "\n")
	if line < 1 || line > len(lines) {
		t.Fatalf("there is no line %d", line)
	}
	offset := len(strings.Join(lines[:line-1], ""))
	rest := lines[line-1]
	if line == 1 {
		trimmed := strings.TrimPrefix(rest, "\ufeff")
		offset += len(rest) - len(trimmed)
		rest = trimmed
	}
	if bytes {
		return offset + column - 1
	}
	for i := range rest {
		if column--; column == 0 {
			return offset + i
		}
	}
	if column != 1 {
		t.Fatalf("line %d has no such column", line)
	}
	return offset + len(rest)
}

// replacement is an edit by offsets.
type replacement struct {
	start, end int
	text       string
}

// apply makes replacements that do not overlap, the last ones first, so that the
// offsets of the others stay right.
func apply(text string, list []replacement) string {
	for _, r := range slices.Backward(list) {
		text = text[:r.start] + r.text + text[r.end:]
	}
	return text
}

// fixed is what the edits of a finding make of its file.
func fixed(d *lint.Diagnostic) string {
	var list []replacement
	for _, e := range d.Fix.Edits {
		list = append(list, replacement{e.Start.Offset, e.End.Offset, e.Text})
	}
	return apply(texts()[d.File], list)
}
