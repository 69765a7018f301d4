package bench

import (
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// allRules is a linter with all rules, those that are off included.
func allRules(b *testing.B) *lint.Linter {
	b.Helper()
	selection := lint.Selection{}
	for _, r := range rules.All() {
		selection.Select = append(selection.Select, r.Code)
	}
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: selection})
	if err != nil {
		b.Fatal(err)
	}
	return linter
}

// BenchmarkLint compares reading, all rules, those that are off included, and
// the check against the JSON Schema with goldmark's parser alone.
func BenchmarkLint(b *testing.B) {
	src := newMixer(b).bank(4000)
	linter := allRules(b)
	b.Run("qbank", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			result := linter.File(parser.Parse("bank.md", src))
			if len(result.Facts) != 4000 {
				b.Fatalf("%d questions", len(result.Facts))
			}
			lint.Finish([]lint.FileResult{result})
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			parser.Parse("bank.md", src)
		}
	})
	b.Run("goldmark", func(b *testing.B) { benchmarkGoldmark(b, src) })
}
