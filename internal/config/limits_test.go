package config

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// TestTimeIsLinear gives files that come close to the limits where something quadratic
// would take minutes. The limit is wide, because it may run on a slow machine.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const n = maxValues - 10
	many := func(pattern string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, pattern, i)
		}
		return b.String()
	}
	rules := catalogueOfTest()
	for i := range 60 {
		rules = append(rules, &lint.Rule{Code: fmt.Sprintf("QB%d", 800+i), Name: fmt.Sprintf("a-rule-with-the-number-%d", i), Severity: lint.Error})
	}
	for name, text := range map[string]string{
		"unknown keys":      many("k%d: 1\n"),
		"unknown rules":     "severity:\n" + many("  qbk%d: error\n"),
		"unknown selectors": "select:\n" + many("- k%d\n"),
		"wrong members":     "perFileIgnores:\n" + many("  k%d: 1\n"),
		"wrong items":       "select:\n" + many("- %d\n"),
		"globs":             "exclude:\n" + many("- k%d\n"),
		"same keys":         "select:\n" + strings.Repeat("k: 1\n", n),
		"lists":             "select: [" + strings.Repeat("[],", n) + "]",
		"aliases":           "a: &a x\nselect: [" + strings.Repeat("*a,", n) + "]",
		"a long key":        strings.Repeat("k", maxBytes/2) + ": " + strings.Repeat("v", maxBytes/2-10),
		"quotation marks":   strings.Repeat("a: 'x\n", maxBytes/6),
		"extends":           "extends:\n" + many("- f%d.yaml\n"),
	} {
		read := func(path string) ([]byte, error) {
			if strings.HasSuffix(path, "qbank.yaml") {
				return []byte(text), nil
			}
			return []byte("ignore: [QB1]\n"), nil
		}
		// Work that grew with the square of the size would not end in time.
		c, err := (&Loader{Rules: rules, File: "qbank.yaml", read: read}).For("")
		var several Errors
		switch {
		case err == nil:
			c.Enabled()
			c.Excluded("x.md")
			c.Ignored("x.md", "QB101")
		case !errors.As(err, &several):
			t.Errorf("%s: the error is a %T", name, err)
		}
	}
}
