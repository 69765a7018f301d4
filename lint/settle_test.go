package lint

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// wordRuleDeleting deletes a word wherever it stands.
func wordRuleDeleting(word string) *Rule {
	r := wordRule("QB602", "no-word", word, "gone")
	check := r.CheckFile
	r.CheckFile = func(p *Pass) {
		first := len(p.result.Diagnostics)
		check(p)
		for i := range p.result.Diagnostics[first:] {
			p.result.Diagnostics[first+i].Fix.Edits[0].Text = ""
		}
	}
	return r
}

// countRounds fixes a text and tells how often it was looked at.
func countRounds(t *testing.T, l *Linter, text, want string) int {
	t.Helper()
	rounds := 0
	l.ignored = func(string, string) bool {
		rounds++ // asked once a round for the only rule, and once by "unused"
		return false
	}
	fixed, err := l.Fix(parser.Default(), "bank.md", text, false)
	if err != nil {
		t.Fatal(err)
	}
	if fixed.Text != want {
		t.Errorf("got %q, want %q", fixed.Text, want)
	}
	return rounds
}
