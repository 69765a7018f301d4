package rules

import (
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var mixedLineEndings = &lint.Rule{
	Code:     "QB606",
	Name:     "mixed-line-endings",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What: "A file whose lines do not all end in the same way: in LF (Linux, macOS), CRLF (Windows) or a lone CR (very old programs). It is reported once, at the first line that differs from most others.",
		Why:  "Programs split such a file into other lines than people see, and git shows changes on lines that nobody touched. It happens when text is pasted into a file from another system.",
		Bad:  example("QB606/bad.md"),
		Good: example("QB606/good.md"),
	},
	OncePerFile: true,
	CheckFile:   checkMixedLineEndings,
}

// lineEndings are the kinds of line ends. Of two that are equally frequent the
// first is the file's own.
var lineEndings = [...]struct{ text, name string }{{"\n", "LF"}, {"\r\n", "CRLF"}, {"\r", "CR"}}

// maxLineEndEdits is the number of edits that are kept apart. More are joined to one.
const maxLineEndEdits = 4096

func checkMixedLineEndings(p *lint.Pass) {
	src := p.File.Source
	if len(p.File.Records) == 0 {
		return
	}
	crlf := strings.Count(src.Text, "\r\n")
	counts := [...]int{strings.Count(src.Text, "\n") - crlf, crlf, strings.Count(src.Text, "\r") - crlf}
	own, total := 0, 0
	for kind, n := range counts {
		if total += n; n > counts[own] {
			own = kind
		}
	}
	if counts[own] == total {
		return
	}
	var others []string
	for kind, n := range counts {
		if kind != own && n > 0 {
			others = append(others, fmt.Sprintf("%d in %s", n, lineEndings[kind].name))
		}
	}
	want := lineEndings[own].text
	var edits []parser.Edit
	var first parser.Span
	for n := 1; n <= src.Lines(); n++ {
		span := lineEnding(src, n)
		if span.Empty() || src.Slice(span) == want {
			continue
		}
		if first.Empty() {
			first = span
		}
		edits = append(edits, parser.Edit{Span: span, Text: want})
	}
	if first.Empty() {
		return
	}
	f := lint.Finding{
		Span: first,
		Message: fmt.Sprintf("the lines of this file end in different ways: %s of %d, the others in %s",
			strings.Join(others, " and "), total, lineEndings[own].name),
		Help:     fmt.Sprintf("end all of them in %s", lineEndings[own].name),
		Fix:      &parser.Fix{Edits: joinEdits(src.Text, edits, maxLineEndEdits)},
		Question: questionNumberAt(p.File, first.Start),
	}
	changed, all := changedQuestions(p, []lint.Finding{f})
	f.Fix.Safe = !all && len(changed) == 0
	p.Report(f)
}

// lineEnding returns the place of the line end of line n, an empty one where the
// text ends without it.
func lineEnding(src *parser.Source, n int) parser.Span {
	span := parser.Span{Start: src.Line(n).End, End: len(src.Text)}
	if n < src.Lines() {
		span.End = src.Line(n + 1).Start
	}
	return span
}
