package lint

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/parser"
)

// Passage is the source text of a stem or an option, for rules that report a word of
// it. It must not be used after its question was checked.
type Passage struct {
	// Text is the source text.
	Text string
	// Prose is the same number of bytes, with code and other things that are not
	// read as words replaced; see [lang.Prose].
	Prose string

	start  int // the offset of Text in the file
	reader *wordReader
	words  *lang.Text
}

// Words returns the words of the prose.
func (p *Passage) Words() *lang.Text {
	if p.words == nil {
		p.words = p.reader.read(p.Prose)
	}
	return p.words
}

// Span returns the place of a match in the file.
func (p *Passage) Span(m lang.Match) parser.Span {
	return parser.Span{Start: p.start + m.Start, End: p.start + m.End}
}

// At returns the text of a match.
func (p *Passage) At(m lang.Match) string { return p.Text[m.Start:m.End] }

// wordReader reads the words of the passages of one question after another, in the
// same memory.
type wordReader struct {
	memory lang.Memory
	texts  []*lang.Text
	used   int // how many of them hold words of the question
}

func (r *wordReader) read(prose string) *lang.Text {
	if r.used == len(r.texts) {
		r.texts = append(r.texts, &lang.Text{})
	}
	text := r.texts[r.used]
	r.used++
	text.Read(prose, &r.memory)
	return text
}

func stemPassage(f *parser.File, q *parser.Question) *Passage {
	if q.Stem == nil {
		return &Passage{}
	}
	span := q.Stem.Span()
	return newPassage(f, span, span.Start, &q.Stem.Body)
}

// optionPassage reads an option with all its paragraphs. Layout between them
// becomes white space in the text too, that at its end is left out.
func optionPassage(f *parser.File, o *parser.Option) *Passage {
	span := o.TextSpan
	for i := range o.Body.Len() {
		if b := o.Body.At(i); !isLayout(b.Kind) {
			span.End = max(span.End, b.Span.End)
		}
	}
	p := newPassage(f, span, o.TextSpan.End, o.Body)
	text := []byte(nil)
	for i := range o.Body.Len() {
		if b := o.Body.At(i); isLayout(b.Kind) && b.Span.Start < span.End {
			if text == nil {
				text = []byte(p.Text)
			}
			lang.Blank(text[b.Span.Start-span.Start : b.Span.End-span.Start])
		}
	}
	if text != nil {
		p.Text = string(text)
	}
	return p
}

// newPassage reads a span: text up to an offset, and behind it those blocks of a
// body that begin in the span.
func newPassage(f *parser.File, span parser.Span, body int, blocks *parser.Body) *Passage {
	p := &Passage{Text: f.Source.Slice(span), start: span.Start}
	if blocks.Len() == 0 {
		p.Prose = lang.Prose(p.Text)
		return p
	}
	prose := []byte(p.Text)
	copy(prose, lang.Prose(p.Text[:body-span.Start]))
	for i := range blocks.Len() {
		b := blocks.At(i)
		if b.Span.Start >= span.End {
			break
		}
		part := prose[b.Span.Start-span.Start : b.Span.End-span.Start]
		if unspoken(b.Kind) {
			lang.Blank(part)
		} else {
			copy(part, lang.Prose(b.Text))
		}
	}
	p.Prose = string(prose)
	return p
}

// isLayout reports whether documents leave out a block of the kind below an
// option: a line that is only <br>, or a comment to qbank.
func isLayout(kind parser.Kind) bool {
	return kind == parser.BreakBlock || kind == parser.DirectiveBlock
}

// unspoken reports whether a block of the kind is no prose.
func unspoken(kind parser.Kind) bool {
	switch kind {
	case parser.FenceBlock, parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock, parser.BreakBlock:
		return true
	}
	return false
}
