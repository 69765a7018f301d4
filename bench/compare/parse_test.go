package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/parser"
)

// bank is a text that both programs read.
type bank struct {
	name string
	text []byte
}

// banks returns a generated bank of about 2 MB, and the short questions of
// testdata/bank repeated to the same size.
func banks(b *testing.B) []bank {
	b.Helper()
	var once []byte
	err := filepath.WalkDir("../../testdata/bank", func(path string, d fs.DirEntry, err error) error {
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
	generated, _ := generate.Bank(generate.Options{Questions: 1000, Seed: 1})
	return []bank{{"generated", generated}, {"short", bytes.Repeat(once, 2<<20/len(once)+1)}}
}

// each runs a benchmark over the banks.
func each(b *testing.B, run func(b *testing.B, src []byte)) {
	for _, bank := range banks(b) {
		b.Run(bank.name, func(b *testing.B) { run(b, bank.text) })
	}
}

// measure sets what a benchmark reports that reads a bank once in each iteration.
func measure(b *testing.B, src []byte) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	questions := float64(len(parser.Parse("bank.md", src).Questions))
	before := cpuTime(b)
	b.Cleanup(func() {
		b.ReportMetric(questions*float64(b.N)/b.Elapsed().Seconds(), "questions/s")
		b.ReportMetric(float64(cpuTime(b)-before)/float64(b.N), "cpu-ns/op")
	})
}

// BenchmarkQbankParse makes the tree of a bank.
func BenchmarkQbankParse(b *testing.B) {
	each(b, func(b *testing.B, src []byte) {
		measure(b, src)
		for b.Loop() {
			if f := parser.Parse("bank.md", src); len(f.Questions) == 0 {
				b.Fatal("no questions")
			}
		}
	})
}

// BenchmarkGoldmarkParse makes goldmark's tree of the same bytes.
func BenchmarkGoldmarkParse(b *testing.B) {
	md := goldmark.DefaultParser()
	each(b, func(b *testing.B, src []byte) {
		measure(b, src)
		for b.Loop() {
			if doc := md.Parse(text.NewReader(src)); doc.ChildCount() == 0 {
				b.Fatal("no blocks")
			}
		}
	})
}
