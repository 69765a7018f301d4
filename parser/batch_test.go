package parser

import (
	"strings"
	"testing"
)

// A record that the grammar does not take, which no text is known to make, keeps
// its heading and hides no other record of its batch.
func TestBrokenRecord(t *testing.T) {
	const text = "## Question #1\nx\n## Question #2\n<br>\ny\n## Question #3\nz\n"
	spans := func(kinds ...Kind) (pieces []piece) {
		pos := 0
		for _, kind := range kinds {
			end, next := lineEnd(text, pos)
			pieces = append(pieces, piece{kind, Span{pos, end}})
			pos = next
		}
		return pieces
	}
	for _, broken := range []Kind{FrontMatterBlock, OptionAnalysisBlock, TriviaBlock} {
		p := Default()
		f := &File{Source: NewSource("x.md", text), parser: p}
		b := newBatch(f, 3)
		b.pieces = spans(QuestionHeadingBlock, ParagraphBlock, QuestionHeadingBlock, broken, ParagraphBlock, QuestionHeadingBlock, ParagraphBlock)
		for _, c := range p.scan(text, 0).cuts {
			b.headings = append(b.headings, &c.heading)
		}
		b.parse()
		if len(f.Records) != 3 || len(f.Diagnostics) != 1 || !strings.Contains(f.Diagnostics[0].Message, "could not be read") {
			t.Fatalf("%s: got %d records and %v", broken, len(f.Records), f.Diagnostics)
		}
		for i, want := range []int64{1, 0, 3} {
			q := f.Records[i].Question
			if q.Heading.Number != want || (q.Stem == nil) != (want == 0) || q.Heading.Malformed != (want == 0) {
				t.Errorf("%s: record %d was read as question %d", broken, i+1, q.Heading.Number)
			}
		}
	}
}

// Batches end between records, wherever that is.
func TestBatches(t *testing.T) {
	for _, lines := range []int{0, 1, 2, 50, maxBatch - 2, maxBatch - 1, maxBatch, maxBatch + 1, 3 * maxBatch} {
		text := ""
		for range 7 {
			text += "## Question #1\nstem\n\nA. x\nB. y\n" + strings.Repeat("---\n", lines)
		}
		f := Parse("x.md", []byte(text))
		if len(f.Questions) != 7 || len(f.Diagnostics) > 0 {
			t.Fatalf("%d lines: got %d questions and %s", lines, len(f.Questions), faults(f))
		}
		for i, q := range f.Questions {
			if len(q.Options) != 2 || len(q.Tokens) != 4+lines || f.Text(&q.Stem.Body) != "stem" {
				t.Errorf("%d lines: question %d has %d options and %d blocks", lines, i+1, len(q.Options), len(q.Tokens))
			}
		}
	}
}
