package parser

import "strings"

// region is a stretch of the source whose lines are not read: a fence, a
// comment, or front matter.
type region struct {
	kind Kind
	span Span // from its first line to the end of its last, line end included
	open Span // the fence's opening line
	// forgotten tells that the author did not close the fence.
	forgotten bool
}

// layout is what the scan of a file gives: where its records begin and what is
// opaque.
type layout struct {
	text    lines
	regions []region
	cuts    []*landmark // the headings that begin records
	found   *landmarkRoom
}

// scan finds regions and cuts in text[pos:].
func (p *Parser) scan(text string, pos int) layout {
	l := layout{text: newLines(text), found: landmarkRooms.Get().(*landmarkRoom)}
	l.cuts = l.found.cuts[:0]
	if front := frontMatter(text, pos, p); !front.span.Empty() {
		l.regions = append(l.regions, front)
		pos = front.span.End
	}
	marks, ends := l.found.fill(p, l.text, pos)
	level := 0 // of the last question heading
	comments := commentFinder{text: text, close: -1}
	var bare []*landmark // the headings without a number that are no cuts so far
	for i, until := 0, pos; i < len(marks); i++ {
		m := &marks[i]
		if m.start < until {
			continue
		}
		switch m.kind {
		case fenceMark:
			r := fenceRegion(text, marks, ends, i)
			l.regions = append(l.regions, r)
			until = r.span.End
		case commentLine:
			if end := comments.end(m.start, marks, ends[i]); end > 0 {
				l.regions = append(l.regions, commentRegion(text, m.start, end))
				until = end
			}
		case headingLine:
			var next *landmark
			if q := ends[i].question; q >= 0 {
				next = &marks[q]
			}
			switch {
			case m.cuts(text, level, next):
				l.cuts = append(l.cuts, m)
				if m.heading.kind != analysisHeading && m.heading.kind != bareAnalysis {
					level = m.heading.level
				}
			case m.heading.kind == bareHeading:
				bare = append(bare, m)
			}
		}
	}
	if len(l.cuts) == 0 {
		l.cuts = p.bareCuts(l.text, bare, l.regions)
	}
	return l
}

// giveBack leaves the room of the landmarks to other files. The cuts are gone then.
func (l *layout) giveBack() {
	l.found.cuts = l.cuts[:0]
	l.found.giveBack()
	l.cuts, l.found = nil, nil
}

// cuts tells whether a heading begins a record. Level is that of the last
// question heading before it, 0 for none; next is the first question heading
// after it, nil for none.
func (m *landmark) cuts(text string, level int, next *landmark) bool {
	h := &m.heading
	switch h.kind {
	case bareAnalysis:
		// A deeper one is an ordinary section, and one with nothing below it
		// but further analyses the title of a chapter.
		chapter := next != nil && next.heading.kind == analysisHeading && blankLines(text[m.next:next.start])
		return level > 0 && h.level <= level && !chapter
	case bareHeading:
		// "### 문제" inside an analysis is a section called "problem", and
		// "# Question" above deeper questions is a chapter.
		return h.level == level || level == 0 && next != nil && h.level == next.heading.level
	}
	return h.kind != plainHeading
}

// bareCuts are the cuts of a file in which no heading has a number: those
// without one are question headings where options follow them, and otherwise
// the headings of any other text.
func (p *Parser) bareCuts(text lines, bare []*landmark, regions []region) (cuts []*landmark) {
	for i, m := range bare {
		end := len(text.text)
		if i+1 < len(bare) {
			end = bare[i+1].start
		}
		if m.heading.level != bare[0].heading.level {
			continue
		}
		if _, ok := p.looseOptions(text, Span{m.next, end}, regionsFrom(regions, m.next)); ok || len(cuts) > 0 {
			cuts = append(cuts, m)
		}
	}
	return cuts
}

// looseOptions finds well-formed options A and B in a stretch that belongs to no
// record; at is the offset of the first.
func (p *Parser) looseOptions(text lines, span Span, regions []region) (at int, ok bool) {
	x := blockLexer{parser: p, lines: text, end: span.End, regions: regions}
	ahead := x.ahead(span.Start)
	first := ahead.wellFormed(span.Start - 1)
	if first == nil || first.letter != 'A' {
		return 0, false
	}
	at = first.at
	second := ahead.wellFormed(at)
	return at, second != nil && second.letter == 'B'
}

// fenceRegion is the fence that the landmark i opens (docs/format.md, "Fences").
func fenceRegion(text string, marks []landmark, ends []landmarkEnd, i int) region {
	m, e := &marks[i], ends[i]
	r := region{kind: FenceBlock, span: Span{m.start, len(text)}, open: Span{m.start, m.end}}
	held := e.question >= 0 && (e.close < 0 || e.question < e.close)
	switch {
	case held && (e.close < 0 || e.reopens >= 0 && e.reopens < e.close):
		r.forgotten = true
		r.span.End = marks[e.question].start
	case e.close < 0:
		r.forgotten = true
	default:
		r.span.End = marks[e.close].next
	}
	return r
}

// commentFinder finds the ends of comments and remembers the last one found, so
// that a long way to it is walked once.
type commentFinder struct {
	text  string
	close int // offset of the first "-->" at or after the last place asked for
}

// next is the offset of the first "-->" at or after pos, which only grows; the
// length of the text where there is none.
func (c *commentFinder) next(pos int) int {
	if c.close < pos {
		n := strings.Index(c.text[pos:], "-->")
		if n < 0 {
			n = len(c.text) - pos
		}
		c.close = pos + n
	}
	return c.close
}

// end is the offset of the line after the comments that begin at pos, 0 where
// they are no block of their own: never closed, forgotten, or followed by text
// on their only line. A comment is forgotten where it holds a question heading
// and after it another comment's opening.
func (c *commentFinder) end(pos int, marks []landmark, e landmarkEnd) int {
	first, _ := lineEnd(c.text, pos)
	for {
		close := c.next(pos)
		if close == len(c.text) || e.question >= 0 && e.reopens >= 0 && marks[e.reopens].start < close {
			return 0
		}
		pos = close + len("-->")
		n, _ := indentOf(c.text[pos:])
		if pos += n; strings.HasPrefix(c.text[pos:], "<!--") {
			continue
		}
		end, next := lineEnd(c.text, pos)
		if end == first && pos < end {
			return 0
		}
		return next
	}
}

func commentRegion(text string, start, end int) region {
	kind := CommentBlock
	if onlyDirectives(text[start:end]) {
		kind = DirectiveBlock
	}
	return region{kind: kind, span: Span{start, end}}
}

// frontMatter finds YAML front matter: a first line of three hyphens and a
// later one of three hyphens or dots. A rule between two questions looks the
// same, so that front matter may hold no question heading.
func frontMatter(text string, pos int, p *Parser) region {
	r, _ := p.frontMatter(text, pos)
	return r
}

// frontMatter is the function of that name for the first lines of a text; known
// is false where they do not tell.
func (p *Parser) frontMatter(text string, pos int) (front region, known bool) {
	start := pos
	for first := true; pos < len(text); first = false {
		end, next := lineEnd(text, pos)
		line := trimRight(text[pos:end])
		switch {
		case first && line != "---":
			return region{}, true
		case !first && (line == "---" || line == "..."):
			return region{kind: FrontMatterBlock, span: Span{start, next}}, true
		case !first:
			if h, ok := p.readHeading(line); ok && h.isQuestion() {
				return region{}, true
			}
		}
		pos = next
	}
	return region{}, false
}
