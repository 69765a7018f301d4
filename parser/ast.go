package parser

import (
	"iter"
	"sort"
)

// Span is the node's place in the source, from its first block to its last.
func (n *node) Span() Span { return blocksSpan(n.blocks) }

// Blocks returns the blocks of the node in source order, those of the nodes below
// it included.
func (n *node) Blocks() iter.Seq[Block] { return blockSeq(n.blocks) }

func blocksSpan(blocks []Block) Span {
	if len(blocks) == 0 {
		return Span{}
	}
	return Span{blocks[0].Span.Start, blocks[len(blocks)-1].Span.End}
}

func blockSeq(blocks []Block) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		for _, b := range blocks {
			if !yield(b) {
				return
			}
		}
	}
}

// QuestionHeading is the line that begins a question.
type QuestionHeading struct {
	Line Block
	// Level is the number of hashes, 1 to 6.
	Level int
	// Number is 0 where the heading has no usable one.
	Number int64
	// Malformed reports whether the heading is not written as it should be, even
	// where its number could be read.
	Malformed bool
	// NumberSpan is empty where Number is 0.
	NumberSpan Span
	// NoteSpan is what follows the number, without separator and enclosing
	// brackets; it may be empty.
	NoteSpan Span
}

// AnalysisHeading is a question heading that goes on with an analysis word.
type AnalysisHeading struct {
	Line Block
	// Level is the number of hashes, 1 to 6.
	Level int
	// Number is 0 where the heading names none ("## 해설").
	Number     int64
	Malformed  bool
	NumberSpan Span
	// TitleSpan is the analysis word.
	TitleSpan Span
	// NoteSpan is what follows it, without separator and enclosing brackets.
	NoteSpan Span
}

// SectionHeading is a heading inside an analysis.
type SectionHeading struct {
	Line Block
	// Level is the number of hashes, 1 to 6.
	Level int
	// TitleSpan is the title as written; it may be empty.
	TitleSpan Span
	// Options reports whether the section holds the option analyses.
	Options bool
}

// OptionAnalysisHeading is the line that names the option.
type OptionAnalysisHeading struct {
	Line Block
	// Label is the letter, 'A' to 'Z'.
	Label     byte
	LabelSpan Span
	// Title is the short name after the label, without emphasis, marks and tags.
	Title     string
	TitleSpan Span
	// Marks are the stars and other marks of the line.
	Marks []Mark
	// Tags are the places of "[정답]" and the like.
	Tags []Span
}

// Span is the heading line's place in the source.
func (h *QuestionHeading) Span() Span { return h.Line.Span }

// Span is the heading line's place in the source.
func (h *AnalysisHeading) Span() Span { return h.Line.Span }

// Span is the heading line's place in the source.
func (h *SectionHeading) Span() Span { return h.Line.Span }

// Span is the heading line's place in the source.
func (h *OptionAnalysisHeading) Span() Span { return h.Line.Span }

// Starred reports whether the heading marks its option as right by a star or a
// tag such as "[정답]".
func (h *OptionAnalysisHeading) Starred() bool { return len(h.Tags) > 0 || h.Has(Star) }

// Has reports whether the heading holds a mark of the kind.
func (h *OptionAnalysisHeading) Has(kind MarkKind) bool {
	for _, m := range h.Marks {
		if m.Kind == kind {
			return true
		}
	}
	return false
}

// FirstLine is the place of the option's line and the lines attached to it.
func (o *Option) FirstLine() Span { return o.blocks[0].Span }

// Body is a run of blocks. The methods of a nil body are those of an empty one.
type Body struct {
	blocks []Block
}

// Stem is what stands between a question's heading and its options.
type Stem struct{ Body }

// Content is what stands under an option-analysis heading.
type Content struct{ Body }

// Blocks returns the blocks of the body in source order.
func (b *Body) Blocks() iter.Seq[Block] { return blockSeq(b.list()) }

// Len is the number of blocks of the body.
func (b *Body) Len() int { return len(b.list()) }

// At is the block of the body with an index, which is less than Len.
func (b *Body) At(i int) Block { return b.blocks[i] }

// Span is the place of the body in the source.
func (b *Body) Span() Span { return blocksSpan(b.list()) }

// Has reports whether a block of the kind is in the body.
func (b *Body) Has(kind Kind) bool {
	for _, block := range b.list() {
		if block.Kind == kind {
			return true
		}
	}
	return false
}

// Only reports whether all blocks of the body are of the kinds.
func (b *Body) Only(kinds ...Kind) bool { return onlyKinds(b.list(), kindSet(kinds...)) }

// list returns the blocks of a body, none of a nil one.
func (b *Body) list() []Block {
	if b == nil {
		return nil
	}
	return b.blocks
}

// speaks reports whether a body holds more than rules, <br> and comments.
func (b *Body) speaks() bool { return !b.Only(RuleBlock, BreakBlock, CommentBlock, DirectiveBlock) }

// HasStem reports whether a question has any text before its options.
func (f *File) HasStem(q *Question) bool { return q.Stem != nil && f.Text(&q.Stem.Body) != "" }

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

// recordSpan is the place of the record of an index, from its heading to the next
// record or the file's end.
func (f *File) recordSpan(i int) Span {
	end := len(f.Source.Text)
	if i+1 < len(f.Records) {
		end = f.Records[i+1].start()
	}
	return Span{f.Records[i].start(), end}
}

// node is that of the question or the analysis.
func (r *Record) node() *node {
	if r.Question != nil {
		return &r.Question.node
	}
	return &r.Analysis.node
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
func (r *Record) Heading() Span { return r.node().blocks[0].Span }

func (r *Record) start() int { return r.Heading().Start }

// Blocks returns the blocks of the record in source order.
func (r *Record) Blocks() iter.Seq[Block] { return r.node().Blocks() }
