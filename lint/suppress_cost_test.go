package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// TestSuppressionCost checks that comments and findings can be many at once:
// each finding looks at a logarithmic number of places, and each comment at a
// logarithmic number of findings, whatever their kind.
func TestSuppressionCost(t *testing.T) {
	const n = 10_000
	banks := map[string]func(i int) string{
		"open to the end": func(int) string { return "<!-- qbank-disable QB301 -->\nalpha\n" },
		"off and on":      func(int) string { return "<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB301 -->\n" },
		"never on again":  func(int) string { return "<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB302 -->\n" },
		"lines":           func(int) string { return "<!-- qbank-disable-next-line QB301 -->\nalpha\n" },
		"a file":          func(int) string { return "<!-- qbank-disable-file QB301 -->\nalpha\n" },
		"one question":    func(int) string { return "<!-- qbank-disable-question QB301 -->\nalpha\n" },
		"a question each": func(i int) string {
			return fmt.Sprintf("## Question #%d\n<!-- qbank-disable-question QB301 -->\nalpha\n", i+2)
		},
		"one number for all": func(int) string { return "## Question #1 해설\n<!-- qbank-disable-question QB301 -->\nalpha\n" },
		"nothing is hidden":  func(int) string { return "<!-- qbank-disable QB4 -->\nalpha\n" },
	}
	cost := func(t *testing.T, n int, part func(int) string) int {
		var b strings.Builder
		b.WriteString("## Question #1\n")
		for i := range n {
			b.WriteString(part(i))
		}
		l := newLinter(t, Options{Selection: Selection{Select: []string{"QB301", "QB901"}}})
		result := l.File(parser.Parse("bank.md", []byte(b.String())))
		if len(result.suppressions.entries) < n {
			t.Fatalf("only %d entries", len(result.suppressions.entries))
		}
		result.unused(true)
		return result.suppressions.steps
	}
	for name, part := range banks {
		t.Run(name, func(t *testing.T) {
			// Each comment and finding may take a few searches of some 14 steps;
			// all against all would be a hundred million.
			if steps := cost(t, n, part); steps < n || steps > 100*n {
				t.Errorf("%d steps for %d comments and findings", steps, n)
			}
		})
	}
}
