package lint

import (
	"slices"

	"github.com/qbank-dev/qbank/parser"
)

// Position is a place in a file: a 1-based line, a 1-based column in Unicode
// code points, and a byte offset from 0.
type Position = parser.Position

// Diagnostic is one finding with its place resolved, so that it can be kept
// after the file it came from is gone.
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
	// Help says how to mend it; it may be empty.
	Help string
	// URL is the rule's page.
	URL string
	// Fix mends it, nil where nothing is known to.
	Fix *Fix
	// Related are other places that matter.
	Related []Related
	// Hash is that of the offending text: it stays the same when lines move.
	Hash string
	// Excerpt is the source line of Start, for reports that show it.
	Excerpt string
}

// Fix is a list of edits that mend a finding.
type Fix struct {
	// Safe tells that the edits cannot change what the bank means.
	Safe bool
	// Edits do not overlap and are in source order.
	Edits []Edit
}

// Edit replaces what stands from Start to End by Text.
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

// Sort orders diagnostics by file, place, code and message, and drops those
// that say the same twice. Files come in the order of their names. The list is not
// changed, but may be what is given back.
func Sort(list []Diagnostic) []Diagnostic {
	less := func(a, b *Diagnostic) bool {
		switch {
		case a.File != b.File:
			return a.File < b.File
		case a.Start.Offset != b.Start.Offset:
			return a.Start.Offset < b.Start.Offset
		case a.Code != b.Code:
			return a.Code < b.Code
		case a.End.Offset != b.End.Offset:
			return a.End.Offset < b.End.Offset
		}
		return a.Message < b.Message
	}
	// A diagnostic is large: pointers are sorted, and only what is not in its place
	// is moved.
	order := make([]*Diagnostic, len(list))
	sorted := true // and no two say the same
	for i := range list {
		order[i] = &list[i]
		sorted = sorted && (i == 0 || less(&list[i-1], &list[i]))
	}
	if sorted {
		return list
	}
	slices.SortStableFunc(order, func(a, b *Diagnostic) int {
		switch {
		case less(a, b):
			return -1
		case less(b, a):
			return 1
		}
		return 0
	})
	out := make([]Diagnostic, 0, len(list))
	for i, d := range order {
		if i == 0 || less(order[i-1], d) {
			out = append(out, *d)
		}
	}
	return out
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

// Add counts diagnostics in.
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

// Fails tells whether any finding is at or above the threshold.
func (s Summary) Fails(threshold Severity) bool {
	return s.Errors > 0 && threshold <= Error ||
		s.Warnings > 0 && threshold <= Warning ||
		s.Infos > 0 && threshold <= Info
}
