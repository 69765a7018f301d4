package lint

import (
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// directive is a comment that turns rules off or on.
type directive struct {
	verb      string
	verbSpan  parser.Span
	selectors []selectorAt
	span      parser.Span // the whole comment
}

// selectorAt is a selector with its place.
type selectorAt struct {
	text string
	span parser.Span
}

// The verbs of directives, which follow "qbank-".
const (
	verbDisable         = "disable"
	verbEnable          = "enable"
	verbDisableNextLine = "disable-next-line"
	verbDisableQuestion = "disable-question"
	verbDisableFile     = "disable-file"
)

var verbs = []string{verbDisable, verbEnable, verbDisableNextLine, verbDisableQuestion, verbDisableFile}

// The ends of a comment, and what makes it a directive.
const (
	commentOpen     = "<!--"
	commentClose    = "-->"
	directivePrefix = "qbank-"
)

// readDirectives reads a block that begins with a directive. The block runs to the
// end of a line, which may hold further comments and text.
func readDirectives(b parser.Block) (list []*directive) {
	for pos := 0; strings.HasPrefix(b.Text[pos:], commentOpen); {
		n := strings.Index(b.Text[pos:], commentClose)
		if n < 0 {
			break
		}
		end := pos + n + len(commentClose)
		if d := readDirective(b.Text[pos:end], b.Span.Start+pos); d != nil {
			list = append(list, d)
		}
		rest := strings.TrimLeft(b.Text[end:], " \t")
		pos = len(b.Text) - len(rest)
	}
	return list
}

// readDirective reads a comment at an offset, such as
//
//	<!-- qbank-disable QB307, QB308 -- the reason -->
//
// Codes, prefixes and names of rules are separated by commas or white space; what
// follows "--" is for people. It returns nil for any other comment.
func readDirective(comment string, offset int) *directive {
	comment = strings.Clone(comment) // a part of the file's text would keep all of it in memory
	d := &directive{span: parser.Span{Start: offset, End: offset + len(comment)}}
	// "--->" ends a comment too.
	text := strings.TrimRight(strings.TrimSuffix(comment, commentClose), "-")
	pos := len(text) - len(strings.TrimLeft(text[min(len(text), len(commentOpen)):], " \t\r\n"))
	if !strings.HasPrefix(text[pos:], directivePrefix) {
		return nil
	}
	pos += len(directivePrefix)
	word := func() (string, parser.Span) {
		start := pos
		for pos < len(text) && wordByte(text, pos) {
			pos++
		}
		return text[start:pos], parser.Span{Start: offset + start, End: offset + pos}
	}
	d.verb, d.verbSpan = word()
	for pos < len(text) && !strings.HasPrefix(text[pos:], "--") {
		if !wordByte(text, pos) {
			pos++
			continue
		}
		selector, span := word()
		d.selectors = append(d.selectors, selectorAt{selector, span})
	}
	return d
}

// wordByte reports whether the byte at pos belongs to a selector. Names hold single
// hyphens; two of them begin the reason. A misspelt selector is quoted whole, so
// anything that is no separator belongs to it.
func wordByte(text string, pos int) bool {
	switch text[pos] {
	case ' ', '\t', '\r', '\n', ',':
		return false
	case '-':
		return !strings.HasPrefix(text[pos:], "--")
	}
	return true
}
