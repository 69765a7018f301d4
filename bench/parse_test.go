// Package bench compares qbank with other programs on the same bytes in the
// same run. It is a module of its own, so that these do not become dependencies
// of qbank.
package bench

import (
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

func BenchmarkParse(b *testing.B) {
	src := bank(b)
	b.Run("qbank", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			if f := parser.Parse("bank.md", src); len(f.Questions) == 0 {
				b.Fatal("no questions")
			}
		}
	})
	b.Run("goldmark", func(b *testing.B) { benchmarkGoldmark(b, src) })
}

// BenchmarkLint compares reading, all rules, those that are off included, and
// the check against the JSON Schema with goldmark's parser alone.
func BenchmarkLint(b *testing.B) {
	src := mixed(b, 4000)
	selection := lint.Selection{}
	for _, r := range rules.All() {
		selection.Select = append(selection.Select, r.Code)
	}
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: selection})
	if err != nil {
		b.Fatal(err)
	}
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

func benchmarkGoldmark(b *testing.B, src []byte) {
	md := goldmark.DefaultParser()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if doc := md.Parse(text.NewReader(src)); doc.ChildCount() == 0 {
			b.Fatal("no blocks")
		}
	}
}
