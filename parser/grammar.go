package parser

import (
	"math"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Record is what stands between two question headings: a question, or the
// analysis of one.
type Record struct {
	Question *Question `parser:"  @@"`
	Analysis *Analysis `parser:"| @@"`
}

// Question is a question heading with what follows it.
type Question struct {
	node
	Heading *QuestionHeading `parser:"@@"`
	Stem    *Stem            `parser:"@@?"`
	Options []*Option        `parser:"@@*"`
	// Tail is what stands between the last option and the first section.
	Tail *Body `parser:"@@?"`
	// Sections are those of an analysis without a heading of its own.
	Sections []*Section `parser:"@@*"`
	Stray    *Stray     `parser:"@@?"`

	// Analysis is the question's analysis: the one joined by number, or one made
	// of Tail and Sections; nil where there is none.
	Analysis *Analysis
	// Duplicates are further analyses with the question's number.
	Duplicates []*Analysis
}

// QuestionHeading is the line that begins a question.
type QuestionHeading struct {
	Line lexer.Token `parser:"@QuestionHeading"`
	// Level is the number of hashes, 1 to 6.
	Level int
	// Number is 0 where the heading has no usable one.
	Number int64
	// Malformed tells that the heading is not written as it should be, even
	// where its number could be read.
	Malformed bool
	// NumberSpan is empty where Number is 0.
	NumberSpan Span
	// NoteSpan is what follows the number, without separator and enclosing
	// brackets; it may be empty.
	NoteSpan Span
}

// Stem is what stands between a question's heading and its options.
type Stem struct{ Body }

// Option is one of the answers to choose from.
type Option struct {
	node
	Line lexer.Token `parser:"@Option"`
	// Body is what follows after a blank line, when another option comes later.
	Body *Body `parser:"( @@ (?= Option ) )?"`

	// Label is the letter, 'A' to 'Z'.
	Label     byte
	LabelSpan Span
	// TextSpan is the text without the label and without <br> at its end; it may
	// be empty.
	TextSpan Span
	// Malformed tells that the line lacks the form of an option ("B.text").
	Malformed bool

	// open is the emphasis that began before the label and goes on in the text,
	// in a malformed option: "**B. text**".
	open string
}

// Analysis explains a question.
type Analysis struct {
	node
	Heading *AnalysisHeading `parser:"@@"`
	// Body is what stands before the first section.
	Body     *Body      `parser:"@@?"`
	Sections []*Section `parser:"@@*"`
	Stray    *Stray     `parser:"@@?"`

	// Tail is what stood between the question's options and its analysis, in a
	// joined analysis; nil where that was layout only.
	Tail *Body
	// Lead are the sections that stood there, without option analyses; they are
	// those of the question.
	Lead []*Section
	// Adjacent tells that the analysis follows its question directly.
	Adjacent bool
}

// AnalysisHeading is a question heading that goes on with an analysis word.
type AnalysisHeading struct {
	Line lexer.Token `parser:"@AnalysisHeading"`
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

// Section is a section or sub-section of an analysis.
type Section struct {
	node
	Heading *SectionHeading   `parser:"@@"`
	Body    *Body             `parser:"@@?"`
	Options []*OptionAnalysis `parser:"( @@"`
	// Closing is what an answer line after the option analyses begins.
	Closing []*Closing `parser:"| @@ )*"`
}

// SectionHeading is a heading inside an analysis.
type SectionHeading struct {
	Line lexer.Token `parser:"@( SectionHeading | OptionSectionHeading )"`
	// Level is the number of hashes, 1 to 6.
	Level int
	// TitleSpan is the title as written; it may be empty.
	TitleSpan Span
	// Options tells that the section holds the option analyses.
	Options bool
}

// OptionAnalysis says of one option why it is right or wrong.
type OptionAnalysis struct {
	node
	Heading *OptionAnalysisHeading `parser:"@@"`
	Content *Content               `parser:"@@?"`
	// Reasons are the list items of the content.
	Reasons []*Reason
}

// OptionAnalysisHeading is the line that names the option.
type OptionAnalysisHeading struct {
	Line lexer.Token `parser:"@OptionAnalysisHeading"`
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

// Stray is a heading that is no section of the question before it, with what
// follows: text that belongs to no question.
type Stray struct {
	node
	First  lexer.Token   `parser:"@StrayHeading"`
	Blocks []lexer.Token `parser:"@( ( StrayHeading | AnswerLine | ListItem | Paragraph | Table | Quote | Rule | Fence | Comment | Directive )* )"`
}

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

// grammar is built once; it is the same for all dialects, since words matter to
// the lexer alone.
var grammar = sync.OnceValue(buildGrammar)

func buildGrammar() *participle.Parser[Record] {
	// The library ends a repetition after a million matches, which would cut a
	// generated bank's options short without a word.
	participle.MaxIterations = math.MaxInt
	return participle.MustBuild[Record](
		participle.Lexer(definition{}),
		participle.UseLookahead(participle.MaxLookahead),
	)
}
