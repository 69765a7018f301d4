package parser

import "strings"

// line is a line of a text, or all lines of an opaque region.
type line struct {
	start int // offset
	end   int // offset of the line end, or of the end of the region
	next  int // offset of the following line
	// lead is the first byte that is no white space, a line feed in a blank line.
	lead byte
	// region is what begins with the line, nil for an ordinary one.
	region *region
}

// text returns the line without its line end.
func (l *line) text(text string) string { return text[l.start:l.end] }

func (l *line) blank() bool { return l.lead == '\n' }

// region is a stretch of the text whose lines are not read: a fence, a comment, or
// front matter.
type region struct {
	kind Kind
	span Span // from its first line to the end of its last, line end included
	open Span // the fence's opening line
	// forgotten reports whether the author did not close the fence.
	forgotten bool
}

// scan is what the first pass over a text finds.
type scan struct {
	text string
	// lines are those of the whole text, with one for each region.
	lines []line
	// regions are the opaque stretches in source order.
	regions []*region
	// cuts are the headings that begin records, in source order.
	cuts []cut
}

// cut is a heading that begins a record.
type cut struct {
	line    int // its index
	heading *heading
	// level is that of the question which the record belongs to.
	level int
}

// preamble returns the lines before the first record.
func (s *scan) preamble() []line {
	if len(s.cuts) == 0 {
		return s.lines
	}
	return s.lines[:s.cuts[0].line]
}

// record returns the lines of the record with an index, its heading included.
func (s *scan) record(i int) []line {
	if i+1 < len(s.cuts) {
		return s.lines[s.cuts[i].line:s.cuts[i+1].line]
	}
	return s.lines[s.cuts[i].line:]
}

// start returns the offset at which the record with an index begins, the length of
// the text for the one behind the last.
func (s *scan) start(i int) int {
	if i < len(s.cuts) {
		return s.lines[s.cuts[i].line].start
	}
	return len(s.text)
}

// scan cuts text[pos:] into lines, regions and records.
func (p *Parser) scan(text string, pos int) *scan {
	s := &scanner{parser: p, scan: scan{text: text}}
	s.all = make([]line, 0, strings.Count(text, "\n")+1)
	if front, ok := p.frontMatter(text, pos); ok {
		s.all = append(s.all, line{start: pos, end: front.span.End, next: front.span.End, lead: '-', region: s.addRegion(front)})
		pos = front.span.End
	}
	s.findLandmarks(pos)
	s.findRegions()
	s.findCuts()
	return &s.scan
}

// scanner builds a scan. Lines inside of regions are dropped once it is known where
// these end.
type scanner struct {
	scan
	parser *Parser
	all    []line // all lines, those in regions included
	marks  []landmark
}

// landmark is a line that may decide where a record begins or what is opaque.
type landmark struct {
	start   int // offset
	line    int // its index among the lines
	kind    landmarkKind
	heading *heading // of a headingMark
	fence   fenceLine
	// question and comment are the indices of the first question heading and the
	// first comment behind this landmark, the number of landmarks for none.
	question, comment int
	// hidden reports whether the landmark stands inside of a region.
	hidden bool
}

type landmarkKind uint8

const (
	headingMark landmarkKind = iota
	fenceMark
	commentMark
)

// isQuestion reports whether a landmark is a heading that begins a question or an
// analysis by itself, well-formed or not.
func (m *landmark) isQuestion() bool {
	return m.kind == headingMark && m.heading.isQuestion()
}

func (h *heading) isQuestion() bool {
	return h.kind == questionHeading || h.kind == analysisHeading || h.kind == malformedHeading
}

// findLandmarks cuts text[pos:] into lines and finds all that may be landmarks,
// without knowing which of them stand in a region.
func (s *scanner) findLandmarks(pos int) {
	for pos < len(s.text) {
		end, next := lineEnd(s.text, pos)
		l := line{start: pos, end: end, next: next, lead: lead(s.text[pos:end])}
		if l.lead == 0 && blank(s.text[pos:end]) {
			l.lead = '\n'
		}
		if m, ok := s.parser.readLandmark(s.text[pos:end], l.lead); ok {
			m.start, m.line = pos, len(s.all)
			s.marks = append(s.marks, m)
		}
		s.all = append(s.all, l)
		pos = next
	}
	question, comment := len(s.marks), len(s.marks)
	for i := len(s.marks) - 1; i >= 0; i-- {
		m := &s.marks[i]
		m.question, m.comment = question, comment
		switch {
		case m.isQuestion():
			question = i
		case m.kind == commentMark:
			comment = i
		}
	}
}

