package parser

import (
	"strings"
	"unicode/utf8"
)

// The grammar says which block stands where; the functions here read what is
// inside a block: numbers, labels, titles, marks.

// reader reads the blocks of one file. A bank holds tens of thousands of marks
// and reasons, so that they are made many at a time.
type reader struct {
	parser  *Parser
	marks   []Mark // a list that has room for more
	reasons slab[Reason]
	lists   slab[*Reason]
}

// slab hands out parts of long lists. The first is short, and each is twice as
// long as the one before up to a limit: a short file pays for little, and a part
// that is kept does not keep a whole bank with it.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.size = min(max(2*s.size, 8), 128)
		s.free = make([]T, max(n, s.size))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}

// marksIn are the marks of a text that stands at offset base of the source.
func (r *reader) marksIn(text string, base int) []Mark {
	if len(r.marks) == cap(r.marks) {
		r.marks = make([]Mark, 0, min(max(2*cap(r.marks), 8), 256))
	}
	n := len(r.marks)
	r.marks = r.parser.glyphs.scan(r.marks, text, base)
	if len(r.marks) == n {
		return nil
	}
	return r.marks[n:len(r.marks):len(r.marks)]
}

func (r *reader) question(q *Question, c *heading) {
	h := q.Heading
	at := h.Span().Start
	h.Level, h.Number = c.level, c.number
	h.Malformed = c.kind != questionHeading || c.glued
	if h.Number > 0 {
		h.NumberSpan = c.digits.shift(at)
	}
	h.NoteSpan = c.note.shift(at)
	if q.OptionRun != nil {
		q.Options = q.OptionRun.List
	}
	if q.SectionRun != nil {
		q.Sections = q.SectionRun.List
	}
	for _, o := range q.Options {
		readOptionNode(o)
	}
	for _, s := range q.Sections {
		r.section(s)
	}
}

func (r *reader) analysis(a *Analysis, c *heading) {
	h := a.Heading
	at := h.Span().Start
	h.Level, h.Number, h.Malformed = c.level, c.number, c.glued
	if h.Number > 0 {
		h.NumberSpan = c.digits.shift(at)
	}
	h.TitleSpan, h.NoteSpan = c.title.shift(at), c.note.shift(at)
	if a.SectionRun != nil {
		a.Sections = a.SectionRun.List
	}
	for _, s := range a.Sections {
		r.section(s)
	}
}

func readOptionNode(o *Option) {
	text := o.Line.Value
	end, _ := lineEnd(text, 0)
	l, ok := readOption(text[:end])
	if !ok {
		o.Malformed = true
		l, _ = readMalformedOption(text[:end])
	}
	at := o.Line.Pos.Offset
	o.Label, o.LabelSpan = l.letter, l.span.shift(at)
	o.TextSpan = Span{l.text, max(l.text, len(trimBreaks(text)))}.shift(at)
	if l.text < end && !o.TextSpan.Empty() {
		o.open = l.open
	}
}

func (r *reader) section(s *Section) {
	h := s.Heading
	c, _, _ := headingText(h.Line.Value)
	h.Level = c.level
	h.TitleSpan = c.text.shift(h.Line.Pos.Offset)
	h.Options = Kind(h.Line.Type) == OptionSectionBlock
	for _, o := range s.Options {
		r.optionAnalysis(o)
	}
}

func (r *reader) optionAnalysis(o *OptionAnalysis) {
	h := o.Heading
	line, at := h.Line.Value, h.Line.Pos.Offset
	var l label
	if level, start, _, ok := atx(line); ok && level > 0 {
		text := closingHashes(line, trimSpan(line, Span{start, len(line)}))
		line = line[:text.End]
		l, _ = readOptionAnalysis(line, text.Start)
	} else {
		l, _ = readOptionAnalysisLine(line)
	}
	h.Label, h.LabelSpan = l.letter, l.span.shift(at)
	h.Marks = r.marksIn(line, at)
	text := min(l.text, len(line))
	h.TitleSpan = trimSpan(line, Span{text, len(line)}).shift(at)
	h.Title, h.Tags = optionTitle(line[text:], at+text, h.Marks)
	if o.Content == nil {
		return
	}
	items := 0
	for i := range o.Content.tokens {
		if Kind(o.Content.tokens[i].Type) == ListItemBlock {
			items++
		}
	}
	if items == 0 {
		return
	}
	reasons, list := r.reasons.take(items), r.lists.take(items)
	o.Reasons = list
	for i := range o.Content.tokens {
		if t := &o.Content.tokens[i]; Kind(t.Type) == ListItemBlock {
			r.reason(&reasons[0], t)
			list[0] = &reasons[0]
			reasons, list = reasons[1:], list[1:]
		}
	}
}

