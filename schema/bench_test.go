package schema_test

import (
	"bytes"
	"testing"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// benchmarkQuestions is the number of questions of each benchmark.
const benchmarkQuestions = 1000

// benchmarkBank is a generated bank of about 2 MB, parsed. What is done with it in
// the benchmark's loop is reported by the second as well.
func benchmarkBank(b *testing.B) *parser.File {
	b.Helper()
	text, _ := generate.Bank(generate.Options{Questions: benchmarkQuestions, Seed: 1})
	measure(b, len(text))
	return parser.Parse("bank.md", text)
}

func measure(b *testing.B, size int) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	b.Cleanup(func() { b.ReportMetric(benchmarkQuestions*float64(b.N)/b.Elapsed().Seconds(), "questions/s") })
}

// BenchmarkBuild makes the documents of parsed questions.
func BenchmarkBuild(b *testing.B) {
	file := benchmarkBank(b)
	for b.Loop() {
		if list := schema.BuildAll(file); len(list) != benchmarkQuestions {
			b.Fatal(len(list))
		}
	}
}

// BenchmarkValidateDocument reads a document and checks it, as "qbank validate"
// does.
func BenchmarkValidateDocument(b *testing.B) {
	text, _ := generate.Bank(generate.Options{Questions: benchmarkQuestions, Seed: 1})
	list := schema.BuildAll(parser.Parse("bank.md", text))
	for _, c := range []struct {
		name   string
		format schema.Format
	}{{"json", schema.FormatJSON}, {"jsonl", schema.FormatJSONL}, {"yaml", schema.FormatYAML}} {
		b.Run(c.name, func(b *testing.B) {
			document := written(b, c.name, list)
			measure(b, len(document))
			for b.Loop() {
				if found := schema.ValidateDocument("", document, c.format); found != nil {
					b.Fatal(found[0])
				}
			}
		})
	}
}

// written is a document as "qbank convert" writes it.
func written(b *testing.B, name string, list []schema.Question) []byte {
	b.Helper()
	format, err := convert.Lookup(name)
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	w := format.New(&out, convert.Options{})
	err = w.Begin()
	for i := range list {
		if err == nil {
			err = w.Write(&list[i])
		}
	}
	if err == nil {
		err = w.End()
	}
	if err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}
