package lint_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// documents are the documents of a text without the places in it.
func documents(text string) []schema.Question {
	list := schema.BuildAll(parser.Parse("bank.md", []byte(text)))
	for i := range list {
		list[i].Source = nil
	}
	return list
}

// visible is what can be seen of documents: all but white space and characters
// that take no room, which the rules of text hygiene may change.
func visible(t *rapid.T, list []schema.Question) string {
	data, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	for _, escape := range []string{`\n`, `\t`, `\u2028`, `\u2029`} {
		data = []byte(strings.ReplaceAll(string(data), escape, ""))
	}
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == 0x3164 {
			return -1
		}
		return r
	}, string(data))
}

// errorCounts counts the findings of severity error by rule and question.
func errorCounts(l *lint.Linter, text string) map[string]int {
	counts := map[string]int{}
	for _, d := range lint.Finish([]lint.FileResult{l.File(parser.Parse("bank.md", []byte(text)))}) {
		if d.Severity == lint.Error {
			counts[fmt.Sprintf("%s in question #%d", d.Code, d.Question)]++
		}
	}
	return counts
}

// checkFixed checks what holds of every text that was fixed: a second run fixes
// nothing, and no error is there that was not there before.
func checkFixed(t *rapid.T, l *lint.Linter, before string, fixed lint.Fixed, unsafe bool) {
	again, err := l.Fix(parser.Default(), "bank.md", fixed.Text, unsafe)
	if err != nil {
		t.Fatal(err)
	}
	if again.Count > 0 || again.Text != fixed.Text {
		t.Fatalf("a second run fixes %d findings more:\n%s", again.Count, cmp.Diff(fixed.Text, again.Text))
	}
	had := errorCounts(l, before)
	for key, n := range errorCounts(l, fixed.Text) {
		if n > had[key] {
			t.Fatalf("fixing brings %s: %d instead of %d\nbefore:\n%s\nafter:\n%s", key, n, had[key], before, fixed.Text)
		}
	}
}

// TestSafeFixesKeepDocuments checks that the fixes that are about what a bank
// says, and the removal of comments, leave its documents as they are to the
// letter.
func TestSafeFixesKeepDocuments(t *testing.T) {
	pieces := bankPieces(t)
	l := ruleLinter(t, "QB0", "QB1", "QB2", "QB3", "QB9")
	count := 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawBank(t, pieces, comments)
		fixed, err := l.Fix(parser.Default(), "bank.md", text, false)
		if err != nil {
			t.Fatal(err)
		}
		count += fixed.Count
		if diff := cmp.Diff(documents(text), documents(fixed.Text)); diff != "" {
			t.Fatalf("the documents differ:\n%s\nbefore:\n%s\nafter:\n%s", diff, text, fixed.Text)
		}
		checkFixed(t, l, text, fixed, false)
	})
	if count == 0 {
		t.Error("nothing was fixed")
	}
}

// TestSafeFixesKeepWhatIsSeen checks that all safe fixes together change nothing
// that can be seen.
func TestSafeFixesKeepWhatIsSeen(t *testing.T) {
	pieces := bankPieces(t)
	l := ruleLinter(t)
	extra := append([]string{"\u200b", "\u00a0", "  ", "\ufeff", "✔", "e\u0301", "\t"}, comments...)
	count := 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawBank(t, pieces, extra)
		fixed, err := l.Fix(parser.Default(), "bank.md", text, false)
		if err != nil {
			t.Fatal(err)
		}
		count += fixed.Count
		if diff := cmp.Diff(visible(t, documents(text)), visible(t, documents(fixed.Text))); diff != "" {
			t.Fatalf("the documents differ:\n%s\nbefore:\n%s\nafter:\n%s", diff, text, fixed.Text)
		}
		checkFixed(t, l, text, fixed, false)
	})
	if count == 0 {
		t.Error("nothing was fixed")
	}
}
