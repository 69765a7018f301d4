package lint

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/parser"
)

// TestPlainText compares the texts that are taken as they stand with what the
// parser makes of the same stems and options.
func TestPlainText(t *testing.T) {
	pieces := []string{
		"word", "more words in a row", "두 낱말", "낱말 몇 개가 나란히", "a  b", ".", " ", "  ", "\t", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\u00a0", "\u3000", "\u200b", "\ufeff", "e\u0301", "é",
		"\u1112\u1161", "\xff", "\xea", "✅", "<br>", "<!-- x -->", "<!-- qbank-disable -->", "- item", "1. item", "```\n", "~~~\n", "> q", "| a |", "---",
		"A. ", "B. ", "B.", "**B. ", "\n\nA. one\n\nB. two", "漢", "\x7f", "\x00", "a\\",
	}
	plain := 0
	rapid.Check(t, func(t *rapid.T) {
		text := "## Question #1\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "text"), "")
		f := parser.Parse("bank.md", []byte(text))
		composed := new(notes).isComposed(f)
		for _, q := range f.Questions {
			if q.Stem != nil {
				if got, want := stemText(f, q, composed), f.Text(&q.Stem.Body); got != want {
					t.Fatalf("the stem of %q is %q, want %q", text, got, want)
				}
				if plainText(f.Source.Slice(q.Stem.Span()), composed) {
					plain++
				}
			}
			for _, o := range q.Options {
				if got, want := optionText(f, o, composed), f.OptionText(o); got != want {
					t.Fatalf("option %c of %q is %q, want %q", o.Label, text, got, want)
				}
			}
		}
	})
	if plain == 0 {
		t.Error("no stem was taken as it stands")
	}
}
