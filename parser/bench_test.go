package parser

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// benchmarkBank is testdata/bank, repeated to about 2 MB.
func benchmarkBank(b *testing.B) string {
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
	text := string(bytes.Repeat(once, 2<<20/len(once)+1))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	return text
}

// BenchmarkScan finds landmarks, regions and cuts.
func BenchmarkScan(b *testing.B) {
	text := benchmarkBank(b)
	for b.Loop() {
		if l := Default().scan(text, 0); len(l.cuts) == 0 {
			b.Fatal("no records")
		}
	}
}

// BenchmarkLex cuts the records into blocks.
func BenchmarkLex(b *testing.B) {
	l := Default().scan(benchmarkBank(b), 0)
	var pieces []piece
	for b.Loop() {
		level, regions := 0, l.regions
		for i, c := range l.cuts {
			end := len(l.text.text)
			if i+1 < len(l.cuts) {
				end = l.cuts[i+1].start
			}
			regions = regionsFrom(regions, c.start)
			level = recordLevel(level, &c.heading)
			pieces = Default().lexRecord(l.text, c, end, level, regions, pieces[:0])
		}
	}
	if len(pieces) == 0 {
		b.Fatal("no blocks")
	}
}

// BenchmarkParse does all, grammar and joining included.
func BenchmarkParse(b *testing.B) {
	src := []byte(benchmarkBank(b))
	for b.Loop() {
		if f := Parse("bank.md", src); len(f.Questions) == 0 {
			b.Fatal("no questions")
		}
	}
}
