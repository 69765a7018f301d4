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
