package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// wordRule finds a word.
func wordRule(code, name, word string) *Rule {
	r := fixingRule(code, word, "", false)
	check := r.CheckFile
	r.Name = name
	r.CheckFile = func(p *Pass) {
		check(p)
		for i := range p.found {
			if p.found[i].Code == code {
				p.found[i].Fix = nil
			}
		}
	}
	return r
}

// fixingRule finds a word and replaces it by another text.
func fixingRule(code, word, instead string, safe bool) *Rule {
	r := &Rule{Code: code, Name: "word-" + strings.ToLower(code), Severity: Warning}
	r.CheckFile = func(p *Pass) {
		text := p.File.Source.Text
		for pos := 0; ; {
			n := strings.Index(text[pos:], word)
			if n < 0 {
				return
			}
			span := parser.Span{Start: pos + n, End: pos + n + len(word)}
			pos = span.End
			p.Report(Finding{
				Span:    span,
				Message: "the word " + word,
				Fix:     &parser.Fix{Safe: safe, Edits: []parser.Edit{{Span: span, Text: instead}}},
			})
		}
	}
	return r
}

// catalogue has rules whose findings are plain to see in a text: "alpha" and
// "beta" are QB301 and QB302, "gamma" is QB401, "omega" is QB107, which is off,
// and a question's number that was used before is QB106. "teh" is QB601, which
// can be fixed.
func catalogue() []*Rule {
	omega := wordRule("QB107", "last-word", "omega")
	omega.Off = true
	again := &Rule{Code: "QB106", Name: "no-number-twice", Severity: Error}
	again.CheckBank = func(p *BankPass) {
		seen := map[int64]bool{}
		for i := range p.Facts {
			if seen[p.Facts[i].Number] {
				p.Report(p.Facts[i], "this number again", "")
			}
			seen[p.Facts[i].Number] = true
		}
	}
	return []*Rule{
		again,
		omega,
		wordRule("QB301", "first-word", "alpha"),
		wordRule("QB302", "second-word", "beta"),
		wordRule("QB401", "third-word", "gamma"),
		fixingRule("QB601", "teh", "the", true),
		{Code: "QB901", Name: "unused-suppression", Severity: Warning},
		{Code: "QB902", Name: "unknown-rule", Severity: Warning},
	}
}

func newLinter(t testing.TB, opts Options) *Linter {
	t.Helper()
	if opts.Rules == nil {
		opts.Rules = catalogue()
	}
	l, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// places are findings as "line CODE".
func places(list []Diagnostic) []string {
	out := make([]string, 0, len(list))
	for _, d := range list {
		out = append(out, fmt.Sprintf("%d %s", d.Start.Line, d.Code))
	}
	return out
}

// lintText runs a linter over one text.
func lintText(l *Linter, text string) []Diagnostic {
	return Finish([]FileResult{l.File(parser.Parse("bank.md", []byte(text)))})
}

// textCase is a text with what is found in it.
type textCase struct {
	name, text string
	want       []string // "line CODE"
}

func runTextCases(t *testing.T, opts Options, tests []textCase) {
	t.Helper()
	l := newLinter(t, opts)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := places(lintText(l, test.text)); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v, in:\n%s", got, test.want, test.text)
			}
		})
	}
}
