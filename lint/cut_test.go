package lint

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/generate"
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/parser"
)

// TestFactsOfCuts compares the facts of questions whose texts rules have cut into
// words with those of questions that no rule looked at.
func TestFactsOfCuts(t *testing.T) {
	codes := []string{codeDuplicate, codeNearDuplicate, codeKeyPosition, codeLongestBias}
	var none []*Rule
	for _, code := range codes {
		none = append(none, &Rule{Code: code, CheckBank: func(*BankPass) {}})
	}
	cutting := append([]*Rule{{Code: "QB999", CheckQuestion: func(p *Pass, q *Question) {
		source := func(span parser.Span) string { return lang.Prose(p.File.Source.Slice(span)) }
		if q.Stem != nil {
			q.StemWords(source(q.Stem.Span()))
		}
		for i, o := range q.Options {
			q.OptionWords(i, source(o.TextSpan))
		}
	}}}, none...)
	plain, cut := newLinter(t, Options{Rules: none, Selection: Selection{Select: []string{"ALL"}}}), newLinter(t, Options{Rules: cutting, Selection: Selection{Select: []string{"ALL"}}})
	compare := func(t interface{ Fatalf(string, ...any) }, text string) {
		f := parser.Parse("bank.md", []byte(text))
		want, got := plain.File(f).Facts, cut.File(f).Facts
		for i := range want {
			a, b := want[i], got[i]
			if a.Sketch != nil && b.Sketch != nil && *a.Sketch == *b.Sketch {
				b.Sketch = a.Sketch
			}
			if a != b {
				t.Fatalf("question %d of %q has the facts %+v, and %+v after it was cut into words", i+1, text, a, b)
			}
		}
	}
	bank, _ := generate.Bank(generate.Options{Questions: 300, Seed: 6, Faults: 0.3})
	compare(t, string(bank))
	pieces := []string{
		"bucket", "buckets", "on-demand", "don't", "`code bucket`", "snake_case", "--flag", "서울", "서울에서", "e\u0301", "\u00a0", "All of the above", "None of these", "위의 모든 것", "모두 정답",
		"\n", "\n\n", ".", "<br>", "<!-- x -->", "https://example.com/bucket", "![bucket](a.png)", "\x1f", "word", "words",
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, label), rapid.SampledFrom([]string{" ", ""}).Draw(t, "joint"))
		}
		text := "## Question #1\n" + draw("stem") + "\n\nA. " + draw("A") + "\n\nB. " + draw("B") + "\n\nC. " + draw("C") + "\n\nAnswer: B\n"
		compare(t, text)
	})
}
