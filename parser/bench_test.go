package parser

import (
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
)

// benchmarkBank is a generated bank of about 2 MB. What is done with it in the
// benchmark's loop is reported by the second as well.
func benchmarkBank(b *testing.B) string {
	b.Helper()
	const questions = 1000
	text, _ := generate.Bank(generate.Options{Questions: questions, Seed: 1})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	b.Cleanup(func() { b.ReportMetric(questions*float64(b.N)/b.Elapsed().Seconds(), "questions/s") })
	return string(text)
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
	found := Default().scan(benchmarkBank(b), 0)
	blocks := 0
	for b.Loop() {
		for i := range found.cuts {
			blocks += len(Default().lexRecord(found, i))
		}
	}
	if blocks == 0 {
		b.Fatal("no blocks")
	}
}

// BenchmarkTokens gives all blocks and what is between them.
func BenchmarkTokens(b *testing.B) {
	text := benchmarkBank(b)
	for b.Loop() {
		if blocks := Default().Tokens(text); len(blocks) == 0 {
			b.Fatal("no blocks")
		}
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
