package parser

import "strings"

// Kind is the kind of a block.
type Kind uint8

// The kinds of blocks.
const (
	QuestionHeadingBlock Kind = iota + 1 // ## Question #7 (Choose two)
	AnalysisHeadingBlock                 // ## Question #7 분석
	OptionBlock                          // A. text, with the lines that follow it
	SectionHeadingBlock                  // ### 요구사항
	OptionSectionBlock                   // ### 선택지 분석
	OptionAnalysisBlock                  // **A. short name** ⭐
	StrayHeadingBlock                    // # Chapter 2, between two questions
	SubheadingBlock                      // a heading inside a stem
	AnswerLineBlock                      // **정답: A + C**
	ListItemBlock                        // - text, with what is indented below it
	ParagraphBlock                       // any other lines
	TableBlock                           // lines that begin with |
	QuoteBlock                           // lines that begin with >
	RuleBlock                            // ---
	BreakBlock                           // a line that is only <br>
	FenceBlock                           // ``` to ```
	CommentBlock                         // <!-- to -->
	DirectiveBlock                       // <!-- qbank-… -->
	FrontMatterBlock                     // --- to ---, before the first question
	TriviaBlock                          // blank lines, line ends and a byte-order mark
)

// kindTable holds the name of each kind, as the grammar and the AST in JSON use
// it, and what it is, as the documentation says it.
var kindTable = [...]struct{ name, what string }{
	QuestionHeadingBlock: {"QuestionHeading", "a heading that names a question: ## Question #7 (Choose two)"},
	AnalysisHeadingBlock: {"AnalysisHeading", "the same with an analysis word behind: ## Question #7 분석; or that word alone"},
	OptionBlock:          {"Option", "a line that begins with a label, A. text, and the lines below it"},
	SectionHeadingBlock:  {"SectionHeading", "a heading deeper than that of the question"},
	OptionSectionBlock:   {"OptionSectionHeading", "the same with a title such as 선택지 분석 or Option analysis"},
	OptionAnalysisBlock:  {"OptionAnalysisHeading", "a line or heading that begins with a label, in that section: **A. name** ⭐"},
	StrayHeadingBlock:    {"StrayHeading", "a heading that is not deeper than that of the question and has no meaning"},
	SubheadingBlock:      {"Subheading", "a heading in a stem"},
	AnswerLineBlock:      {"AnswerLine", "an answer word, a colon and labels, after the options: 정답: A + C"},
	ListItemBlock:        {"ListItem", "a list marker, its text, and what is indented below"},
	ParagraphBlock:       {"Paragraph", "any other lines up to a blank one"},
	TableBlock:           {"Table", "lines that begin with |, or a line with | and a row of dashes below it"},
	QuoteBlock:           {"Quote", "lines that begin with >"},
	RuleBlock:            {"Rule", "three or more of the same of - * _ and nothing else"},
	BreakBlock:           {"Break", "a line that is only <br>, in a question"},
	FenceBlock:           {"Fence", "from three or more backticks or tildes to as many of them"},
	CommentBlock:         {"Comment", "<!-- to -->, at the start of a line"},
	DirectiveBlock:       {"Directive", "a comment that speaks to qbank: <!-- qbank-… -->"},
	FrontMatterBlock:     {"FrontMatter", "from --- on the first line of a file to ---, before the first question"},
	TriviaBlock:          {"Trivia", "blank lines, line ends and a byte-order mark, between all others"},
}

// String returns the name of the kind.
func (k Kind) String() string {
	if k < 1 || int(k) >= len(kindTable) {
		return "EOF"
	}
	return kindTable[k].name
}

// Block is one block with its place in the source.
type Block struct {
	Kind Kind
	Span Span
	Text string // the source at Span
}

// kinds is a set of kinds.
type kinds uint32

func kindSet(list ...Kind) (s kinds) {
	for _, k := range list {
		s |= 1 << k
	}
	return s
}

func (s kinds) has(k Kind) bool { return s>>k&1 != 0 }

// String returns the kinds in a list, with one name for all plain blocks.
func (s kinds) String() string {
	var list []string
	if s&contentKinds == contentKinds {
		list = append(list, "plain blocks")
		s &^= contentKinds
	}
	for kind := Kind(1); int(kind) < len(kindTable); kind++ {
		if s.has(kind) {
			list = append(list, kind.String())
		}
	}
	return strings.Join(list, ", ")
}

func onlyKinds(blocks []Block, set kinds) bool {
	for _, b := range blocks {
		if !set.has(b.Kind) {
			return false
		}
	}
	return true
}

// The blocks that may stand below a heading or label line. Those of contentKinds are
// the plain ones.
var (
	contentKinds = kindSet(ParagraphBlock, ListItemBlock, TableBlock, QuoteBlock, RuleBlock, FenceBlock, CommentBlock, DirectiveBlock)
	bodyKinds    = contentKinds | kindSet(AnswerLineBlock, BreakBlock)
	stemKinds    = contentKinds | kindSet(SubheadingBlock, BreakBlock)
	strayKinds   = contentKinds | kindSet(AnswerLineBlock, StrayHeadingBlock)
)
