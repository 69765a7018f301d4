package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
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
	layout := trimmedBreaks(b.tokens)
	for i := range b.tokens {
		f.putBlock(w, &b.tokens[i], layout)
	}
}

// ContentText is the markdown under an option-analysis heading that is no
// reason, in the layout of [File.BodyText].
func (f *File) ContentText(o *OptionAnalysis) string {
	if o.Content == nil {
		return ""
	}
	w := flow{source: f.Source.Text}
	for i := range o.Content.tokens {
		if t := &o.Content.tokens[i]; Kind(t.Type) == ListItemBlock {
			// What stands on its sides was never one paragraph.
			w.apart = w.last != 0
			w.end = tokenSpan(t).End
		} else {
			f.putBlock(&w, t, breaks{})
		}
	}
	return w.finish()
}

// breaks tells which <br> lines of a body are layout: those at its start and its
// end, by their offsets.
type breaks struct{ first, last int }

func trimmedBreaks(tokens []lexer.Token) breaks {
	from, to := 0, len(tokens)
	for to > 0 && Kind(tokens[to-1].Type) == BreakBlock {
		to--
	}
	for from < to && Kind(tokens[from].Type) == BreakBlock {
		from++
	}
	if to == 0 {
		return breaks{}
	}
	return breaks{tokens[from].Pos.Offset, tokens[to-1].Pos.Offset}
}

func (b breaks) layout(t *lexer.Token) bool {
	return Kind(t.Type) == BreakBlock && (t.Pos.Offset < b.first || t.Pos.Offset > b.last)
}

// putBlock writes a block of an analysis as it stands among its like.
func (f *File) putBlock(w *flow, t *lexer.Token, br breaks) {
	switch {
	case Kind(t.Type) == DirectiveBlock:
		w.directive(t)
	case br.layout(t):
		w.see(tokenSpan(t))
		w.apart = w.apart || w.last != 0
	default:
		text := t.Value
		if !w.keep {
			text = withoutDirectives(text)
		}
		if text = layoutBlock(Kind(t.Type), tidy(composed(text))); text != "" {
			w.put(Kind(t.Type), text, tokenSpan(t), w.between(Kind(t.Type)))
		} else {
			w.see(tokenSpan(t))
		}
	}
}

// between is the gap before a block inside a body.
func (w *flow) between(kind Kind) gap {
	if w.last != 0 && !bodyKinds.has(lexer.TokenType(w.last)) {
		return blankLine
	}
	if w.last == CommentBlock || kind == CommentBlock {
		return asWritten
	}
	if w.last != kind && (stands[w.last] || stands[kind]) || kind == TableBlock || kind == FenceBlock {
		return blankLine
	}
	return asWritten
}

// stands are the blocks with a blank line around them.
var stands = map[Kind]bool{ListItemBlock: true, TableBlock: true, FenceBlock: true}

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
