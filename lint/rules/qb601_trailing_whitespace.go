package rules

import (
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var trailingWhitespace = &lint.Rule{
	Code:     "QB601",
	Name:     "trailing-whitespace",
	Since:    "0.1.0",
	Severity: lint.Info,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What:      "Spaces or tabs at the end of a line, also on a line that holds nothing else. Two or more spaces before a further line of the same paragraph are a hard line break of markdown and not reported; neither is anything inside a code fence.",
		Why:       "Nobody sees them, and every editor that takes them away makes a change on a line that nobody meant to touch.",
		Bad:       example("QB601/bad.md"),
		Good:      example("QB601/good.md"),
		Reference: "CommonMark 0.31, section 6.7, on hard line breaks",
	},
	CheckFile: checkTrailingWhitespace,
}

func checkTrailingWhitespace(p *lint.Pass) {
	src := p.File.Source
	if len(p.File.Records) == 0 {
		return
	}
	blocks := &fileText{file: p.File}
	for n := 1; n <= src.Lines(); n++ {
		line := src.Line(n)
		text := src.Slice(line)
		if text == "" || !isBlank(text[len(text)-1]) || blocks.fenced(line.Start) || breaksLine(blocks, n) {
			continue
		}
		kept := strings.TrimRight(text, " \t")
		span := parser.Span{Start: line.Start + len(kept), End: line.End}
		what := "white space at the end of the line"
		if kept == "" {
			what = "a line of nothing but white space"
		}
		p.Report(lint.Finding{
			Span:     span,
			Message:  fmt.Sprintf("%s (%s)", what, countSpaces(text[len(kept):])),
			Help:     "delete it",
			Fix:      &parser.Fix{Safe: true, Edits: []parser.Edit{{Span: span}}},
			Question: questionNumberAt(p.File, span.Start),
		})
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// countSpaces describes a run of white space, such as "2 spaces".
func countSpaces(s string) string {
	var parts []string
	add := func(n int, what string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+what)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, what))
		}
	}
	add(strings.Count(s, " "), "space")
	add(strings.Count(s, "\t"), "tab")
	return strings.Join(parts, ", ")
}

// breaksLine reports whether the white space at the end of line n makes a hard
// line break, or keeps the backslash before it from making one. A further line of
// the same paragraph must follow: of the same block, whose breaks the parser
// keeps, or one that markdown takes for such a line, as the next of two options.
func breaksLine(blocks *fileText, n int) bool {
	src := blocks.file.Source
	line, next := src.Line(n), src.Line(n+1)
	text := src.Slice(line)
	kept := strings.TrimRight(text, " \t")
	slashes := len(kept) - len(strings.TrimRight(kept, `\`))
	if trimUnseen(kept) == "" || !strings.HasSuffix(text, "  ") && slashes%2 == 0 {
		return false
	}
	rest := trimUnseen(src.Slice(next))
	if n == src.Lines() || rest == "" {
		return false
	}
	block := blocks.block(line.Start)
	if next.End-len(rest) < block.Span.End {
		return true
	}
	after := blocks.block(next.End - len(rest))
	return openEnded[block.Kind] && continuation[after.Kind] &&
		!strings.HasPrefix(trimUnseen(block.Text), "#") && rest[0] != '#' && !isListItem(rest)
}

// openEnded are the blocks that end in a paragraph of markdown, continuation
// those that may begin with a further line of one.
var (
	openEnded = map[parser.Kind]bool{
		parser.ParagraphBlock: true, parser.OptionBlock: true, parser.OptionAnalysisBlock: true,
		parser.AnswerLineBlock: true, parser.ListItemBlock: true, parser.QuoteBlock: true,
	}
	continuation = map[parser.Kind]bool{
		parser.ParagraphBlock: true, parser.OptionBlock: true, parser.OptionAnalysisBlock: true,
		parser.AnswerLineBlock: true, parser.BreakBlock: true,
	}
)
