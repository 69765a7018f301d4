package parser

import (
	"iter"
	"sort"
)

// RecordSpan is the place of the record that holds a byte offset: from its
// heading to the next record or the file's end. It is empty for an offset in
// the preamble.
func (f *File) RecordSpan(offset int) Span {
	i := sort.Search(len(f.Records), func(i int) bool { return f.Records[i].start() > offset })
	if i == 0 {
		return Span{}
	}
	return f.recordSpan(i - 1)
}

// Heading is the place of the heading that begins the record.
func (r *Record) Heading() Span {
	if r.Question != nil {
		return r.Question.Heading.Span()
	}
	return r.Analysis.Heading.Span()
}

func (r *Record) start() int { return r.Heading().Start }

// Blocks are the blocks of the record in source order.
func (r *Record) Blocks() iter.Seq[Block] {
	if r.Question != nil {
		return blocks(r.Question.Tokens)
	}
	return blocks(r.Analysis.Tokens)
}
