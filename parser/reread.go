package parser

import (
	"slices"
	"sort"
	"strings"
)

// Reread is the file as it is after edits, which are in source order and do not
// overlap. In a window, ok is false where the edits may change where the records
// of the file begin or what stands in fences and comments, so that it takes the
// whole file to tell what becomes of it; the file is nil then.
func (f *File) Reread(edits []Edit) (edited *File, ok bool) {
	text := applyEdits(f.Source.Text, edits)
	if f.index == nil {
		return f.parser.ParseText(f.Source.Name, text), true
	}
	m := newMover(edits)
	b := windowText{ix: f.index, cuts: slices.Clone(f.cuts), stretches: slices.Clone(f.Source.stretches)}
	for i := range b.stretches {
		s := &b.stretches[i]
		s.start, s.own = m.to(s.start), m.to(s.own)
	}
	for i := range b.cuts {
		b.cuts[i].start = m.to(b.cuts[i].start)
	}
	preamble := Span{0, f.Preamble.End}
	b.preamble = Span{0, m.to(preamble.End)}
	if m.failed || !b.locate(text, f.parser) || !f.sameFront(preamble, text, b.preamble) {
		return nil, false
	}
	for i := range b.cuts {
		before, after := &f.cuts[i], &b.cuts[i]
		if before.outside {
			continue
		}
		if !f.parser.sameMarks(f.Source.Text[before.start:before.end], text[after.start:after.end]) {
			return nil, false
		}
	}
	src := &Source{Name: f.Source.Name, Text: text, stretches: b.stretches, size: f.index.size}
	edited = f.index.read(&b, src)
	if err := edited.joinWindow(b.cuts); err != nil {
		return nil, false
	}
	return edited, true
}

func applyEdits(text string, edits []Edit) string {
	var b strings.Builder
	b.Grow(len(text))
	pos := 0
	for _, e := range edits {
		b.WriteString(text[pos:e.Span.Start])
		b.WriteString(e.Text)
		pos = e.Span.End
	}
	b.WriteString(text[pos:])
	return b.String()
}

// mover tells where places are after edits.
type mover struct {
	edits  []Edit
	grown  []int // by edits, those before them
	failed bool  // a place stood inside of an edit
}

func newMover(edits []Edit) *mover {
	m := &mover{edits: edits, grown: make([]int, len(edits)+1)}
	for i, e := range edits {
		m.grown[i+1] = m.grown[i] + len(e.Text) - e.Span.Len()
	}
	return m
}

func (m *mover) to(offset int) int {
	n := sort.Search(len(m.edits), func(i int) bool { return m.edits[i].Span.Start >= offset })
	if n > 0 && m.edits[n-1].Span.End > offset {
		m.failed = true
	}
	return offset + m.grown[n]
}

// sameMarks tells whether two texts have the same landmarks one after the other.
func (p *Parser) sameMarks(a, b string) bool {
	if a == b {
		return true
	}
	var x, y blockMarks
	p.markBlock(a, 0, &x)
	p.markBlock(b, 0, &y)
	return x.blankEnd == y.blankEnd && slices.EqualFunc(x.marks, y.marks, func(a, b mark) bool {
		return a.bits == b.bits && a.line == b.line
	})
}

// sameFront tells whether the preambles of two texts have the same landmarks and
// front matter of the same number of lines.
func (f *File) sameFront(before Span, text string, after Span) bool {
	lines := func(text string) (front int, rest string) {
		text = strings.TrimPrefix(text, byteOrderMark)
		r := frontMatter(text, 0, f.parser)
		return countLineEnds(text[:r.span.End]).total(), text[r.span.End:]
	}
	n, a := lines(f.Source.Text[before.Start:before.End])
	m, b := lines(text[after.Start:after.End])
	return n == m && f.parser.sameMarks(a, b)
}
