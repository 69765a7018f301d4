// Package bench compares qbank with other programs on the same bytes in the
// same run. It is a module of its own, so that these do not become dependencies
// of qbank.
package bench

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"

	"github.com/qbank-dev/qbank/parser"
)

// bank is testdata/bank, repeated to about 2 MB.
func bank(b *testing.B) []byte {
	b.Helper()
	var once []byte
	err := filepath.WalkDir("../testdata/bank", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".md", ".markdown", ".txt"}, filepath.Ext(path)) {
			return err
		}
		src, err := os.ReadFile(path)
		once = append(append(once, src...), '\n')
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return bytes.Repeat(once, 2<<20/len(once)+1)
}

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
	b.Run("goldmark", func(b *testing.B) {
		md := goldmark.DefaultParser()
		b.SetBytes(int64(len(src)))
		b.ReportAllocs()
		for b.Loop() {
			if doc := md.Parse(text.NewReader(src)); doc.ChildCount() == 0 {
				b.Fatal("no blocks")
			}
		}
	})
}
