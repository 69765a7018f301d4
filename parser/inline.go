package parser

import (
	"iter"
	"strings"
)

// InlineKind is the kind of an [Inline].
type InlineKind uint8

// The kinds of inline markdown.
const (
	InlineText        InlineKind = iota // none of the other kinds
	InlineEscape                        // a backslash and the sign that it makes plain
	InlineCode                          // a code span with its backticks
	InlineEmphasis                      // a run of asterisks or of underscores
	InlineDestination                   // the "](address)" of a link or image
	InlineTag                           // an HTML tag, or an address in angle brackets
	InlineComment                       // an HTML comment
	InlineFence                         // a code fence: whole lines, line ends included
)

// Inline is a piece of markdown text.
type Inline struct {
	Kind InlineKind
	Span Span // in the text given to [Inlines]
}

// Inlines returns the pieces of a markdown text in order. Together they are the
// whole text. It takes the time of a single pass, whatever the text is.
//
// Code spans, escapes and the precedence of code, tags and comments are those of
// CommonMark 0.31, section 6. No piece but a fence, and a comment that begins a
// line, holds a blank line. What is never closed is text, but for a fence, which
// then runs to the end.
func Inlines(text string) iter.Seq[Inline] {
	return func(yield func(Inline) bool) {
		r := inlineReader{text: text, yield: yield}
		r.read()
	}
}

type inlineReader struct {
	text    string
	yield   func(Inline) bool
	stopped bool // yield has returned false
}

func (r *inlineReader) emit(kind InlineKind, start, end int) {
	if start < end && !r.stopped {
		r.stopped = !r.yield(Inline{kind, Span{start, end}})
	}
}

// read cuts the text at blank lines, fences and lines that begin with a comment.
func (r *inlineReader) read() {
	var comments openComments
	start := 0 // of the paragraph
	for pos := 0; pos < len(r.text) && !r.stopped; {
		end, next := lineEnd(r.text, pos)
		line := r.text[pos:end]
		if fence, ok := readFence(line); ok {
			r.paragraph(start, pos)
			next = r.fenceEnd(next, fence)
			r.emit(InlineFence, pos, next)
			start = next
		} else if blank(line) {
			r.paragraph(start, next)
			start = next
		} else if open := pos + spaces(line); r.text[open] == '<' {
			if n := comments.length(r.text[open:]); n > 0 {
				r.paragraph(start, open)
				start = open + n
				r.emit(InlineComment, open, start)
				_, next = lineEnd(r.text, start)
			}
		}
		pos = next
	}
	r.paragraph(start, len(r.text))
}

// fenceEnd returns the end of the fence whose second line begins at pos.
func (r *inlineReader) fenceEnd(pos int, fence fenceLine) int {
	for pos < len(r.text) && fence.length > 0 {
		end, next := lineEnd(r.text, pos)
		fence.step(r.text[pos:end])
		pos = next
	}
	return pos
}

// paragraph emits the pieces of a stretch without blank lines and fences.
func (r *inlineReader) paragraph(start, end int) {
	p := inlineParagraph{text: r.text[:end]}
	plain := start // where the text that was not emitted begins
	for i := start; i < end && !r.stopped; {
		n := strings.IndexAny(p.text[i:], "\\`*_<[]")
		if n < 0 {
			break
		}
		i += n
		kind, length := p.piece(i)
		if kind != InlineText {
			r.emit(InlineText, plain, i)
			r.emit(kind, i, i+length)
			plain = i + length
		}
		i += length
	}
	r.emit(InlineText, plain, end)
}

// maxBackticks is the longest run of backticks that opens a code span: a text of
// runs of many lengths is read in linear time.
const maxBackticks = 64

// inlineParagraph is a paragraph whose pieces are read from its start on.
type inlineParagraph struct {
	text     string // up to the end of the paragraph
	brackets int    // "[" that are open
	comments openComments
	// unclosed says for each length that no further run of backticks has it.
	unclosed [maxBackticks + 1]bool
}

// maxInlineTag is how many bytes an HTML tag or a link's destination may have.
const maxInlineTag = 500

// piece returns the kind and the length of the piece that begins at i. The length
// is 1 or more.
func (p *inlineParagraph) piece(i int) (kind InlineKind, length int) {
	rest := p.text[i:]
	switch c := rest[0]; c {
	case '\\':
		if len(rest) > 1 && asciiPunctuation(rest[1]) {
			return InlineEscape, 2
		}
	case '`':
		return p.code(rest)
	case '*', '_':
		return InlineEmphasis, len(rest) - len(strings.TrimLeft(rest, string(c)))
	case '<':
		if n := p.comments.length(rest); n > 0 {
			return InlineComment, n
		}
		if n := tagLength(rest); n > 0 {
			return InlineTag, n
		}
	case '[':
		p.brackets++
	case ']':
		if p.brackets > 0 {
			p.brackets--
			if n := destinationLength(rest); n > 0 {
				return InlineDestination, n
			}
		}
	}
	return InlineText, 1
}

// code reads the code span at the start of s, or the backticks alone where no
// equal run closes them (CommonMark 6.1).
func (p *inlineParagraph) code(s string) (kind InlineKind, length int) {
	n := backticks(s)
	if n > maxBackticks || p.unclosed[n] {
		return InlineText, n
	}
	for i := n; ; {
		next := strings.IndexByte(s[i:], '`')
		if next < 0 {
			p.unclosed[n] = true
			return InlineText, n
		}
		i += next
		run := backticks(s[i:])
		if i += run; run == n {
			return InlineCode, i
		}
	}
}

func backticks(s string) int { return len(s) - len(strings.TrimLeft(s, "`")) }

// tagLength returns the length of the HTML tag or the address in angle brackets
// at the start of s, 0 where there is none. Attributes are not looked at.
func tagLength(s string) int {
	if len(s) < 2 || !asciiLetter(s[1]) && s[1] != '/' && s[1] != '!' && s[1] != '?' {
		return 0
	}
	n := strings.IndexAny(s[1:min(len(s), maxInlineTag)], "<>`")
	if n < 0 || s[1+n] != '>' {
		return 0
	}
	return n + 2
}

// destinationLength returns the length of a "](address)" at the start of s, 0
// where there is none.
func destinationLength(s string) int {
	if !strings.HasPrefix(s, "](") {
		return 0
	}
	depth := 0
	for i := 1; i < min(len(s), maxInlineTag) && s[i] != '\n' && s[i] != '\r'; i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

func asciiPunctuation(c byte) bool {
	return '!' <= c && c <= '~' && !asciiLetter(c) && !isDigit(c)
}

// commentLen returns the length of the comment at the start of s, 0 where there is
// none or it is never closed.
func commentLen(s string) int {
	if !strings.HasPrefix(s, "<!--") {
		return 0
	}
	end := strings.Index(s, "-->")
	if end < 0 {
		return 0
	}
	return end + len("-->")
}

// openComments reads the comments of one text from its start on. Where one is never
// closed, no later one is: looking for the end each time would take quadratic time.
type openComments struct{ none bool }

// length returns the length of the comment at the start of s, the rest of the text,
// 0 where there is none or it is never closed.
func (c *openComments) length(s string) int {
	if c.none || !strings.HasPrefix(s, "<!--") {
		return 0
	}
	n := commentLen(s)
	c.none = n == 0
	return n
}
