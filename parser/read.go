package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar says which block stands where; the functions here read what is
// inside a block: numbers, labels, titles, marks.

func (p *Parser) readQuestion(q *Question) {
	h, c := q.Heading, p.lineHeading(&q.Heading.Line)
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
		p.readSection(s)
	}
}

func (p *Parser) readAnalysis(a *Analysis) {
	h, c := a.Heading, p.lineHeading(&a.Heading.Line)
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
		p.readSection(s)
	}
}

func (p *Parser) lineHeading(t *lexer.Token) heading {
	h, _ := p.readHeading(t.Value)
	return h
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

func (p *Parser) readSection(s *Section) {
	h := s.Heading
	c := p.lineHeading(&h.Line)
	h.Level = c.level
	h.TitleSpan = c.text.shift(h.Line.Pos.Offset)
	h.Options = Kind(h.Line.Type) == OptionSectionBlock
	for _, o := range s.Options {
		p.readOptionAnalysisNode(o)
	}
}

func (p *Parser) readOptionAnalysisNode(o *OptionAnalysis) {
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
	h.Marks = p.glyphs.scan(nil, line, at)
	text := min(l.text, len(line))
	h.TitleSpan = trimSpan(line, Span{text, len(line)}).shift(at)
	h.Title, h.Tags = optionTitle(line[text:], at+text, h.Marks)
	if o.Content == nil {
		return
	}
	for b := range o.Content.Blocks() {
		if b.Kind == ListItemBlock {
			o.Reasons = append(o.Reasons, p.readReason(b))
		}
	}
}

// optionTitle takes emphasis, marks, tags and comments out of the text after a
// label, which stands at offset base.
func optionTitle(s string, base int, marks []Mark) (title string, tags []Span) {
	var b strings.Builder
	b.Grow(len(s))
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
			b.WriteString(s[i : i+span])
			i += span
			continue
		case c == '*' && strings.HasPrefix(s[i:], "**"), c == '_' && strings.HasPrefix(s[i:], "__"):
			n = 2
		case c == '<':
			n = commentLen(s[i:])
		case c == '(', c == '[', c == 0xE3, c == 0xEF: // the last two begin 【 and （
			if n = keyTag(s[i:]); n > 0 {
				tags = append(tags, Span{base + i, base + i + n})
			}
		}
		if n == 0 {
			b.WriteByte(s[i])
			n = 1
		}
		i += n
	}
	return oneLine(b.String()), tags
}

// oneLine trims a text and makes one space of each run of white space.
func oneLine(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsAny(s, "\t\r\n\v\f\u0085\u00a0\u2028\u2029\u3000") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
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
