package convert

import (
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// counter counts what is written.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// BenchmarkWrite writes the documents of a generated bank in each format; MB/s are
// those of the output.
func BenchmarkWrite(b *testing.B) {
	text, _ := generate.Bank(generate.Options{Questions: 1000, Seed: 1})
	list := schema.BuildAll(parser.Parse("bank.md", text))
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			var size counter
			for b.Loop() {
				size = 0
				w := format.New(&size, Options{})
				if err := w.Begin(); err != nil {
					b.Fatal(err)
				}
				for i := range list {
					if err := w.Write(&list[i]); err != nil {
						b.Fatal(err)
					}
				}
				if err := w.End(); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size))
			b.ReportMetric(float64(len(list))*float64(b.N)/b.Elapsed().Seconds(), "questions/s")
		})
	}
}
