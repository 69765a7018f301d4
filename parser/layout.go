package parser

import (
	"strings"
)

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
