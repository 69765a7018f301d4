// Package bench compares qbank with other programs on the same bytes in the
// same run. It is a module of its own, so that these do not become dependencies
// of qbank.
package bench

import (
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"

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
