package parser

import (
	"iter"
	"sort"
)

// recordAt returns the index of the record that holds a byte offset, -1 in the
// preamble.
func (f *File) recordAt(offset int) int {
	return sort.Search(len(f.Records), func(i int) bool { return f.Records[i].start() > offset }) - 1
}

// RecordAt returns the record that holds a byte offset: each one runs from its
// heading to the next record or the file's end. It is nil for an offset in the
// preamble.
func (f *File) RecordAt(offset int) *Record {
	if i := f.recordAt(offset); i >= 0 {
		return f.Records[i]
	}
	return nil
}

// RecordAfter returns the record that follows the one at a byte offset, nil where
// there is none.
func (f *File) RecordAfter(offset int) *Record {
	if i := f.recordAt(offset) + 1; i < len(f.Records) {
		return f.Records[i]
	}
	return nil
}

// RecordSpan returns the place of the record that holds a byte offset, an empty
// span for an offset in the preamble.
func (f *File) RecordSpan(offset int) Span {
	if i := f.recordAt(offset); i >= 0 {
		return f.recordSpan(i)
	}
	return Span{}
}

// Number returns the number in the record's heading, 0 where it has none that is
// usable.
func (r *Record) Number() int64 {
	if r.Question != nil {
		return r.Question.Heading.Number
	}
	return r.Analysis.Heading.Number
}

// Heading returns the place of the heading that begins the record.
func (r *Record) Heading() Span {
	if r.Question != nil {
		return r.Question.Heading.Span()
	}
	return r.Analysis.Heading.Span()
}

func (r *Record) start() int { return r.Heading().Start }

// Blocks returns the blocks of the record in source order.
func (r *Record) Blocks() iter.Seq[Block] {
	if r.Question != nil {
		return blocks(r.Question.Tokens)
	}
	return blocks(r.Analysis.Tokens)
}
