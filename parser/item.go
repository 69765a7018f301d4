package parser

import "strings"

// maxNesting is how deep list items are laid out; what is nested deeper stays as
// it is, so that a text of nothing but indents is read in linear time.
const maxNesting = 16

// layoutItem is the canonical form of a list item, which is tidy: "- " for a
// bullet, what belongs to it indented by the width of its marker, items inside of
// it alike.
func layoutItem(text string, depth int) string {
	end, next := lineEnd(text, 0)
	indent, columns := indentOf(text)
	n := indent + listMarker(text[indent:end])
	marker := "-"
	if isDigit(text[indent]) {
		marker = trim(text[indent:n])
	}
	start := n + spaces(text[n:end])
	head := text[start:end]
	var b strings.Builder
	b.WriteString(marker)
	if head != "" {
		b.WriteByte(' ')
		b.WriteString(head)
	}
	if next >= len(text) {
		return b.String()
	}
	width := len(marker) + 1
	if _, ok := readFence(head); ok {
		writeIndented(&b, dedent(text[next:]), width)
		return b.String()
	}
	if head == "" {
		start = next
	}
	own := ownText(text, start)
	if own > end {
		wrapped := splitLines(text[next:own])
		for i, line := range wrapped {
			wrapped[i] = trimLeft(line)
		}
		writeIndented(&b, strings.Join(wrapped, "\n"), width)
	}
	if below := nextText(text, own); below < len(text) {
		if lineEnds(text[own:below]) > 1 {
			b.WriteByte('\n')
		}
		writeIndented(&b, itemBlocks(dedentFrom(text[below:], columns+2), depth+1), width)
	}
	return b.String()
}

// writeIndented writes each line of a text on a line of its own behind spaces.
func writeIndented(b *strings.Builder, text string, width int) {
	for _, line := range splitLines(text) {
		b.WriteByte('\n')
		if line != "" {
			for range width {
				b.WriteByte(' ')
			}
			b.WriteString(line)
		}
	}
}

// itemBlocks is the canonical form of what stands inside a list item: its items
// are laid out, all other lines stay.
func itemBlocks(text string, depth int) string {
	if depth > maxNesting {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	var fence fenceLine
	for pos := 0; pos < len(text); {
		end, next := lineEnd(text, pos)
		line := text[pos:end]
		if it, ok := listItem(line); ok && fence.length == 0 {
			next = itemEnd(text, it, pos)
			b.WriteString(layoutItem(strings.TrimRight(text[pos:next], "\n"), depth))
			for i := next; i > pos && text[i-1] == '\n'; i-- {
				b.WriteByte('\n')
			}
			pos = next
			continue
		}
		fence.step(line)
		b.WriteString(text[pos:next])
		pos = next
	}
	return b.String()
}

// itemEnd is the offset after the list item that begins at pos: that of the first
// line that is neither indented below it nor goes on with its paragraph.
func itemEnd(text string, it item, pos int) int {
	var fence fenceLine
	end, next := lineEnd(text, pos)
	fence.step(text[pos:end])
	stop := next
	paragraph := true // the line before may be wrapped
	for pos = next; pos < len(text); pos = next {
		end, next = lineEnd(text, pos)
		line := text[pos:end]
		if fence.length > 0 {
			fence.step(line)
			stop, paragraph = next, false
			continue
		}
		if blank(line) {
			paragraph = false
			continue
		}
		if _, columns := indentOf(line); columns < it.indent+2 {
			if _, ok := listItem(line); ok || !paragraph || endsParagraph(line) {
				break
			}
		}
		fence.step(line)
		stop, paragraph = next, fence.length == 0
	}
	return stop
}
