package parser

import (
	"math"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The tags of the nodes are the grammar. Its tokens are parts: a heading or label line
// with the plain blocks below it (see [partLexer]). The library makes the nodes and
// gives each its tokens; what is inside of a part is read afterwards (see [reader]),
// into the fields that have no tag or one without "@".

// node is what the nodes of the grammar have in common.
type node struct {
	// Tokens are the parts of the node, set by the library.
	Tokens []lexer.Token
	blocks []Block
}

// Record is what stands between two question headings: a question, or the
// analysis of one.
type Record struct {
	Question *Question `parser:"  @@"`
	Analysis *Analysis `parser:"| @@"`
}

// Question is a question heading with what follows it up to the next one.
type Question struct {
	node
	Heading QuestionHeading `parser:"QuestionHeading"`
	Options []*Option       `parser:"@@*"`
	// Tail is what stands between the last option and the first section, nil where
	// nothing does.
	Tail     *Body      `parser:"Tail?"`
	Sections []*Section `parser:"@@*"`
	Stray    *Stray     `parser:"@@?"`

	// Stem is what stands between the heading and the options, nil where nothing
	// does.
	Stem *Stem
	// Analysis is the question's analysis: the one joined by number, or one made
	// of Tail and Sections; nil where there is none.
	Analysis *Analysis
	// Duplicates are further analyses with the question's number.
	Duplicates []*Analysis
}

// Option is one of the answers to choose from.
type Option struct {
	node
	// Label is the letter, 'A' to 'Z'.
	Label     byte `parser:"Option"`
	LabelSpan Span
	// TextSpan is the text without the label and without <br> at its end; it may
	// be empty.
	TextSpan Span
	// Body is what follows after a blank line where another option comes later, nil
	// where nothing does.
	Body *Body
	// Malformed reports whether the line lacks the form of an option ("B.text").
	Malformed bool

	// open is the emphasis that began before the label and goes on in the text,
	// in a malformed option: "**B. text**".
	open string
}

// Analysis explains a question.
type Analysis struct {
	node
	// Heading is nil in an analysis that was made of parts of its question.
	Heading  *AnalysisHeading `parser:"AnalysisHeading"`
	Sections []*Section       `parser:"@@*"`
	Stray    *Stray           `parser:"@@?"`

	// Body is what stands before the first section, nil where nothing does.
	Body *Body
	// Tail is what stood between the question's options and its analysis, in a
	// joined analysis; nil where that was layout only.
	Tail *Body
	// Lead are the sections that stood there, without option analyses; they are
	// those of the question.
	Lead []*Section
	// Adjacent reports whether the analysis follows its question directly.
	Adjacent bool
}

// Section is a section or sub-section of an analysis.
type Section struct {
	node
	Heading SectionHeading    `parser:"SectionHeading"`
	Options []*OptionAnalysis `parser:"( @@"`
	// Closing are the answer lines after option analyses, each with what follows.
	Closing []*Closing `parser:"| @@ )*"`

	// Body is what stands before the first option analysis, nil where nothing does.
	Body *Body
}

// OptionAnalysis says of one option why it is right or wrong.
type OptionAnalysis struct {
	node
	Heading OptionAnalysisHeading `parser:"OptionAnalysisHeading"`
	// Content is what stands below the heading, nil where nothing does.
	Content *Content
	// Reasons are the list items of the content.
	Reasons []*Reason
}

// Closing is an answer line after option analyses with what follows it.
type Closing struct {
	node
	Body Body `parser:"AnswerLine"`
}

// Stray is a heading that is no section of the question before it, with what
// follows: text that belongs to no question. Its first block is the heading.
type Stray struct {
	node
	Body Body `parser:"StrayHeading"`
}

// grammar is built once. It is the same for all dialects and layouts, which matter
// to the lexer alone.
var grammar = sync.OnceValue(func() *participle.Parser[Record] {
	// The library ends a repetition after a million matches, which would cut a
	// generated bank's options short without a word.
	participle.MaxIterations = math.MaxInt
	return participle.MustBuild[Record](
		participle.Lexer(definition{}),
		participle.UseLookahead(1),
	)
})
