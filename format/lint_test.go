package format

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// findings counts what all rules find in a text.
func findings(t rapid.TB, text string) map[string]int {
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: []string{"QB"}}})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, d := range lint.Finish([]lint.FileResult{linter.File(parse(text))}) {
		counts[d.Code]++
	}
	return counts
}

func checkFindings(t rapid.TB, text string, style parser.Style) {
	before, after := findings(t, text), findings(t, Format(parse(text), style).Text)
	for code, n := range after {
		// What a comment suppressed may be gone.
		if n > before[code] && code != "QB901" {
			t.Errorf("%s: %d findings became %d in %q, %+v", code, before[code], n, text, style)
		}
	}
}

// Formatting gives the linter nothing more to say.
func TestNoNewFindings(t *testing.T) {
	for _, text := range seeds(t) {
		for _, style := range styles {
			checkFindings(t, text, style)
		}
	}
	rapid.Check(t, func(t *rapid.T) { checkFindings(t, drawSloppy(t), rapid.SampledFrom(styles).Draw(t, "style")) })
}
