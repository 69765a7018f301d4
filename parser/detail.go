package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar says which part stands where; the functions here read what is inside a
// part: the blocks, numbers, labels, titles and marks.

// reader fills in the nodes that the grammar made of a record.
type reader struct {
	parser *Parser
	// blocks are those of the record that no node has taken yet.
	blocks []Block
}

// take returns the blocks of a part.
func (r *reader) take(part *lexer.Token) []Block {
	n, end := 0, part.Pos.Offset+len(part.Value)
	for n < len(r.blocks) && r.blocks[n].Span.Start < end {
		n++
	}
	taken := r.blocks[:n:n]
	r.blocks = r.blocks[n:]
	return taken
}

// takeFirst returns the blocks of the first part of a node. Nobody needs the tokens of
// the node after that, so they are not kept.
func (r *reader) takeFirst(n *node) []Block {
	blocks := r.take(&n.Tokens[0])
	n.Tokens = nil
	return blocks
}

// bodyOf returns blocks as a body, nil where there are none.
func bodyOf(blocks []Block) *Body {
	if len(blocks) == 0 {
		return nil
	}
	return &Body{blocks}
}

func (r *reader) question(q *Question, c *heading) {
	q.blocks = r.blocks
	behind := q.Tokens[1+len(q.Options):]
	blocks := r.takeFirst(&q.node)
	at := blocks[0].Span.Start
	q.Heading = QuestionHeading{
		Line: blocks[0], Level: c.level, Number: c.number, NoteSpan: c.note.shift(at),
		Malformed: c.kind != questionHeading || c.glued,
	}
	if c.number > 0 {
		q.Heading.NumberSpan = c.digits.shift(at)
	}
	if len(blocks) > 1 {
		q.Stem = &Stem{Body{blocks[1:]}}
	}
	for _, o := range q.Options {
		r.option(o)
	}
	if len(behind) > 0 && behind[0].Type == tailPart {
		q.Tail = bodyOf(r.take(&behind[0]))
	}
	r.sections(q.Sections)
	r.stray(q.Stray)
}

func (r *reader) analysis(a *Analysis, c *heading) {
	a.blocks = r.blocks
	blocks := r.takeFirst(&a.node)
	at := blocks[0].Span.Start
	a.Heading = &AnalysisHeading{
		Line: blocks[0], Level: c.level, Number: c.number, Malformed: c.glued,
		TitleSpan: c.title.shift(at), NoteSpan: c.note.shift(at),
	}
	if c.number > 0 {
		a.Heading.NumberSpan = c.digits.shift(at)
	}
	a.Body = bodyOf(blocks[1:])
	r.sections(a.Sections)
	r.stray(a.Stray)
}

func (r *reader) option(o *Option) {
	o.blocks = r.takeFirst(&o.node)
	o.Body = bodyOf(o.blocks[1:])
	text, at := o.blocks[0].Text, o.blocks[0].Span.Start
	end, _ := lineEnd(text, 0)
	l, ok := readOption(text[:end])
	if !ok {
		o.Malformed = true
		l, _ = readMalformedOption(text[:end])
	}
	o.Label, o.LabelSpan = l.letter, l.span.shift(at)
	o.TextSpan = Span{l.text, max(l.text, len(trimBreaks(text)))}.shift(at)
	if l.text < end && !o.TextSpan.Empty() {
		o.open = l.open
	}
}

func (r *reader) sections(list []*Section) {
	for _, s := range list {
		r.section(s)
	}
}

func (r *reader) section(s *Section) {
	all := r.blocks
	blocks := r.takeFirst(&s.node)
	line := blocks[0]
	c, _, _ := headingText(line.Text)
	s.Heading = SectionHeading{
		Line: line, Level: c.level, TitleSpan: c.text.shift(line.Span.Start), Options: line.Kind == OptionSectionBlock,
	}
	s.Body = bodyOf(blocks[1:])
	options, closing := s.Options, s.Closing
	for len(options)+len(closing) > 0 {
		if len(r.blocks) > 0 && r.blocks[0].Kind == OptionAnalysisBlock {
			r.optionAnalysis(options[0])
			options = options[1:]
		} else {
			r.body(&closing[0].node, &closing[0].Body)
			closing = closing[1:]
		}
	}
	n := len(all) - len(r.blocks)
	s.blocks = all[:n:n]
}

func (r *reader) stray(s *Stray) {
	if s != nil {
		r.body(&s.node, &s.Body)
	}
}

// body fills in a node that is nothing but a body.
func (r *reader) body(n *node, b *Body) {
	n.blocks = r.takeFirst(n)
	b.blocks = n.blocks
}

func (r *reader) optionAnalysis(o *OptionAnalysis) {
	o.blocks = r.takeFirst(&o.node)
	line, at := o.blocks[0].Text, o.blocks[0].Span.Start
	var l label
	if level, start, _, ok := atx(line); ok && level > 0 {
		text := closingHashes(line, trimSpan(line, Span{start, len(line)}))
		line = line[:text.End]
		l, _ = readOptionAnalysis(line, text.Start)
	} else {
		l, _ = readOptionAnalysisLine(line)
	}
	h := &o.Heading
	h.Line, h.Label, h.LabelSpan = o.blocks[0], l.letter, l.span.shift(at)
	h.Marks = r.parser.MarksIn(line, at)
	text := min(l.text, len(line))
	h.TitleSpan = trimSpan(line, Span{text, len(line)}).shift(at)
	h.Title, h.Tags = optionTitle(line[text:], at+text, h.Marks)
	if len(o.blocks) == 1 {
		return
	}
	o.Content = &Content{Body{o.blocks[1:]}}
	for _, b := range o.Content.blocks {
		if b.Kind == ListItemBlock {
			o.Reasons = append(o.Reasons, r.parser.readReason(b))
		}
	}
}

// optionTitle takes emphasis, marks, tags and comments out of the text after a label,
// which is at offset base of the source.
func optionTitle(s string, base int, marks []Mark) (title string, tags []Span) {
	var t strings.Builder
	skip := 0 // the end of the last mark or tag
	for piece := range Inlines(s) {
		start, end := max(piece.Span.Start, skip), piece.Span.End
		switch {
		case start >= end, piece.Kind == InlineComment:
			continue
		case piece.Kind == InlineCode:
			t.WriteString(s[start:end])
			continue
		case piece.Kind == InlineEmphasis:
			// A single sign is text.
			t.WriteString(s[start : start+(end-start)%2])
			continue
		}
		for i := start; i < end; {
			for len(marks) > 0 && marks[0].Span.Start < base+i {
				marks = marks[1:]
			}
			n := 0 // bytes to leave out
			if len(marks) > 0 && marks[0].Span.Start == base+i {
				n = marks[0].Span.Len()
			} else if n = keyTag(s[i:]); n > 0 {
				tags = append(tags, Span{base + i, base + i + n})
			}
			if skip = i + n; n == 0 {
				// Text up to the next character that may begin either.
				n = end - i
				if len(marks) > 0 {
					n = min(n, marks[0].Span.Start-base-i)
				}
				if k := strings.IndexAny(s[i+1:i+n], "([（【"); k >= 0 {
					n = 1 + k
				}
				t.WriteString(s[i : i+n])
			}
			i += n
		}
	}
	return strings.Join(strings.Fields(t.String()), " "), tags
}
