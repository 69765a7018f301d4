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
	Heading   *QuestionHeading `parser:"@@"`
	Stem      *Stem            `parser:"@@?"`
	OptionRun *Options         `parser:"@@?"`
	// Tail is what stands between the last option and the first section.
	Tail       *Body     `parser:"@@?"`
	SectionRun *Sections `parser:"@@?"`
	Stray      *Stray    `parser:"@@?"`

	// Options are those of OptionRun.
	Options []*Option
	// Sections are those of SectionRun: of an analysis without a heading of its
	// own.
	Sections []*Section
	// Analysis is the question's analysis: the one joined by number, or one made
	// of Tail and Sections; nil where there is none.
	Analysis *Analysis
	// Duplicates are further analyses with the question's number.
	Duplicates []*Analysis

	// The following are what Heading, Stem, OptionRun, Tail and SectionRun point to:
	// nodes that are always there, or small, cost no allocation of their own.
	heading    QuestionHeading
	stem       Stem
	optionRun  Options
	tail       Body
	sectionRun Sections
}

// QuestionHeading is the line that begins a question.
type QuestionHeading struct {
	Line lexer.Token
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
	Line lexer.Token
	// Body is what follows after a blank line, when another option comes later.
	Body *Body

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
	Body       *Body     `parser:"@@?"`
	SectionRun *Sections `parser:"@@?"`
	Stray      *Stray    `parser:"@@?"`

	// Sections are those of SectionRun, or those of a question whose analysis has
	// no heading.
	Sections []*Section
	// Tail is what stood between the question's options and its analysis, in a
	// joined analysis; nil where that was layout only.
	Tail *Body
	// Lead are the sections that stood there, without option analyses; they are
	// those of the question.
	Lead []*Section
	// Adjacent tells that the analysis follows its question directly.
	Adjacent bool

	// The following are what Heading, Body and SectionRun point to.
	heading    AnalysisHeading
	body       Body
	sectionRun Sections
}

// AnalysisHeading is a question heading that goes on with an analysis word.
type AnalysisHeading struct {
	Line lexer.Token
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
	Heading *SectionHeading
	Body    *Body
	Options []*OptionAnalysis
	// Closing is what an answer line after the option analyses begins.
	Closing []*Closing

	// heading and body are what Heading and Body point to: nodes that are always
	// there cost no allocation of their own.
	heading SectionHeading
	body    Body
}

// SectionHeading is a heading inside an analysis.
type SectionHeading struct {
	Line lexer.Token
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
	Heading *OptionAnalysisHeading
	Content *Content
	// Reasons are the list items of the content.
	Reasons []*Reason

	// heading and content are what Heading and Content point to.
	heading OptionAnalysisHeading
	content Content
}

// OptionAnalysisHeading is the line that names the option.
type OptionAnalysisHeading struct {
	Line lexer.Token
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

// grammar is built once; it is the same for all dialects, since words matter to
// the lexer alone.
var grammar = sync.OnceValue(func() *participle.Parser[Record] { return build[Record]() })

// recordsGrammar is the parser of many records.
var recordsGrammar = sync.OnceValue(func() *participle.Parser[records] { return build[records]() })

func build[G any]() *participle.Parser[G] {
	// The library ends a repetition after a million matches, which would cut a
	// generated bank's options short without a word.
	participle.MaxIterations = math.MaxInt
	return participle.MustBuild[G](
		participle.Lexer(definition{}),
		participle.UseLookahead(participle.MaxLookahead),
	)
}
