package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var replacementCharacter = &lint.Rule{
	Code:     "QB605",
	Name:     "replacement-character",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What:      "The replacement character U+FFFD, also inside code fences; not where it is spoken of: alone between quotation marks or backticks, or on a line that names it as U+FFFD.",
		Why:       "A program wrote it in place of bytes that it could not read, when the text was converted from another encoding. What stood there is gone from the file and has to be written again.",
		Bad:       example("QB605/bad.md"),
		Good:      example("QB605/good.md"),
		Reference: "Unicode Standard, section 3.9 (U+FFFD Substitution)",
	},
	CheckFile: checkReplacementCharacter,
}

// lostMark is U+FFFD as the file holds it. A byte that is not UTF-8 decodes to the
// same, but is reported by QB005.
const lostMark = "\ufffd"

func checkReplacementCharacter(p *lint.Pass) {
	for line := range linesWith(p, func(r rune) bool { return r == utf8.RuneError }) {
		text := p.File.Source.Slice(line)
		if strings.Contains(text, "U+FFFD") || strings.Contains(text, "U+fffd") {
			continue // the line is about the character
		}
		at, count := lostCharacters(text)
		if count == 0 {
			continue
		}
		message := "a character was lost here: U+FFFD stands in its place"
		if count > 1 {
			message = fmt.Sprintf("%d characters were lost on this line: U+FFFD stands in their place", count)
		}
		p.Report(lint.Finding{
			Span:     parser.Span{Start: line.Start + at.Start, End: line.Start + at.End},
			Message:  message,
			Help:     "look the text up in an older version of the file and write it again",
			Question: questionNumberAt(p.File, line.Start),
		})
	}
}

// lostCharacters returns how many characters of a line are lost, and the place of
// the first of them and those that follow it at once.
func lostCharacters(line string) (first parser.Span, count int) {
	for start := 0; ; {
		n := strings.Index(line[start:], lostMark)
		if n < 0 {
			return first, count
		}
		start += n
		end := len(line) - len(strings.TrimLeft(line[start:], lostMark))
		if end-start > len(lostMark) || !quotedSign(line[:start], line[end:]) {
			if count == 0 {
				first = parser.Span{Start: start, End: end}
			}
			count += (end - start) / len(lostMark)
		}
		start = end
	}
}
