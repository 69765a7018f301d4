package parser

import (
	"slices"
	"sort"
	"strings"
)

// landmark is a line that may decide where a record begins or what is opaque.
type landmark struct {
	kind  landmarkKind
	start int // offset of the line
	end   int // offset of its line end
	next  int // offset of the following line

	heading heading
	fence   fenceLine
	reopens int // see landmarkEnd
}

type landmarkKind uint8

const (
	headingLine landmarkKind = iota
	fenceMark
	commentLine
)

// findLandmarks finds all lines that may be landmarks, without knowing which of
// them stand in a fence. The list is an empty one with room, or nil.
func (p *Parser) findLandmarks(in lines, pos int, marks []landmark) []landmark {
	text := in.text
	if marks == nil {
		// A question has about two headings and a fence, and some 2 kB of text.
		marks = make([]landmark, 0, (len(text)-pos)/1024+4)
	}
	first := pos
	search := p.newLandmarkSearch(in, pos)
	for {
		place := search.first()
		if place == len(text) {
			break
		}
		start, end, next := search.line(place)
		if len(marks) == cap(marks) {
			// The rest of the file is likely to be as what was read; growing step
			// by step took four times as much memory.
			likely := len(marks) * (len(text) - start) / (start - first + 1)
			marks = slices.Grow(marks, min(likely, 4*len(marks))+16)
		}
		if m := (landmark{start: start, end: end, next: next}); p.readLandmark(text[start:end], &m) {
			marks = append(marks, m)
		}
	}
	return marks
}

// readLandmark fills in what a line is as a landmark, and tells whether it is one.
func (p *Parser) readLandmark(line string, m *landmark) bool {
	switch c := lead(line); {
	case c == '#':
		m.kind = headingLine
		h, ok := p.readHeading(line)
		m.heading = h
		return ok && h.kind != plainHeading
	case c == '`', c == '~', c == '-', c == '*', c == '+', isDigit(c), c == 0xE2: // the last begins "•"
		f, ok := readFence(line)
		m.kind, m.fence = fenceMark, f
		return ok
	case c == '<':
		m.kind = commentLine
		return strings.HasPrefix(trimLeft(line), "<!--")
	}
	return false
}

// isQuestion tells whether a landmark is a heading that begins a question or an
// analysis.
func (m *landmark) isQuestion() bool { return m.kind == headingLine && m.heading.isQuestion() }

// isQuestion tells whether a heading begins a question or an analysis by itself,
// well-formed or not.
func (h *heading) isQuestion() bool {
	return h.kind == questionHeading || h.kind == analysisHeading || h.kind == malformedHeading
}

// landmarkEnd holds, for a landmark that may open something opaque, what its end
// would be if it did.
type landmarkEnd struct {
	// close is the index of the landmark that closes a fence, -1 for none.
	close int
	// question is the index of the first question heading after it, -1 for
	// none.
	question int
	// reopens is the index of the first line after that heading which tells
	// that the end was forgotten, -1 for none: for a fence an opening line of at
	// least its own length with an info string, for a comment the next comment.
	reopens int
}

// findEnds computes the ends of all landmarks in one walk from the back. Two
// stacks for each fence character hold the closing and the opening lines that
// are longer than all before them, so that "the first of at least n characters"
// is a binary search and the whole stays linear (but for its logarithm) however
// many fences are never closed. The list is an empty one with room, or nil.
func findEnds(marks []landmark, ends []landmarkEnd) []landmarkEnd {
	ends = slices.Grow(ends, len(marks))[:len(marks)]
	var closers, openers [2]fenceStack
	question, comment, commentAfterQuestion := -1, -1, -1
	for i := len(marks) - 1; i >= 0; i-- {
		m := &marks[i]
		ends[i] = landmarkEnd{close: -1, question: question, reopens: -1}
		switch {
		case m.isQuestion():
			question, commentAfterQuestion = i, comment
			// Only the lines between the heading before and this one have it as
			// their first; they ask here, while the stack holds what follows it.
			for k := i - 1; k >= 0 && !marks[k].isQuestion(); k-- {
				if f := marks[k].fence; marks[k].kind == fenceMark {
					marks[k].reopens = openers[f.stack()].first(f.length)
				}
			}
		case m.kind == commentLine:
			ends[i].reopens = commentAfterQuestion
			comment = i
		case m.kind == fenceMark:
			f := m.fence
			ends[i].close = closers[f.stack()].first(f.length)
			if question >= 0 {
				ends[i].reopens = m.reopens
			}
			if f.info {
				openers[f.stack()].push(i, f.length)
			} else if !f.item {
				closers[f.stack()].push(i, f.length)
			}
		}
	}
	return ends
}

// stack is the index of the fence's character among the two.
func (f fenceLine) stack() int {
	if f.char == '~' {
		return 1
	}
	return 0
}

// fenceStack holds the fence lines seen so far, walking backwards, that are
// longer than all that stand before them: from top to bottom both the position
// and the length grow.
type fenceStack struct {
	index, length []int
}

func (s *fenceStack) push(index, length int) {
	n := len(s.index)
	for n > 0 && s.length[n-1] <= length {
		n--
	}
	s.index, s.length = append(s.index[:n], index), append(s.length[:n], length)
}

// first is the index of the first line of at least the length, -1 for none.
func (s *fenceStack) first(length int) int {
	n := len(s.length)
	// Lengths shrink towards the top, which is the end of the slice.
	i := sort.Search(n, func(i int) bool { return s.length[n-1-i] >= length })
	if i == n {
		return -1
	}
	return s.index[n-1-i]
}
