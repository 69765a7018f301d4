package report

import (
	"testing"

	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// counter counts what is written.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// BenchmarkWrite writes the findings of a generated bank with a fault in each
// question in each format; MB/s are those of the report.
func BenchmarkWrite(b *testing.B) {
	text, _ := generate.Bank(generate.Options{Questions: 1000, Seed: 1, Faults: 1})
	linter, err := lint.New(lint.Options{Rules: rules.All()})
	if err != nil {
		b.Fatal(err)
	}
	r := Report{
		Diagnostics: lint.Finish([]lint.FileResult{linter.File(parser.Parse("bank.md", text))}),
		Rules:       rules.All(), Version: "test", Color: termenv.ANSI,
	}
	r.Summary.Add(r.Diagnostics)
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			var size counter
			for b.Loop() {
				size = 0
				if err := format.Write(&size, &r); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size))
			b.ReportMetric(float64(len(r.Diagnostics))*float64(b.N)/b.Elapsed().Seconds(), "findings/s")
		})
	}
}