// readLandmark reads a line as a landmark.
func (p *Parser) readLandmark(text string, lead byte) (m landmark, ok bool) {
	switch {
	case lead == '#':
		m.kind = headingMark
		h, ok := plainLayout.opener(p, text)
		if !ok || h.kind == plainHeading {
			return m, false
		}
		m.heading = &h
		return m, true
	case lead == '<':
		m.kind = commentMark
		return m, strings.HasPrefix(trimLeft(text), "<!--")
	case strings.IndexByte(fenceFirst, lead) >= 0:
		m.kind = fenceMark
		m.fence, ok = readFence(text)
		return m, ok
	}
	return m, false
}

// fenceFirst are the bytes that a fence line begins with: those of the fence and of
// list markers. The last is the first byte of "•".
const fenceFirst = "`~-*+0123456789\xe2"

// findRegions decides which landmarks open a region, and where it ends, and makes
// one line of all that a region holds.
func (s *scanner) findRegions() {
	var fences fenceFinder
	comments := commentFinder{text: s.text, close: -1}
	i, kept := 0, 0
	for at := 0; at < len(s.all); {
		for i < len(s.marks) && s.marks[i].line < at {
			s.marks[i].hidden = true
			i++
		}
		l := s.all[at]
		if i < len(s.marks) && s.marks[i].line == at {
			if r, ok := s.opens(i, &fences, &comments); ok {
				l.end, l.next, l.region = r.span.End, r.span.End, s.addRegion(r)
			}
			s.marks[i].line = kept
			i++
		}
		for at < len(s.all) && s.all[at].start < l.next {
			at++
		}
		s.all[kept] = l
		kept++
	}
	for ; i < len(s.marks); i++ {
		s.marks[i].hidden = true // in a region that reaches to the end
	}
	s.lines = s.all[:kept]
}

// opens returns the region that the landmark with an index opens.
func (s *scanner) opens(i int, fences *fenceFinder, comments *commentFinder) (region, bool) {
	switch s.marks[i].kind {
	case fenceMark:
		return fences.region(s, i), true
	case commentMark:
		m := &s.marks[i]
		if end := comments.end(m.start, s.forgottenAt(m)); end > 0 {
			return commentRegion(s.text, m.start, end), true
		}
	}
	return region{}, false
}

func (s *scanner) addRegion(r region) *region {
	s.regions = append(s.regions, &r)
	return &r
}

// forgottenAt returns the offset behind which a comment is taken to be forgotten: that
// of another comment below the first question heading that it holds.
func (s *scanner) forgottenAt(m *landmark) int {
	if m.question < len(s.marks) {
		if c := s.marks[m.question].comment; c < len(s.marks) {
			return s.marks[c].start
		}
	}
	return len(s.text)
}

// fenceFinder finds the ends of fences.
type fenceFinder struct {
	// unclosed are the lengths of which no closing line follows, by the character of
	// the fence, 0 where nothing is known: many fences that are never closed are
	// searched for once.
	unclosed map[byte]int
}

// region returns the fence that the landmark with an index opens (docs/format.md,
// "Fences").
func (f *fenceFinder) region(s *scanner, i int) region {
	m := &s.marks[i]
	l := &s.all[m.line]
	r := region{kind: FenceBlock, span: Span{l.start, len(s.text)}, open: Span{l.start, l.end}}
	question := m.question
	behind := len(s.marks) // the second question heading
	if question < len(s.marks) {
		behind = s.marks[question].question
	}
	close := -1
	if m.fence.holdsQuestions(l.text(s.text)) {
		close = f.closing(s.marks, i)
	} else if c := closingBefore(s.marks, i, behind); c < question || fences(s.marks[min(question+1, behind):behind], m.fence.char)%2 == 1 {
		close = c
	}
	switch {
	case close >= 0:
		r.span.End = s.all[s.marks[close].line].next
	case question < len(s.marks):
		r.forgotten = true
		r.span.End = s.marks[question].start
	default:
		r.forgotten = true
	}
	return r
}

// closing returns the index of the landmark that closes the fence which the landmark
// with an index opens, -1 for none.
func (f *fenceFinder) closing(marks []landmark, i int) int {
	fence := marks[i].fence
	if known := f.unclosed[fence.char]; known > 0 && fence.length >= known {
		return -1
	}
	close := closingBefore(marks, i, len(marks))
	if close < 0 {
		if f.unclosed == nil {
			f.unclosed = map[byte]int{}
		}
		f.unclosed[fence.char] = fence.length
	}
	return close
}

