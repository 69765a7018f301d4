package parser

import (
	"iter"

	"github.com/alecthomas/participle/v2/lexer"
)

// node is what the nodes of the grammar have in common: the tokens they were
// made of.
type node struct {
	Tokens []lexer.Token
}

// Span is the node's place in the source, from its first block to its last.
func (n *node) Span() Span { return tokensSpan(n.Tokens) }

func tokensSpan(tokens []lexer.Token) Span {
	if len(tokens) == 0 {
		return Span{}
	}
	return Span{tokens[0].Pos.Offset, tokenSpan(&tokens[len(tokens)-1]).End}
}

// Blocks are the blocks of the body in source order. A nil body has none.
func (b *Body) Blocks() iter.Seq[Block] {
	if b == nil {
		return blocks(nil)
	}
	return blocks(b.tokens)
}

// Len is the number of blocks of the body, 0 for a nil body.
func (b *Body) Len() int {
	if b == nil {
		return 0
	}
	return len(b.tokens)
}

// At is the block of the body with an index, which is less than Len.
func (b *Body) At(i int) Block { return block(&b.tokens[i]) }

// Has tells whether a block of a kind is in the body. A nil body has none.
func (b *Body) Has(kind Kind) bool { return b != nil && b.kinds>>kind&1 != 0 }

// Only tells whether all blocks of the body are of a kind, as those of a nil body are.
func (b *Body) Only(kind Kind) bool { return b == nil || b.kinds&^(1<<kind) == 0 }

// Span is the place of the body in the source, empty for a nil body.
func (b *Body) Span() Span {
	if b == nil {
		return Span{}
	}
	return tokensSpan(b.tokens)
}

// Span is the heading line's place in the source.
func (h *QuestionHeading) Span() Span { return tokenSpan(&h.Line) }

// Span is the heading line's place in the source.
func (h *AnalysisHeading) Span() Span { return tokenSpan(&h.Line) }

// Span is the heading line's place in the source.
func (h *SectionHeading) Span() Span { return tokenSpan(&h.Line) }

// Span is the heading line's place in the source.
func (h *OptionAnalysisHeading) Span() Span { return tokenSpan(&h.Line) }

// FirstLine is the place of the option's line and the lines attached to it.
func (o *Option) FirstLine() Span { return tokenSpan(&o.Line) }

// HasStem tells whether a question has any text before its options.
func (f *File) HasStem(q *Question) bool { return q.Stem != nil && f.Text(&q.Stem.Body) != "" }
