package lang

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
)

// BenchmarkRead reports the time to cut the paragraphs of a bank into words, with a
// memory that knows them.
func BenchmarkRead(b *testing.B) {
	bank, _ := generate.Bank(generate.Options{Questions: 500, Seed: 3})
	var paragraphs []string
	for text := range strings.SplitSeq(string(bank), "\n\n") {
		paragraphs = append(paragraphs, Prose(text))
	}
	var memory Memory
	var cut Text
	b.SetBytes(int64(len(bank)))
	b.ReportAllocs()
	for b.Loop() {
		for _, prose := range paragraphs {
			cut.Read(prose, &memory)
		}
	}
}