// closingBefore returns the index of the first landmark before the end that closes
// the fence which the landmark with an index opens, -1 for none.
func closingBefore(marks []landmark, i, end int) int {
	for k := i + 1; k < end; k++ {
		if marks[k].kind == fenceMark && marks[k].fence.closes(marks[i].fence) {
			return k
		}
	}
	return -1
}

// fences counts the fence lines of a character among landmarks.
func fences(marks []landmark, char byte) (n int) {
	for i := range marks {
		if marks[i].kind == fenceMark && marks[i].fence.char == char {
			n++
		}
	}
	return n
}

// commentFinder finds the ends of comments. It remembers the last end that it found:
// many comments that are never closed are searched for once.
type commentFinder struct {
	text  string
	close int // offset of the first "-->" at or after the last place asked for
}

// next returns the offset of the first "-->" at or after pos, which only grows; the
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

// end returns the offset of the line after the comments that begin at pos, 0 where
// they are no block of their own: never closed, closed behind the offset forgotten,
// or followed by text on their only line.
func (c *commentFinder) end(pos, forgotten int) int {
	first, _ := lineEnd(c.text, pos)
	for {
		close := c.next(pos)
		if close == len(c.text) || forgotten < close {
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

// frontMatter reads YAML front matter at pos: a first line of three hyphens and a
// later one of three hyphens or dots. A rule between two questions looks the same, so
// that front matter may hold no question heading.
func (p *Parser) frontMatter(text string, pos int) (front region, ok bool) {
	start := pos
	for first := true; pos < len(text); first = false {
		end, next := lineEnd(text, pos)
		line := trimRight(text[pos:end])
		switch {
		case first && line != "---":
			return region{}, false
		case !first && (line == "---" || line == "..."):
			return region{kind: FrontMatterBlock, span: Span{start, next}}, true
		case !first:
			if h, ok := p.readHeading(line); ok && h.isQuestion() {
				return region{}, false
			}
		}
		pos = next
	}
	return region{}, false
}

// findCuts decides which headings begin records.
func (s *scanner) findCuts() {
	level := 0           // of the last question heading
	var bare []*landmark // the headings without a number that are no cuts so far
	for i := range s.marks {
		m := &s.marks[i]
		switch {
		case m.kind != headingMark || m.hidden:
		case s.cutsAt(m, level):
			s.addCut(m)
			if !m.heading.isAnalysis() {
				level = m.heading.level
			}
		case m.heading.kind == bareHeading:
			bare = append(bare, m)
		}
	}
	if len(s.cuts) == 0 {
		s.cutAtBareHeadings(bare)
	}
}

func (h *heading) isAnalysis() bool { return h.kind == analysisHeading || h.kind == bareAnalysis }

func (s *scanner) addCut(m *landmark) {
	c := cut{line: m.line, heading: m.heading, level: m.heading.level}
	if n := len(s.cuts); n > 0 && m.heading.isAnalysis() {
		c.level = min(c.level, s.cuts[n-1].level)
	}
	s.cuts = append(s.cuts, c)
}

// cutsAt reports whether a heading begins a record. Level is that of the last question
// heading before it, 0 for none.
func (s *scanner) cutsAt(m *landmark, level int) bool {
	h := m.heading
	var next *landmark // the first question heading behind it
	if m.question < len(s.marks) {
		next = &s.marks[m.question]
	}
	switch h.kind {
	case bareAnalysis:
		// A deeper one is an ordinary section, and one with nothing below it
		// but further analyses the title of a chapter.
		chapter := next != nil && next.heading.kind == analysisHeading && blankLines(s.text[s.lines[m.line].next:next.start])
		return level > 0 && h.level <= level && !chapter
	case bareHeading:
		// "### 문제" inside an analysis is a section called "problem", and
		// "# Question" above deeper questions is a chapter.
		return h.level == level || level == 0 && next != nil && h.level == next.heading.level
	}
	return h.kind != plainHeading
}

// cutAtBareHeadings cuts a file in which no heading has a number: those without one are
// question headings where options follow them, and otherwise the headings of any other
// text.
func (s *scanner) cutAtBareHeadings(bare []*landmark) {
	for i, m := range bare {
		end := len(s.lines)
		if i+1 < len(bare) {
			end = bare[i+1].line
		}
		if m.heading.level != bare[0].heading.level {
			continue
		}
		if _, ok := s.parser.looseOptions(s.text, s.lines[m.line+1:end]); ok || len(s.cuts) > 0 {
			s.addCut(m)
		}
	}
}
