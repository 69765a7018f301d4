package parser

import (
	"strings"
)

// flow puts blocks one below the other. It knows where blank lines stood between
// them in the source, and keeps a directive beside the block that it speaks of:
// one that stands right above a block stays right above it.
type flow struct {
	source string
	out    strings.Builder
	// keep tells that directives are written; else they only count as space.
	keep bool
	last Kind // of the block put last, 0 before the first
	end  int  // offset in the source after what was seen last
	// apart tells that a blank line stood somewhere behind the block put last.
	apart   bool
	pending []directiveLine
}

// directiveLine is a directive that waits for the block below it.
type directiveLine struct {
	text  string
	apart bool // a blank line stood above it
}

// gap is what stands between a block and the one before it.
type gap uint8

const (
	asWritten gap = iota // a blank line where one stood
	blankLine            // a blank line, before the directives that belong to the block
	tight                // none
)

// advance moves on to the end of a span of the source, and reports whether a blank line stands
// before it.
func (w *flow) advance(span Span) bool {
	above := w.end > 0 && lineEnds(w.source[w.end:span.Start]) > 1
	w.end = span.End
	w.apart = w.apart || above
	return above
}

// directive takes a directive on lines of its own.
func (w *flow) directive(t *Block) {
	apart := w.advance(t.Span)
	if w.keep {
		w.pending = append(w.pending, directiveLine{tidy(composed(t.Text)), apart})
	}
}

// writeBlock writes a block that stands at the span of the source.
func (w *flow) writeBlock(kind Kind, text string, span Span, g gap) {
	above := w.advance(span)
	anywhere := w.apart
	w.last, w.apart = kind, false
	if len(w.pending) == 0 {
		w.separate(g == blankLine || g == asWritten && anywhere)
		w.out.WriteString(text)
		return
	}
	for i, d := range w.pending {
		w.separate(d.apart && g != tight || i == 0 && g == blankLine && !anywhere)
		w.out.WriteString(d.text)
	}
	w.pending = w.pending[:0]
	w.separate(above && g != tight)
	w.out.WriteString(text)
}

// separate ends the line, and leaves one blank where asked to.
func (w *flow) separate(blank bool) {
	if w.out.Len() == 0 {
		return
	}
	w.out.WriteByte('\n')
	if blank {
		w.out.WriteByte('\n')
	}
}

// finish writes the directives that no block follows.
func (w *flow) finish() string {
	for _, d := range w.pending {
		w.separate(d.apart)
		w.out.WriteString(d.text)
	}
	w.pending = nil
	return w.out.String()
}

// gapBeforePart returns the gap of a block that begins a part of its own: a blank line, unless
// a comment stands right above it.
func (w *flow) gapBeforePart(start int) gap {
	if w.last == CommentBlock && !w.apart && lineEnds(w.source[w.end:start]) < 2 {
		return asWritten
	}
	return blankLine
}

// BodyText is the markdown of a body of an analysis in canonical layout, without
// directives to qbank and without lines that are only <br> around it: a blank
// line around lists, tables and fences, "- " for bullets, items nested by their
// marker's width. Words stay as written.
func (f *File) BodyText(b *Body) string {
	if b == nil {
		return ""
	}
	w := flow{source: f.Source.Text}
	f.putBody(&w, b)
	return w.finish()
}

// putBody writes the blocks of a body of an analysis.
func (f *File) putBody(w *flow, b *Body) {
	layout := trimmedBreaks(b.blocks)
	for i := range b.blocks {
		f.putBlock(w, &b.blocks[i], layout)
	}
}

// ContentText is the markdown under an option-analysis heading that is no
// reason, in the layout of [File.BodyText].
func (f *File) ContentText(o *OptionAnalysis) string {
	if o.Content == nil {
		return ""
	}
	w := flow{source: f.Source.Text}
	for i := range o.Content.blocks {
		if t := &o.Content.blocks[i]; t.Kind == ListItemBlock {
			// What stands on its sides was never one paragraph.
			w.apart = w.last != 0
			w.end = t.Span.End
		} else {
			f.putBlock(&w, t, breaks{})
		}
	}
	return w.finish()
}

// breaks tells which <br> lines of a body are layout: those at its start and its
// end, by their offsets.
type breaks struct{ first, last int }

func trimmedBreaks(tokens []Block) breaks {
	from, to := 0, len(tokens)
	for to > 0 && tokens[to-1].Kind == BreakBlock {
		to--
	}
	for from < to && tokens[from].Kind == BreakBlock {
		from++
	}
	if to == 0 {
		return breaks{}
	}
	return breaks{tokens[from].Span.Start, tokens[to-1].Span.Start}
}

func (b breaks) layout(t *Block) bool {
	return t.Kind == BreakBlock && (t.Span.Start < b.first || t.Span.Start > b.last)
}

// putBlock writes a block of an analysis as it stands among its like.
func (f *File) putBlock(w *flow, t *Block, br breaks) {
	switch {
	case t.Kind == DirectiveBlock:
		w.directive(t)
	case br.layout(t):
		w.advance(t.Span)
		w.apart = w.apart || w.last != 0
	default:
		text := t.Text
		if !w.keep {
			text = withoutDirectives(text)
		}
		if text = layoutBlock(t.Kind, tidy(composed(text))); text != "" {
			w.writeBlock(t.Kind, text, t.Span, w.gapBeforeBlock(t.Kind))
		} else {
			w.advance(t.Span)
		}
	}
}

// gapBeforeBlock returns the gap before a block inside a body.
func (w *flow) gapBeforeBlock(kind Kind) gap {
	if w.last != 0 && !bodyKinds.has(w.last) {
		return blankLine
	}
	if w.last == CommentBlock || kind == CommentBlock {
		return asWritten
	}
	if w.last != kind && (setApart[w.last] || setApart[kind]) || kind == TableBlock || kind == FenceBlock {
		return blankLine
	}
	return asWritten
}

// setApart are the kinds of blocks with a blank line around them.
var setApart = map[Kind]bool{ListItemBlock: true, TableBlock: true, FenceBlock: true}

// layoutBlock is the canonical form of a block, which is tidy.
func layoutBlock(kind Kind, text string) string {
	switch kind {
	case ListItemBlock:
		return layoutItem(text, 0)
	case FenceBlock:
		return dedent(text)
	}
	// Four columns make code of a paragraph (CommonMark 4.4).
	if n, columns := indentOf(text); n > 0 && columns < 4 {
		return text[n:]
	}
	return strings.TrimLeft(text, "\n")
}

// maxNesting is how deep list items are laid out; what is nested deeper stays as
// it is, so that a text of nothing but indents is read in linear time.
const maxNesting = 16

// layoutItem is the canonical form of a list item, which is tidy: "- " for a
// bullet, what belongs to it indented by the width of its marker, items inside of
// it alike.
func layoutItem(text string, depth int) string {
	end, next := lineEnd(text, 0)
	indent, columns := indentOf(text)
	n := indent + ListMarker(text[indent:end])
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
