package parser

import "github.com/alecthomas/participle/v2/lexer"

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
	kinds  kinds // those of the tokens
}

// Parse implements participle.Parseable.
func (b *Body) Parse(lex *lexer.PeekingLexer) error { return b.parse(lex, bodyKinds) }

// Parse implements participle.Parseable.
func (s *Stem) Parse(lex *lexer.PeekingLexer) error { return s.parse(lex, stemKinds) }

// Content is what stands under an option-analysis heading.
type Content struct{ Body }

// Parse implements participle.Parseable.
func (c *Content) Parse(lex *lexer.PeekingLexer) error { return c.parse(lex, contentKinds) }

// Closing is an answer line with what follows it.
type Closing struct{ Body }

// Parse implements participle.Parseable.
func (c *Closing) Parse(lex *lexer.PeekingLexer) error { return parseNode(lex, c.take) }

func (b *Body) parse(lex *lexer.PeekingLexer, set kinds) error {
	return parseNode(lex, func(c *cursor) bool { return b.take(c, set) })
}

func (b *Body) take(c *cursor, set kinds) bool {
	b.tokens, b.kinds = c.run(set)
	return len(b.tokens) > 0
}

func (c *Closing) take(at *cursor) bool {
	return at.kind() == AnswerLineBlock && c.Body.take(at, bodyKinds)
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
	return parseNode(lex, func(c *cursor) bool { return c.one(&h.Line, questionHeadingKinds) })
}

// Parse implements participle.Parseable.
func (h *AnalysisHeading) Parse(lex *lexer.PeekingLexer) error {
	return parseNode(lex, func(c *cursor) bool { return c.one(&h.Line, analysisHeadingKinds) })
}

// Options are one or more options.
type Options struct{ List []*Option }

// Parse implements participle.Parseable.
func (o *Options) Parse(lex *lexer.PeekingLexer) error { return parseNode(lex, o.take) }

func (o *Options) take(c *cursor) bool {
	first := len(c.options.list)
	for c.at(optionKinds) {
		c.options.add().take(c)
	}
	o.List = c.options.since(first)
	return len(o.List) > 0
}

// Sections are one or more sections.
type Sections struct{ List []*Section }

// Parse implements participle.Parseable.
func (s *Sections) Parse(lex *lexer.PeekingLexer) error { return parseNode(lex, s.take) }

func (s *Sections) take(c *cursor) bool {
	first := len(c.sections.list)
	for c.at(sectionHeadingKinds) {
		c.sections.add().take(c)
	}
	s.List = c.sections.since(first)
	return len(s.List) > 0
}

// Parse implements participle.Parseable.
func (s *Section) Parse(lex *lexer.PeekingLexer) error { return parseNode(lex, s.take) }

func (s *Section) take(c *cursor) bool {
	start := c.pos
	if !c.one(&s.heading.Line, sectionHeadingKinds) {
		return false
	}
	s.Heading = &s.heading
	if s.body.take(c, bodyKinds) {
		s.Body = &s.body
	}
	options, closing := len(c.analysed.list), len(c.closings.list)
	for {
		switch c.kind() {
		case OptionAnalysisBlock:
			c.analysed.add().take(c)
			continue
		case AnswerLineBlock:
			c.closings.add().take(c)
			continue
		}
		break
	}
	s.Options, s.Closing = c.analysed.since(options), c.closings.since(closing)
	s.Tokens = c.tokens[start:c.pos]
	return true
}

// Parse implements participle.Parseable.
func (o *Option) Parse(lex *lexer.PeekingLexer) error { return parseNode(lex, o.take) }

func (o *Option) take(c *cursor) bool {
	start := c.pos
	if !c.one(&o.Line, optionKinds) {
		return false
	}
	after := c.pos
	if body, kinds := c.run(bodyKinds); len(body) > 0 {
		if c.at(optionKinds) {
			o.Body = &Body{body, kinds}
		} else {
			c.pos = after
		}
	}
	o.Tokens = c.tokens[start:c.pos]
	return true
}

// Parse implements participle.Parseable.
func (o *OptionAnalysis) Parse(lex *lexer.PeekingLexer) error { return parseNode(lex, o.take) }

func (o *OptionAnalysis) take(c *cursor) bool {
	start := c.pos
	if !c.one(&o.heading.Line, optionAnalysisHeadingKinds) {
		return false
	}
	o.Heading = &o.heading
	if o.content.take(c, contentKinds) {
		o.Content = &o.content
	}
	o.Tokens = c.tokens[start:c.pos]
	return true
}
