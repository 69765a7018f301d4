package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The nodes here parse themselves (participle.Parseable). They are the leaves of
// the grammar and its runs of blocks, of which a bank has thousands: a loop over
// the tokens costs a tenth of what the library needs for each choice. EBNF adds
// their productions to those that the library knows.

// kinds is a set of block kinds.
type kinds uint32

func kindSet(list ...Kind) (s kinds) {
	for _, k := range list {
		s |= 1 << k
	}
	return s
}

func (s kinds) has(t lexer.TokenType) bool { return t > 0 && s&(1<<t) != 0 }

// plainBlocks are the blocks without a meaning of their own.
var plainBlocks = []Kind{
	ParagraphBlock, ListItemBlock, TableBlock, QuoteBlock, RuleBlock, FenceBlock, CommentBlock, DirectiveBlock,
}

var (
	contentKinds = kindSet(plainBlocks...)
	bodyKinds    = contentKinds | kindSet(AnswerLineBlock, BreakBlock)
	stemKinds    = contentKinds | kindSet(SubheadingBlock, BreakBlock)
)

// Body is a run of blocks. It parses itself: a loop over the tokens instead of
// a choice among ten kinds for each, which is most of a bank's text.
type Body struct {
	tokens []lexer.Token
}

// Parse implements participle.Parseable.
func (b *Body) Parse(lex *lexer.PeekingLexer) error { return b.take(lex, bodyKinds) }

// Parse implements participle.Parseable.
func (s *Stem) Parse(lex *lexer.PeekingLexer) error { return s.take(lex, stemKinds) }

// Content is what stands under an option-analysis heading.
type Content struct{ Body }

// Parse implements participle.Parseable.
func (c *Content) Parse(lex *lexer.PeekingLexer) error { return c.take(lex, contentKinds) }

// Closing is an answer line with what follows it.
type Closing struct{ Body }

// Parse implements participle.Parseable.
func (c *Closing) Parse(lex *lexer.PeekingLexer) error {
	if Kind(lex.Peek().Type) != AnswerLineBlock {
		return participle.NextMatch
	}
	return c.take(lex, bodyKinds)
}

func (b *Body) take(lex *lexer.PeekingLexer, set kinds) error {
	start := lex.RawCursor()
	for set.has(lex.Peek().Type) {
		lex.Next()
	}
	if lex.RawCursor() == start {
		return participle.NextMatch
	}
	b.tokens = lex.Range(start, lex.RawCursor())
	return nil
}

// several parses nodes one after the other, each of which begins with a token of
// the kinds first; all of them lie in the tokens of the kinds run that come next.
// They are counted before, so that two allocations serve all nodes: a bank has
// tens of thousands, and making them one by one took a twentieth of all time.
func several[N any, P interface {
	*N
	participle.Parseable
}](lex *lexer.PeekingLexer, first, run kinds) ([]*N, error) {
	n := 0
	for i := lex.RawCursor(); ; i++ {
		// There is always a token at the end, which is in no set.
		t := lex.Range(i, i+1)[0].Type
		if !run.has(t) {
			break
		}
		if first.has(t) {
			n++
		}
	}
	nodes, list := make([]N, n), make([]*N, 0, n)
	for first.has(lex.Peek().Type) {
		node := &nodes[len(list)]
		if err := P(node).Parse(lex); err != nil {
			return list, err
		}
		list = append(list, node)
	}
	return list, nil
}

// one takes the next token where it is of a kind in the set.
func one(lex *lexer.PeekingLexer, line *lexer.Token, set kinds) error {
	if !set.has(lex.Peek().Type) {
		return participle.NextMatch
	}
	*line = *lex.Next()
	return nil
}

var (
	questionHeadingKinds       = kindSet(QuestionHeadingBlock)
	analysisHeadingKinds       = kindSet(AnalysisHeadingBlock)
	sectionHeadingKinds        = kindSet(SectionHeadingBlock, OptionSectionBlock)
	optionAnalysisHeadingKinds = kindSet(OptionAnalysisBlock)
	optionKinds                = kindSet(OptionBlock)
)

// Parse implements participle.Parseable.
func (h *QuestionHeading) Parse(lex *lexer.PeekingLexer) error {
	return one(lex, &h.Line, questionHeadingKinds)
}

// Parse implements participle.Parseable.
func (h *AnalysisHeading) Parse(lex *lexer.PeekingLexer) error {
	return one(lex, &h.Line, analysisHeadingKinds)
}

// Options are one or more options.
type Options struct{ List []*Option }

// Parse implements participle.Parseable.
func (o *Options) Parse(lex *lexer.PeekingLexer) (err error) {
	if !optionKinds.has(lex.Peek().Type) {
		return participle.NextMatch
	}
	o.List, err = several[Option](lex, optionKinds, optionKinds|bodyKinds)
	return err
}

// Sections are one or more sections.
type Sections struct{ List []*Section }

// Parse implements participle.Parseable.
func (s *Sections) Parse(lex *lexer.PeekingLexer) (err error) {
	if !sectionHeadingKinds.has(lex.Peek().Type) {
		return participle.NextMatch
	}
	s.List, err = several[Section](lex, sectionHeadingKinds, sectionHeadingKinds|optionAnalysisHeadingKinds|bodyKinds)
	return err
}

// Parse implements participle.Parseable.
func (s *Section) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	if err := one(lex, &s.heading.Line, sectionHeadingKinds); err != nil {
		return err
	}
	s.Heading = &s.heading
	if s.body.take(lex, bodyKinds) == nil {
		s.Body = &s.body
	}
	for {
		switch Kind(lex.Peek().Type) {
		case OptionAnalysisBlock:
			options, err := several[OptionAnalysis](lex, optionAnalysisHeadingKinds, optionAnalysisHeadingKinds|contentKinds)
			if err != nil {
				return err
			}
			if s.Options == nil {
				s.Options = options
			} else {
				s.Options = append(s.Options, options...)
			}
			continue
		case AnswerLineBlock:
			closing := &Closing{}
			if err := closing.Parse(lex); err != nil {
				return err
			}
			s.Closing = append(s.Closing, closing)
			continue
		}
		break
	}
	s.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

// Parse implements participle.Parseable.
func (o *Option) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	if err := one(lex, &o.Line, optionKinds); err != nil {
		return err
	}
	if bodyKinds.has(lex.Peek().Type) {
		before := lex.MakeCheckpoint()
		body := Body{}
		if err := body.take(lex, bodyKinds); err != nil {
			return err
		}
		if optionKinds.has(lex.Peek().Type) {
			o.Body = &body
		} else {
			lex.LoadCheckpoint(before)
		}
	}
	o.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

// Parse implements participle.Parseable.
func (o *OptionAnalysis) Parse(lex *lexer.PeekingLexer) error {
	if !optionAnalysisHeadingKinds.has(lex.Peek().Type) {
		return participle.NextMatch
	}
	start := lex.RawCursor()
	o.heading.Line = *lex.Next()
	o.Heading = &o.heading
	if o.content.take(lex, contentKinds) == nil {
		o.Content = &o.content
	}
	o.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}
