package parser

import "strings"

// mark is a landmark of a file that is read in blocks: no more than what tells
// where records begin, in 24 bytes. Beside headings, fences and comments there is
// one for the end of a comment, since the text is gone when it is asked for.
type mark struct {
	offset int64 // of the line
	line   int64 // its number from 0
	bits   uint64
}

// The kinds of marks. They stand in the two lowest bits; the next one tells that
// only blank lines stand between the mark and the landmark before it.
const (
	headingBits = iota
	fenceBits
	commentBits
	closeBits

	kindMask  = 3
	blankBit  = 1 << 2
	valueBits = 9
)

// The further bits of a fence and of a comment's end.
const (
	tildeBit = 1 << 3
	infoBit  = 1 << 4
	itemBit  = 1 << 5

	// trailingBit tells that text follows on the line of a comment's end,
	// chainedBit that another comment does.
	trailingBit = 1 << 3
	chainedBit  = 1 << 4
)

func headingMark(h *heading) uint64 {
	return headingBits | uint64(h.kind)<<3 | uint64(h.level)<<6 | uint64(h.number)<<valueBits
}

func fenceLineMark(f fenceLine) uint64 {
	bits := uint64(fenceBits) | uint64(f.length)<<valueBits
	if f.char == '~' {
		bits |= tildeBit
	}
	if f.info {
		bits |= infoBit
	}
	if f.item {
		bits |= itemBit
	}
	return bits
}

func (m *mark) kind() uint64         { return m.bits & kindMask }
func (m *mark) blank() bool          { return m.bits&blankBit != 0 }
func (m *mark) heading() headingKind { return headingKind(m.bits >> 3 & 7) }
func (m *mark) level() int           { return int(m.bits >> 6 & 7) }
func (m *mark) value() int64         { return int64(m.bits >> valueBits) }

// isQuestion tells whether the mark is a heading that begins a question or an
// analysis by itself.
func (m *mark) isQuestion() bool {
	h := heading{kind: m.heading()}
	return m.kind() == headingBits && h.isQuestion()
}

// blockMarks are the marks of one block of a file, and what else is counted.
type blockMarks struct {
	marks []mark // offsets and lines count from the block's start
	// blankEnd tells that only blank lines follow the last landmark.
	blankEnd bool
	lineEnds LineEnds
}

// LineEnds counts the line ends of a file by what they are made of.
type LineEnds struct{ LF, CRLF, CR int }

func (l *LineEnds) add(m LineEnds) {
	l.LF, l.CRLF, l.CR = l.LF+m.LF, l.CRLF+m.CRLF, l.CR+m.CR
}

func (l LineEnds) total() int { return l.LF + l.CRLF + l.CR }

func countLineEnds(text string) LineEnds {
	pairs := 0
	crs := strings.Count(text, "\r")
	if crs > 0 {
		pairs = strings.Count(text, "\r\n")
	}
	return LineEnds{LF: strings.Count(text, "\n") - pairs, CRLF: pairs, CR: crs - pairs}
}

// markBlock finds the marks of whole lines. Those before the offset from are
// counted but not looked at.
func (p *Parser) markBlock(text string, from int, b *blockMarks) {
	b.marks = b.marks[:0]
	b.lineEnds = LineEnds{}
	in := newLines(text)
	counted := 0 // line ends are counted up to here, which is the start of a line
	count := func(to int) {
		b.lineEnds.add(in.count(counted, to))
		counted = to
	}
	behind := min(max(from, 0), len(text)) // the landmark before
	search := p.newLandmarkSearch(in, behind)
	comments := newCommentEndSearch(text, behind)
	for {
		place := min(search.first(), comments.next)
		if place == len(text) {
			break
		}
		start, end, next := search.line(place)
		line := text[start:end]
		if m := (landmark{}); p.readLandmark(line, &m) {
			count(start)
			b.add(start, markBits(&m), blankLines(text[behind:start]))
			behind = next
		}
		if comments.next < end {
			count(start)
			b.closes(line, start)
			comments.seek(next)
		}
	}
	count(len(text))
	b.blankEnd = blankLines(text[behind:])
}

// commentEndSearch finds the ends of comments in a text.
type commentEndSearch struct {
	text string
	next int // where the next one begins, the length of the text for none
}

const commentEnd = "-->"

func newCommentEndSearch(text string, from int) commentEndSearch {
	s := commentEndSearch{text: text}
	s.seek(from)
	return s
}

func (s *commentEndSearch) seek(from int) {
	for at := from; at < len(s.text); at++ {
		// Its last byte is rarer than its first, which begins each line of a list.
		n := strings.IndexByte(s.text[at:], '>')
		if n < 0 {
			break
		}
		if at += n; strings.HasSuffix(s.text[from:at+1], commentEnd) {
			s.next = at + 1 - len(commentEnd)
			return
		}
	}
	s.next = len(s.text)
}

func markBits(m *landmark) uint64 {
	switch m.kind {
	case headingLine:
		return headingMark(&m.heading)
	case fenceMark:
		return fenceLineMark(m.fence)
	}
	return commentBits
}

// add adds a mark on the line at an offset, before which all line ends are counted.
func (b *blockMarks) add(at int, bits uint64, blank bool) {
	if blank {
		bits |= blankBit
	}
	b.marks = append(b.marks, mark{offset: int64(at), line: int64(b.lineEnds.total()), bits: bits})
}

// closes adds the ends of comments on a line.
func (b *blockMarks) closes(line string, at int) {
	for pos := 0; ; {
		n := strings.Index(line[pos:], commentEnd)
		if n < 0 {
			return
		}
		pos += n + len(commentEnd)
		bits := uint64(closeBits)
		n, _ = indentOf(line[pos:])
		switch rest := line[pos+n:]; {
		case strings.HasPrefix(rest, "<!--"):
			bits |= chainedBit
		case rest != "":
			bits |= trailingBit
		}
		b.add(at, bits, false)
	}
}
