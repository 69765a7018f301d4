package rules

import (
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// benchmarkQuestions is the number of questions of each benchmark, about 2 MB.
const benchmarkQuestions = 1000

// measure reports what is done with the bank in the benchmark's loop by the second.
func measure(b *testing.B, text []byte) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	b.Cleanup(func() { b.ReportMetric(benchmarkQuestions*float64(b.N)/b.Elapsed().Seconds(), "questions/s") })
}

// BenchmarkParseAndLint parses a bank, and runs all rules with the check of each
// question's document against the schema.
func BenchmarkParseAndLint(b *testing.B) {
	for _, c := range []struct {
		name   string
		faults float64
	}{{"sound", 0}, {"faulty", 0.2}} {
		b.Run(c.name, func(b *testing.B) {
			text, faults := generate.Bank(generate.Options{Questions: benchmarkQuestions, Seed: 1, Faults: c.faults})
			linter := newBenchmarkLinter(b, lint.Selection{Select: []string{"ALL"}})
			measure(b, text)
			for b.Loop() {
				file := parser.Parse("bank.md", text)
				if found := lint.Finish([]lint.FileResult{linter.File(file)}); len(found) != len(faults) {
					b.Fatalf("%d findings for %d faults", len(found), len(faults))
				}
			}
		})
	}
}

// BenchmarkSmallFiles parses and lints as many files of one question each, to show
// the cost of a file.
func BenchmarkSmallFiles(b *testing.B) {
	var texts [][]byte
	size := 0
	for i := range benchmarkQuestions {
		text, _ := generate.Bank(generate.Options{Questions: 1, Seed: uint64(i + 1)})
		texts = append(texts, text)
		size += len(text)
	}
	linter := newBenchmarkLinter(b, lint.Selection{Select: []string{"ALL"}})
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			linter.File(parser.Parse("bank.md", text))
		}
	}
}

func newBenchmarkLinter(b *testing.B, selection lint.Selection) *lint.Linter {
	b.Helper()
	linter, err := lint.New(lint.Options{Rules: All(), Selection: selection})
	if err != nil {
		b.Fatal(err)
	}
	return linter
}
