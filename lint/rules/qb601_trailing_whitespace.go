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
	if len(p.File.Records) == 0 || noneTrails(src) {
		return
	}
	var cursor *textCursor // most files need none
	for n := 1; n <= src.Lines(); n++ {
		line := src.Line(n)
		text := src.Slice(line)
		if text == "" || !isBlank(text[len(text)-1]) {
			continue
		}
		if cursor == nil {
			cursor = newTextCursor(p.File)
		}
		kept := strings.TrimRight(text, " \t")
		span := parser.Span{Start: line.Start + len(kept), End: line.End}
		if cursor.opaque(line.Start) || cursor.breaksLine(n) {
			continue
		}
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

// noneTrails tells of a text whose lines end in LF that no white space stands at
// their ends.
func noneTrails(src *parser.Source) bool {
	text := src.Text
	if strings.IndexByte(text, '\r') >= 0 || text != "" && isBlank(text[len(text)-1]) {
		return false
	}
	for _, start := range src.LineStarts() {
		if start > 1 && isBlank(text[start-2]) {
			return false
		}
	}
	return true
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// countSpaces says what a run of white space is made of.
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

// breaksLine tells whether the white space at the end of the line n makes a hard
// line break, or would make one of the backslash before it if it were gone. It
// takes a further line of the same paragraph: either it is one to the parser,
// which then keeps the break, or at least to markdown, as when options stand one
// below the other.
func (c *textCursor) breaksLine(n int) bool {
	src := c.file.Source
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
	c.seek(line.Start)
	if next.End-len(rest) < c.block.Span.End {
		return true
	}
	after := *c
	after.seek(next.End - len(rest))
	return openEnded[c.block.Kind] && continuation[after.block.Kind] &&
		!strings.HasPrefix(trimUnseen(c.block.Text), "#") && rest[0] != '#' && bulletLen(rest) == 0
}

// openEnded are the blocks whose last line a paragraph of markdown may go on
// from, continuation those that it may go on in.
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
