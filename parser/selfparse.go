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
func (o *Options) Parse(lex *lexer.PeekingLexer) error {
	for optionKinds.has(lex.Peek().Type) {
		option := &Option{}
		if err := option.Parse(lex); err != nil {
			return err
		}
		o.List = append(o.List, option)
	}
	if o.List == nil {
		return participle.NextMatch
	}
	return nil
}

// Sections are one or more sections.
type Sections struct{ List []*Section }

// Parse implements participle.Parseable.
func (s *Sections) Parse(lex *lexer.PeekingLexer) error {
	for sectionHeadingKinds.has(lex.Peek().Type) {
		section := &Section{}
		if err := section.Parse(lex); err != nil {
			return err
		}
		s.List = append(s.List, section)
	}
	if s.List == nil {
		return participle.NextMatch
	}
	return nil
}

// Parse implements participle.Parseable.
func (s *Section) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	heading := &SectionHeading{}
	if err := one(lex, &heading.Line, sectionHeadingKinds); err != nil {
		return err
	}
	s.Heading = heading
	body := Body{}
	if body.take(lex, bodyKinds) == nil {
		s.Body = &body
	}
	for {
		switch Kind(lex.Peek().Type) {
		case OptionAnalysisBlock:
			option := &OptionAnalysis{}
			if err := option.Parse(lex); err != nil {
				return err
			}
			s.Options = append(s.Options, option)
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
	before := lex.MakeCheckpoint()
	body := Body{}
	if body.take(lex, bodyKinds) == nil {
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
	o.Heading = &OptionAnalysisHeading{Line: *lex.Next()}
	content := Content{}
	if content.take(lex, contentKinds) == nil {
		o.Content = &content
	}
	o.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}
