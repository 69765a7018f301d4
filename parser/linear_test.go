package parser

import (
	"fmt"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/hostile"
)

// TestHardTexts reads a megabyte of each: where the work grew with the square of
// the size, one of them alone would take longer than the test may. How the work
// grows is measured in internal/testing/hostile.
func TestHardTexts(t *testing.T) {
	size := 1 << 20
	if raceEnabled || testing.Short() {
		size = 64 << 10
	}
	for _, c := range hostile.Banks {
		t.Run(c.Name, func(t *testing.T) {
			text := c.Make(size)
			readAll(text)
			length := 0
			for _, b := range Default().Tokens(text) {
				length += len(b.Text)
			}
			if length != len(text) {
				t.Errorf("the tokens hold %d of %d bytes", length, len(text))
			}
		})
	}
}

// BenchmarkHardTexts reads each at two sizes: MB/s should be about the same.
func BenchmarkHardTexts(b *testing.B) {
	for _, c := range hostile.Banks {
		for _, size := range []int{8 << 10, 256 << 10} {
			b.Run(fmt.Sprintf("%s/%dK", c.Name, size>>10), func(b *testing.B) {
				text := c.Make(size)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					readAll(text)
				}
			})
		}
	}
}

// readAll parses a text and reads all that can be asked about it.
func readAll(text string) {
	f := Parse("x.md", []byte(text))
	for _, list := range [][]*Question{f.Questions, f.Unnumbered} {
		for _, q := range list {
			if q.Stem != nil {
				f.Text(&q.Stem.Body)
			}
			for _, o := range q.Options {
				f.OptionText(o)
			}
			f.AnswerLines(q)
			f.Text(q.Tail)
			if q.Analysis == nil {
				continue
			}
			f.Text(q.Analysis.Body)
			for _, s := range q.Analysis.Sections {
				f.Text(s.Body)
			}
			for _, o := range q.Analysis.OptionAnalyses() {
				f.ContentText(o)
				for _, r := range o.Reasons {
					f.ReasonText(r)
				}
			}
		}
	}
	for _, d := range f.Diagnostics {
		f.Source.Position(d.Span.Start, Bytes)
	}
}
