package lint

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/parser"
)

// TestPassages checks what rules read of the words of a question, and that the
// places of words are those in the file.
func TestPassages(t *testing.T) {
	const code = "\x1f\x1f\x1f\x1f\x1f\x1f"
	blanked := "one\n\n   " + strings.Repeat(" ", len("<!-- qbank-disable QB1 -->")) + "\n\n   two"
	tests := []struct{ name, text, stem, stemProse, option, optionProse string }{
		{"plain", "stem\n\nA. option\n", "stem", "stem", "option", "option"},
		{"code", "`code`\n\nA. `code` x\n", "`code`", code, "`code` x", code + " x"},
		{"no stem", "A. option\n", "", "", "option", "option"},
		{"paragraphs", "one\n\ntwo\n\nA. one\n\n   two\n\n   <br>\n\nB. other\n", "one\n\ntwo", "one\n\ntwo", "one\n\n   two", "one\n\n   two"},
		{"a comment between paragraphs", "x\n\nA. one\n\n   <!-- qbank-disable QB1 -->\n\n   two\n\nB. other\n", "x", "x",
			blanked, blanked},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := parser.Parse("bank.md", []byte(heading+test.text))
			q := newQuestions(f, &wordReader{})[0]
			check := func(p *Passage, text, prose string) {
				t.Helper()
				if p.Text != text || p.Prose != prose {
					t.Errorf("got %q and %q, want %q and %q", p.Text, p.Prose, text, prose)
				}
				for _, w := range p.Words().Words {
					m := lang.Match{Start: w.Start, End: w.End}
					if got := f.Source.Slice(p.Span(m)); got != p.At(m) {
						t.Errorf("%q is at %q", p.At(m), got)
					}
				}
			}
			check(q.StemPassage(), test.stem, test.stemProse)
			check(q.OptionPassage(0), test.option, test.optionProse)
		})
	}
}
