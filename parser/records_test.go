package parser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
	"pgregory.net/rapid"
)

// A record is read as the tags of the grammar say: the library, which goes by
// them, makes the same tree of the same blocks, and takes no other ones.
func TestRecordsAgreeWithTags(t *testing.T) {
	questions, err := participle.ParserForProduction[Question](grammar())
	if err != nil {
		t.Fatal(err)
	}
	analyses, err := participle.ParserForProduction[Analysis](grammar())
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		l := tokenLexer{}
		for _, first := range rapid.SliceOfN(rapid.SampledFrom([]Kind{QuestionHeadingBlock, AnalysisHeadingBlock}), 1, 3).Draw(t, "records") {
			l.pieces = append(l.pieces, piece{kind: first})
			start := len(l.pieces)
			for _, part := range recordParts {
				list := rapid.SliceOfN(rapid.SampledFrom(part.list), 0, 5).Draw(t, "blocks")
				if part.first != 0 && len(list) > 0 {
					list[0] = part.first
				}
				for _, kind := range list {
					l.pieces = append(l.pieces, piece{kind: kind})
				}
			}
			if rapid.IntRange(0, 3).Draw(t, "misplaced") == 0 {
				at := rapid.IntRange(start, len(l.pieces)).Draw(t, "place")
				l.pieces = slices.Insert(l.pieces, at, piece{kind: rapid.SampledFrom(blocksBelow).Draw(t, "block")})
			}
		}
		for i := range l.pieces {
			at := len(l.text)
			l.text += fmt.Sprintln(i)
			l.pieces[i].span = Span{at, len(l.text) - 1}
		}
		lex := new(tokenList).fill(l.text, l.pieces)
		got, err := recordsGrammar().ParseFromLexer(lex)
		if err != nil || !lex.Peek().EOF() {
			t.Fatalf("the records are not read to their end: %v", err)
		}
		for _, r := range got.list {
			one := tokenLexer{text: l.text, pieces: l.pieces[:len(r.tokens)]}
			l.pieces = l.pieces[len(r.tokens):]
			var want string
			if Kind(r.tokens[0].Type) == QuestionHeadingBlock {
				q, err := questions.ParseFromLexer(upgraded(t, one))
				want = describeQuestion(q, err)
			} else {
				a, err := analyses.ParseFromLexer(upgraded(t, one))
				want = describeAnalysis(a, err)
			}
			var have string
			switch {
			case r.question != nil:
				have = describeQuestion(r.question, nil)
			case r.analysis != nil:
				have = describeAnalysis(r.analysis, nil)
			}
			if have != want {
				t.Errorf("%v: got\n%s\nthe library makes\n%s", one.pieces, have, want)
			}
			if want != "" {
				taken++
			}
		}
	})
	if taken < 50 {
		t.Errorf("the grammar took only %d records", taken)
	}
}

// blocksBelow are what may stand below the heading of a record, and front matter,
// which may not.
var blocksBelow = append([]Kind{
	OptionBlock, SectionHeadingBlock, OptionSectionBlock, OptionAnalysisBlock, StrayHeadingBlock, SubheadingBlock,
	AnswerLineBlock, BreakBlock, FrontMatterBlock,
}, plainBlocks...)

// recordParts are the parts of a record, in order, with the blocks they are made
// of and the one that each begins with, if that matters.
var recordParts = []struct {
	first Kind
	list  []Kind
}{
	{0, append([]Kind{BreakBlock}, plainBlocks...)},
	{OptionBlock, []Kind{OptionBlock, OptionBlock, ParagraphBlock, FenceBlock, BreakBlock, AnswerLineBlock}},
	{SectionHeadingBlock, []Kind{SectionHeadingBlock, OptionSectionBlock, ParagraphBlock, ListItemBlock, AnswerLineBlock, BreakBlock}},
	{OptionSectionBlock, []Kind{OptionSectionBlock, OptionAnalysisBlock, OptionAnalysisBlock, AnswerLineBlock, ListItemBlock, TableBlock}},
	{StrayHeadingBlock, []Kind{StrayHeadingBlock, AnswerLineBlock, QuoteBlock, RuleBlock, CommentBlock, DirectiveBlock}},
}

func upgraded(t *rapid.T, l tokenLexer) *lexer.PeekingLexer {
	lex, err := lexer.Upgrade(&l)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// describeQuestion is all that the grammar says of a question, empty where it is
// none.
func describeQuestion(q *Question, err error) string {
	if err != nil {
		return ""
	}
	if q.OptionRun != nil {
		q.Options = q.OptionRun.List
	}
	if q.SectionRun != nil {
		q.Sections = q.SectionRun.List
	}
	return describe(q, q.Tokens) + fmt.Sprintln(q.Heading.Line, q.OptionRun != nil, q.SectionRun != nil) + describeParts(q.Sections, q.Stray)
}

func describeAnalysis(a *Analysis, err error) string {
	if err != nil {
		return ""
	}
	if a.SectionRun != nil {
		a.Sections = a.SectionRun.List
	}
	return describe(a, a.Tokens) + fmt.Sprintln(a.Heading.Line, a.SectionRun != nil) + describeParts(a.Sections, a.Stray)
}

func describe(n Node, tokens []lexer.Token) string {
	var b strings.Builder
	fmt.Fprintln(&b, tokens)
	Inspect(n, func(n Node) bool {
		switch n := n.(type) {
		case nil:
			return false
		case *Option:
			fmt.Fprintln(&b, n.Line, n.Tokens)
		case *OptionAnalysis:
			fmt.Fprintln(&b, n.Heading.Line, n.Tokens)
		case *Body:
			fmt.Fprintln(&b, n.tokens)
		}
		fmt.Fprintf(&b, "%T %v\n", n, n.Span())
		return true
	})
	return b.String()
}

func describeParts(sections []*Section, stray *Stray) string {
	var b strings.Builder
	for _, s := range sections {
		fmt.Fprintln(&b, s.Heading.Line, s.Tokens, s.Options == nil, s.Closing == nil)
	}
	if stray != nil {
		fmt.Fprintln(&b, stray.Tokens, stray.First, stray.Blocks, stray.Blocks == nil)
	}
	return b.String()
}
