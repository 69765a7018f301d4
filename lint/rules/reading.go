package rules

import (
	"strings"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// reading is what the rules read of a question once for all of them: each part
// when the first of them asks.
type reading struct {
	file     *parser.File
	question *lint.Question

	stemText passage
	options  []passage // by option

	judged, known bool // whether the wrong options are known
	wrong         []int
	cues          cueReading

	keys []string // see optionKeysOf

	verdictsRead bool
	verdicts     []verdict
}

func readingOf(q *lint.Question) *reading { return q.Shared(newReading).(*reading) }

func newReading() lint.Reading { return &reading{} }

// Read makes it that of another question. Memory for texts of an unusual size is
// not kept.
func (r *reading) Read(f *parser.File, q *lint.Question) {
	r.file, r.question = f, q
	r.stemText.state = unread
	if n := len(q.Options); n > cap(r.options) || cap(r.options) > maxKept {
		r.options = make([]passage, n, max(n, 8))
	}
	r.options = r.options[:len(q.Options)]
	for i := range r.options {
		r.options[i].state = unread
	}
	r.judged, r.verdictsRead, r.keys = false, false, r.keys[:0]
}

// maxKept is the number of options for which memory is kept.
const maxKept = 64

// passage is a part of the source that people read: a stem or an option.
type passage struct {
	// base is its place in the source.
	base int
	// raw is the source, and prose the same bytes without code.
	raw, prose string

	state    passageState
	question *lint.Question
	index    int // of the option, -1 for the stem
	cut      *lang.Text
}

type passageState uint8

const (
	unread passageState = iota
	read                // its text is
	parted              // and cut into words
)

// words are the words of the text.
func (t *passage) words() *lang.Text {
	if t.state != parted {
		t.state = parted
		if t.index < 0 {
			t.cut = t.question.StemWords(t.prose)
		} else {
			t.cut = t.question.OptionWords(t.index, t.prose)
		}
	}
	return t.cut
}

// span is the place of a match in the source.
func (t *passage) span(m lang.Match) parser.Span {
	return parser.Span{Start: t.base + m.Start, End: t.base + m.End}
}

// text is what stands at a match.
func (t *passage) text(m lang.Match) string { return t.raw[m.Start:m.End] }

// stem is the stem of the question, empty where there is none.
func (r *reading) stem() *passage {
	t := &r.stemText
	if t.state == unread {
		t.question, t.index = r.question, -1
		if stem := r.question.Stem; stem != nil {
			t.read(r.file, stem.Span(), stem.Span().Start, &stem.Body)
		} else {
			t.base, t.raw, t.prose, t.state = 0, "", "", read
		}
	}
	return t
}

// hasStem tells whether the document has a stem.
func (r *reading) hasStem() bool {
	t := r.stem()
	if len(t.words().Words) > 0 && strings.IndexByte(t.raw, '<') < 0 {
		return true // no comment to qbank that is not in the document
	}
	return r.question.StemText() != ""
}

// option is the text of the option of an index.
func (r *reading) option(i int) *passage {
	t := &r.options[i]
	if t.state != unread {
		return t
	}
	t.question, t.index = r.question, i
	o := r.question.Options[i]
	if whole, layout := optionSpan(o); whole.End > o.TextSpan.End {
		t.readParagraphs(r.file, o, whole, layout)
		return t
	}
	t.base, t.raw, t.state = o.TextSpan.Start, r.file.Source.Slice(o.TextSpan), read
	t.prose = lang.Prose(t.raw)
	return t
}

// readParagraphs makes it the text of an option with blocks below its first
// paragraph. Layout among them shows as white space.
func (t *passage) readParagraphs(f *parser.File, o *parser.Option, whole parser.Span, layout bool) {
	t.read(f, whole, o.TextSpan.End, o.Body)
	if !layout {
		return
	}
	raw := []byte(t.raw)
	for i := range o.Body.Len() {
		if b := o.Body.At(i); isLayout(b.Kind) && b.Span.Start < whole.End {
			lang.Blank(raw[b.Span.Start-whole.Start : b.Span.End-whole.Start])
		}
	}
	t.raw = string(raw)
}

// optionSpan is the place of an option's text, all its paragraphs included, without
// what is layout at its end; it tells whether some stands in it.
func optionSpan(o *parser.Option) (span parser.Span, layout bool) {
	if o.Body == nil {
		return o.TextSpan, false // most options, which need no memory for it
	}
	end, inside := bodyEnd(o)
	return parser.Span{Start: o.TextSpan.Start, End: end}, inside
}

// bodyEnd is where the last block of an option ends that is no layout, and whether
// layout stands before that.
func bodyEnd(o *parser.Option) (end int, layout bool) {
	end = o.TextSpan.End
	before := false
	for i := range o.Body.Len() {
		b := o.Body.At(i)
		if isLayout(b.Kind) {
			before = true
			continue
		}
		end, layout = max(end, b.Span.End), before
	}
	return end, layout
}

// isLayout tells the blocks below an option that documents leave out of its text:
// lines that are only <br>, and comments to qbank.
func isLayout(kind parser.Kind) bool {
	return kind == parser.BreakBlock || kind == parser.DirectiveBlock
}

// read makes it a passage of text up to rest and of the blocks of a body after it that
// begin in the span.
func (t *passage) read(f *parser.File, span parser.Span, rest int, body *parser.Body) {
	t.base, t.raw, t.state = span.Start, f.Source.Slice(span), read
	t.prose = t.raw
	if isProse(t.raw[:rest-span.Start], body, span.End) {
		return
	}
	prose := []byte(t.raw)
	copy(prose, lang.Prose(t.raw[:rest-span.Start]))
	for i := range body.Len() {
		b := body.At(i)
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
	t.prose = string(prose)
}

// isProse tells of most texts that they are their own prose.
func isProse(first string, body *parser.Body, end int) bool {
	if !lang.Plain(first) {
		return false
	}
	for i := range body.Len() {
		if b := body.At(i); b.Span.Start < end && (unspoken(b.Kind) || !lang.Plain(b.Text)) {
			return false
		}
	}
	return true
}

// unspoken tells the blocks that are no prose.
func unspoken(kind parser.Kind) bool {
	switch kind {
	case parser.FenceBlock, parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock, parser.BreakBlock:
		return true
	}
	return false
}