// optionTitle takes emphasis, marks, tags and comments out of the text after a
// label, which stands at offset base.
func optionTitle(s string, base int, marks []Mark) (title string, tags []Span) {
	t := titleText{line: s}
	var comments openComments
	for i := 0; i < len(s); {
		for len(marks) > 0 && marks[0].Span.Start < base+i {
			marks = marks[1:]
		}
		n := 0 // bytes to leave out
		switch c := s[i]; {
		case len(marks) > 0 && marks[0].Span.Start == base+i:
			n = marks[0].Span.Len()
		case c == '`':
			span := codeSpan(s[i:])
			t.keep(i, i+span)
			i += span
			continue
		case c == '*' && strings.HasPrefix(s[i:], "**"), c == '_' && strings.HasPrefix(s[i:], "__"):
			n = 2
		case c == '<':
			n = comments.length(s[i:])
		case c == '(', c == '[', c == 0xE3, c == 0xEF: // the last two begin 【 and （
			if n = keyTag(s[i:]); n > 0 {
				tags = append(tags, Span{base + i, base + i + n})
			}
		}
		if n == 0 {
			stop := len(s)
			if len(marks) > 0 {
				stop = marks[0].Span.Start - base
			}
			for n = 1; i+n < stop && !titleFirst[s[i+n]]; n++ {
			}
			t.keep(i, i+n)
		}
		i += n
	}
	return oneLine(t.String()), tags
}

// titleFirst are the bytes that may begin what optionTitle leaves out or takes
// whole, but for marks.
var titleFirst = func() (t [256]bool) {
	for _, c := range []byte("`*_<([\xe3\xef") {
		t[c] = true
	}
	return t
}()

// titleText collects the pieces of a line that make a title. Most titles are one
// piece, with spaces at the most beyond it: those cost no allocation.
type titleText struct {
	line     string
	from, to int // the piece
	spaces   int // that are to be kept after it if more follows
	joined   []byte
}

// keep adds line[i:j].
func (t *titleText) keep(i, j int) {
	switch {
	case t.joined != nil:
		t.joined = append(t.joined, t.line[i:j]...)
	case t.from == t.to:
		t.from, t.to = i, j
	case t.to == i:
		t.to = j
	case strings.Trim(t.line[i:j], " ") == "":
		t.spaces += j - i
	default:
		t.joined = make([]byte, 0, len(t.line))
		t.joined = append(t.joined, t.line[t.from:t.to]...)
		for range t.spaces {
			t.joined = append(t.joined, ' ')
		}
		t.joined = append(t.joined, t.line[i:j]...)
	}
}

// String is the title without the spaces at its end that nothing followed.
func (t *titleText) String() string {
	if t.joined != nil {
		return string(t.joined)
	}
	return t.line[t.from:t.to]
}

// oneLine trims a text and makes one space of each run of white space.
func oneLine(s string) string {
	s = strings.TrimSpace(s)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' && s[i+1] != ' ': // the last byte is no space
		case c == ' ', '\t' <= c && c <= '\r':
			return strings.Join(strings.Fields(s), " ")
		case c == 0xC2, c == 0xE2, c == 0xE3:
			// What strings.ContainsAny would tell at three times the price.
			switch r, _ := utf8.DecodeRuneInString(s[i:]); r {
			case 0x85, 0xA0, 0x2028, 0x2029, 0x3000:
				return strings.Join(strings.Fields(s), " ")
			}
		}
	}
	return s
}

// Starred tells whether the heading marks its option as right by a star or a
// tag such as "[정답]".
func (h *OptionAnalysisHeading) Starred() bool {
	return len(h.Tags) > 0 || h.Has(Star)
}

// Has tells whether the heading holds a mark of the kind.
func (h *OptionAnalysisHeading) Has(kind MarkKind) bool {
	for _, m := range h.Marks {
		if m.Kind == kind {
			return true
		}
	}
	return false
}
