// Package lint finds faults in question banks.
//
// A [Rule] is a value: a code, a name, its documentation with examples that are
// also its tests, and a function. The rules are in package rules, one a file. A
// [Linter] runs the selected ones over parsed files. Rules over several files get
// a small [Fact] for each question: no bank has to be in memory as a whole.
package lint

import (
	"github.com/qbank-dev/qbank/parser"
)

// Rule is one thing that can be wrong with a bank.
type Rule struct {
	// Code is "QB" and three digits. It never changes its meaning.
	Code string
	// Name is the code in words, as in "missing-stem".
	Name string
	// Since is the version that brought the rule.
	Since string
	// Severity is that of its findings, unless the configuration says otherwise.
	Severity Severity
	// Off rules run only when they are selected by code or name.
	Off bool
	// Fix is the kind of fix that findings have.
	Fix FixKind
	// Options are its settings, which the configuration may change.
	Options []Option
	// Doc explains the rule.
	Doc Doc

	// OncePerFile says that a file has at most one finding of the rule, or a few
	// about the file as a whole. Of a large file only those of the first segment
	// that has any are reported.
	OncePerFile bool

	// CheckFile checks a whole file; it may be nil.
	CheckFile func(p *Pass)
	// CheckQuestion checks one question with a usable number; it may be nil.
	CheckQuestion func(p *Pass, q *Question)
	// CheckBank checks the facts of the whole run; it may be nil.
	CheckBank func(p *BankPass)
}

// FixKind is the kind of fix that the findings of a rule have.
type FixKind int

// The kinds of fixes.
const (
	NoFix FixKind = iota
	SafeFix
	UnsafeFix
)

// String returns "", "safe" or "unsafe".
func (k FixKind) String() string { return [...]string{"", "safe", "unsafe"}[k] }

// Doc is the documentation of a rule, in markdown.
type Doc struct {
	// What says in a sentence or two what is reported.
	What string
	// Why says what harm it does.
	Why string
	// Bad is a bank in which the rule finds something, Good the same one without the
	// fault. Where the rule has a fix, fixing Bad gives Good.
	Bad, Good string
	// Reference names the source of a rule that is taken from one.
	Reference string
}

// URL returns the address of the rule's page.
func (r *Rule) URL() string {
	return "https://github.com/qbank-dev/qbank/blob/main/docs/rules/" + r.Code + ".md"
}

// Finding is what a rule reports: its place, and what to say.
type Finding struct {
	// Span is the offending text.
	Span parser.Span
	// Message is one sentence in plain English, without a full stop.
	Message string
	// Help says how to fix it.
	Help string
	// Related are other places in the file.
	Related []parser.Related
	// Fix fixes it, nil for none.
	Fix *parser.Fix
	// Question is the number of the question; CheckQuestion need not set it.
	Question int64
}
