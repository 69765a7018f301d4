package parser

import (
	"strings"
)

// Reason is one list item of an option analysis.
type Reason struct {
	span Span
	// Bullet is the list marker as written, with the white space after it.
	Bullet Span
	// Text is the reason's own text, wrapped lines included, marks not taken out.
	Text Span
	// Children are the lines below the own text: sub-items, fences, further
	// paragraphs. It may be empty.
	Children Span
	// Marks are the reason's own marks in source order, stars included; those of
	// its sub-items are text.
	Marks []Mark
}

// Span is the place of the whole list item in the source.
func (r *Reason) Span() Span { return r.span }

// Mark is what the reason says of its option: con where it holds one, else
// caution, else pro, else none.
func (r *Reason) Mark() MarkKind {
	mark := NoMark
	for _, m := range r.Marks {
		switch {
		case m.Kind == Star:
		case m.Kind == Con, mark == NoMark, m.Kind == Caution && mark == Pro:
			mark = m.Kind
		}
		if mark == Con {
			break
		}
	}
	return mark
}

// readReason reads a list item.
func (p *Parser) readReason(b Block) *Reason {
	r := &Reason{span: b.Span}
	text, at := b.Text, b.Span.Start
	end, next := lineEnd(text, 0)
	indent, _ := indentOf(text)
	start := indent + ListMarker(text[indent:end])
	start += spaces(text[start:end])
	r.Bullet = Span{indent, start}.shift(at)
	own, below := end, len(text)
	if next < len(text) {
		if blank(text[start:end]) {
			start = next
		}
		own = ownText(text, start)
		below = nextText(text, own)
	}
	span := trimSpan(text, Span{start, own})
	r.Marks = p.MarksIn(text[span.Start:span.End], at+span.Start)
	r.Text = span.shift(at)
	r.Children = Span{below, len(text)}.shift(at)
	return r
}

// ownText is the offset where the first paragraph of a list item ends, which
// begins at from.
func ownText(text string, from int) int {
	for end, next := from, from; ; {
		stop, after := lineEnd(text, next)
		line := text[next:stop]
		if blank(line) || next > from && endsParagraph(line) {
			return end
		}
		if end, next = stop, after; next >= len(text) {
			return end
		}
	}
}

// endsParagraph tells whether a line inside of a list item begins another block
// although no blank line stands before it.
func endsParagraph(line string) bool {
	if _, ok := listItem(line); ok {
		return true
	}
	if _, ok := readFence(line); ok {
		return true
	}
	line = trimLeft(line)
	return line[0] == '|' || line[0] == '>' || strings.HasPrefix(line, "<!--")
}

// nextText is the offset of the first line below pos that is not blank, else
// that of the text's end.
func nextText(text string, pos int) int {
	for _, next := lineEnd(text, pos); next < len(text); {
		end, after := lineEnd(text, next)
		if !blank(text[next:end]) {
			return next
		}
		next = after
	}
	return len(text)
}
