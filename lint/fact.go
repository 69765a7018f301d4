package lint

import (
	"github.com/qbank-dev/qbank/parser"
)

// Fact is what is kept of a question for the rules over the whole run.
type Fact struct {
	// File is the path as people know it.
	File string
	// Number is the question's number.
	Number int64
	// Start and End enclose the number in its heading.
	Start, End Position
	// StartByte and EndByte are their columns in bytes.
	StartByte, EndByte int
	// Excerpt is the heading's line.
	Excerpt string
}

// newFact keeps of a question what the rules over the whole run need.
func (l *Linter) newFact(f *parser.File, q *Question) Fact {
	at := q.Heading.NumberSpan
	start := f.Source.Position(at.Start, parser.Runes)
	return Fact{
		File:      f.Source.Name,
		Number:    q.Heading.Number,
		Start:     start,
		End:       f.Source.Position(at.End, parser.Runes),
		StartByte: f.Source.Position(at.Start, parser.Bytes).Column,
		EndByte:   f.Source.Position(at.End, parser.Bytes).Column,
		Excerpt:   excerpt(f.Source, start),
	}
}
