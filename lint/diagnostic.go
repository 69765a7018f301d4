package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// Position is a place in a file: a 1-based line, a 1-based column in Unicode
// code points, and a byte offset from 0.
type Position = parser.Position

// Diagnostic is one finding with its place resolved. It does not refer to the parsed
// file.
type Diagnostic struct {
	// File is the path as people know it, with forward slashes.
	File string
	// Code and Name are those of the rule.
	Code, Name string
	Severity   Severity
	// Message is one sentence in plain English, without a full stop.
	Message string
	// Question is the number of the question it is about, 0 where that is
	// unknown.
	Question int64
	// Start and End enclose the offending text; End is exclusive.
	Start, End Position
	// StartByte and EndByte are the columns of Start and End in bytes, from 1,
	// for reports that count so; 0 is unknown.
	StartByte, EndByte int
	// Help says how to fix it; it may be empty.
	Help string
	// URL is the rule's page.
	URL string
	// Fix fixes it, nil where no fix is known.
	Fix *Fix
	// Related are other places that explain it.
	Related []Related
	// Hash is a hash of the offending text. It stays the same when lines move.
	Hash string
	// Excerpt is the source line of Start, for reports that show it.
	Excerpt string
}

// Fix is a list of edits that fix a finding.
type Fix struct {
	// Safe reports whether the edits cannot change what the bank means.
	Safe bool
	// Edits do not overlap and are in source order.
	Edits []Edit
}

// Edit replaces the text from Start to End by Text.
type Edit struct {
	Start, End Position
	Text       string
}

// Related is a place that explains a finding.
type Related struct {
	File    string
	Start   Position
	Message string
}

// Sort returns the diagnostics in the order of file, place, code and message,
// without those that say the same as another. The list is not changed.
func Sort(list []Diagnostic) []Diagnostic {
	// A diagnostic is large, so pointers are sorted.
	order := make([]*Diagnostic, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, compare)
	out := make([]Diagnostic, 0, len(list))
	for i, d := range order {
		if i == 0 || compare(order[i-1], d) != 0 {
			out = append(out, *d)
		}
	}
	return out
}

func compare(a, b *Diagnostic) int {
	return cmp.Or(
		strings.Compare(a.File, b.File),
		cmp.Compare(a.Start.Offset, b.Start.Offset),
		strings.Compare(a.Code, b.Code),
		cmp.Compare(a.End.Offset, b.End.Offset),
		strings.Compare(a.Message, b.Message),
	)
}

// Summary counts what a run found.
type Summary struct {
	// Files and Questions are how many were read.
	Files, Questions int
	// Errors, Warnings and Infos count the findings by severity.
	Errors, Warnings, Infos int
	// Fixable counts the findings with a safe fix.
	Fixable int
}

// Add adds diagnostics to the counts.
func (s *Summary) Add(list []Diagnostic) {
	for _, d := range list {
		switch d.Severity {
		case Error:
			s.Errors++
		case Warning:
			s.Warnings++
		default:
			s.Infos++
		}
		if d.Fix != nil && d.Fix.Safe {
			s.Fixable++
		}
	}
}

// Fails reports whether any finding is at or above the threshold.
func (s Summary) Fails(threshold Severity) bool {
	return s.Errors > 0 && threshold <= Error ||
		s.Warnings > 0 && threshold <= Warning ||
		s.Infos > 0 && threshold <= Info
}
