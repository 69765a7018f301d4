package lang

import (
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// opaque replaces each byte of code in prose. It is a control character, which
// texts do not hold for another reason.
const opaque = '\x1f'

// Prose returns a text with each byte of what is not read as words replaced: code
// spans, images and addresses by a sign that [Scan] takes for a word of which
// nothing is known; fences, tags, comments and link destinations by spaces. The
// length and all offsets remain.
func Prose(source string) string {
	source = strings.ReplaceAll(source, string(opaque), " ")
	m := masker{text: source}
	for piece := range parser.Inlines(source) {
		start, end := piece.Span.Start, piece.Span.End
		switch piece.Kind {
		case parser.InlineCode:
			m.hide(start, end)
		case parser.InlineFence, parser.InlineTag, parser.InlineComment:
			m.blank(start, end)
		case parser.InlineDestination:
			if image := imageStart(source[:start]); image >= 0 {
				m.hide(image, end)
			} else {
				m.blank(start+len("]("), end-len(")"))
			}
		}
	}
	m.addresses()
	if m.out == nil {
		return source
	}
	return string(m.out)
}

// Blank writes spaces over a part of prose. Line breaks remain, since blank lines
// part sentences.
func Blank(prose []byte) {
	for i, c := range prose {
		if c != '\n' && c != '\r' {
			prose[i] = ' '
		}
	}
}

type masker struct {
	text string
	out  []byte // nil as long as it is the text
}

func (m *masker) part(start, end int) []byte {
	if m.out == nil {
		m.out = []byte(m.text)
	}
	return m.out[start:end]
}

func (m *masker) blank(start, end int) { Blank(m.part(start, end)) }

func (m *masker) hide(start, end int) {
	part := m.part(start, end)
	for i := range part {
		part[i] = opaque
	}
}

// maxDescription is how many bytes the description of an image may have.
const maxDescription = 500

// imageStart returns where the image begins whose description ends a text, -1
// where it is that of a link.
func imageStart(before string) int {
	from := max(0, len(before)-maxDescription)
	if n := strings.LastIndexByte(before[from:], '['); n > 0 && before[from+n-1] == '!' {
		return from + n - 1
	}
	return -1
}

// addresses hides "https://example.com/all" from its scheme to the next space.
func (m *masker) addresses() {
	const longest = 16 // bytes of a scheme
	for at := 0; ; {
		n := strings.Index(m.text[at:], "://")
		if n < 0 {
			return
		}
		sign := at + n
		at = sign + len("://")
		if m.out != nil && m.out[sign] != ':' {
			continue // in code or a destination
		}
		start, end := sign, at
		for start > 0 && sign-start < longest && asciiLetter(m.text[start-1]) {
			start--
		}
		for end < len(m.text) && m.text[end] > ' ' && strings.IndexByte("<)`", m.text[end]) < 0 {
			end++
		}
		m.hide(start, end)
		at = end
	}
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
