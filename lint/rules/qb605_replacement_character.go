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
	src := p.File.Source
	if len(p.File.Records) == 0 {
		return
	}
	for i := 0; ; {
		n := strings.Index(src.Text[i:], lostMark)
		if n < 0 {
			return
		}
		line := src.Line(src.LineAt(i + n))
		reportReplacement(p, line, i+n)
		i = line.End
	}
}

// reportReplacement reports the characters on a line, the first of which is at
// the offset.
func reportReplacement(p *lint.Pass, line parser.Span, offset int) {
	src := p.File.Source
	if text := src.Slice(line); !utf8.ValidString(text) || strings.Contains(text, "U+FFFD") || strings.Contains(text, "U+fffd") {
		return
	}
	var at parser.Span
	count := 0
	for i := offset; i < line.End; {
		span := parser.Span{Start: i, End: i + len(lostMark)}
		for strings.HasPrefix(src.Text[span.End:line.End], lostMark) {
			span.End += len(lostMark)
		}
		if span.Len() > len(lostMark) || !quotedSign(src.Text[line.Start:span.Start], src.Text[span.End:line.End]) {
			if count == 0 {
				at = span
			}
			count += span.Len() / len(lostMark)
		}
		next := strings.Index(src.Text[span.End:line.End], lostMark)
		if next < 0 {
			break
		}
		i = span.End + next
	}
	if count == 0 {
		return
	}
	message := "a character was lost here: U+FFFD stands in its place"
	if count > 1 {
		message = fmt.Sprintf("%d characters were lost on this line: U+FFFD stands in their place", count)
	}
	p.Report(lint.Finding{
		Span:     at,
		Message:  message,
		Help:     "look the text up in an older version of the file and write it again",
		Question: questionNumberAt(p.File, at.Start),
	})
}
