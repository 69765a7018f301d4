package parser

import "sort"

// settler tells from the marks of a file, which come block by block, where its
// records begin. It decides as [Parser.scan] does, as soon as what was read tells,
// and forgets the marks then: only those after a fence or a comment of which the
// end is not yet known are kept.
type settler struct {
	list []mark
	ends []markEnd
	// stuck is how many marks were left at the last try. The next one is made when
	// there are twice as many, so that all tries together take no longer than the
	// last one.
	stuck int

	wanted bool // the end of a comment is looked for
	blank  bool // only blank lines since the last landmark
	level  int  // of the last question heading
	found  []record
}

// record is what is kept of a record: where it begins and what its heading says,
// in 24 bytes.
type record struct {
	offset int64
	line   int64 // from 0
	bits   uint64
}

const (
	recordKindShift  = 53
	recordLevelShift = 56
	outerLevelShift  = 59
)

func (r *record) number() int64        { return int64(r.bits & maxNumber) }
func (r *record) heading() headingKind { return headingKind(r.bits >> recordKindShift & 7) }
func (r *record) headingLevel() int    { return int(r.bits >> recordLevelShift & 7) }
func (r *record) isAnalysis() bool     { return isAnalysis(r.heading()) }
func (r *record) isNumbered() bool     { return r.number() > 0 && !r.isAnalysis() }
func isAnalysis(kind headingKind) bool { return kind == analysisHeading || kind == bareAnalysis }

// questionLevel is that of the question which the record belongs to.
func (r *record) questionLevel() int { return int(r.bits >> outerLevelShift & 7) }

// add takes the marks of the next block, which begins at an offset and a line.
func (s *settler) add(b *blockMarks, offset, line int64) {
	first := true
	for _, m := range b.marks {
		m.offset += offset
		m.line += line
		switch m.kind() {
		case closeBits:
			// Of the ends that nobody asks for there may be millions.
			if s.wanted && m.bits&chainedBit == 0 {
				s.wanted = false
				s.list = append(s.list, m)
			}
			continue
		case commentBits:
			s.wanted = true
		}
		if first && !s.blank {
			m.bits &^= blankBit
		}
		first = false
		s.list = append(s.list, m)
	}
	s.blank = b.blankEnd && (s.blank || !first)
	if len(s.list) >= 2*s.stuck {
		s.settle(false)
	}
}

// settle decides what can be decided. whole tells that no more marks come.
func (s *settler) settle(whole bool) {
	s.findEnds()
	i := 0
	for i < len(s.list) {
		next := s.step(i, whole)
		if next == i {
			break
		}
		i = next
	}
	n := copy(s.list, s.list[i:])
	s.list = s.list[:n]
	s.stuck = n
}

// step decides about the mark i and gives the index of the next to look at: i
// itself where more has to be read before.
func (s *settler) step(i int, whole bool) int {
	m, e := &s.list[i], &s.ends[i]
	switch m.kind() {
	case fenceBits:
		held := e.question >= 0 && (e.close < 0 || e.question < e.close)
		switch {
		case e.close < 0 && (!held || e.reopens < 0) && !whole:
			return i
		case held && (e.close < 0 || e.reopens >= 0 && e.reopens < e.close):
			return int(e.question)
		case e.close < 0:
			return len(s.list)
		}
		return int(e.close) + 1
	case commentBits:
		reopened := e.question >= 0 && e.reopens >= 0 && (e.close < 0 || e.reopens < e.close)
		switch {
		case e.close < 0 && !reopened && !whole:
			return i
		case reopened || e.close < 0:
			return i + 1
		}
		if end := &s.list[e.close]; end.bits&trailingBit != 0 && end.offset == m.offset {
			return i + 1
		}
		return int(e.close) + 1
	case headingBits:
		cut, known := s.cuts(i, whole)
		if !known {
			return i
		}
		if cut {
			s.cut(m)
		}
	}
	return i + 1
}

// cuts is [landmark.cuts] for a mark; known is false where more has to be read.
func (s *settler) cuts(i int, whole bool) (cut, known bool) {
	m := &s.list[i]
	switch m.heading() {
	case bareAnalysis:
		if s.level == 0 || m.level() > s.level {
			return false, true
		}
		n := i + 1
		for n < len(s.list) && s.list[n].kind() == closeBits {
			n++
		}
		if n == len(s.list) {
			return true, whole
		}
		next := &s.list[n]
		chapter := next.isQuestion() && next.heading() == analysisHeading && next.blank()
		return !chapter, true
	case bareHeading:
		if s.level > 0 {
			return m.level() == s.level, true
		}
		q := s.ends[i].question
		if q < 0 {
			return false, whole
		}
		return m.level() == s.list[q].level(), true
	}
	return true, true
}

// cut notes that a record begins.
func (s *settler) cut(m *mark) {
	h := heading{kind: m.heading(), level: m.level()}
	outer := 0
	if n := len(s.found); n > 0 {
		outer = s.found[n-1].questionLevel()
	}
	outer = recordLevel(outer, &h)
	s.found = append(s.found, record{
		offset: m.offset,
		line:   m.line,
		bits: uint64(m.value()) | uint64(h.kind)<<recordKindShift |
			uint64(h.level)<<recordLevelShift | uint64(outer)<<outerLevelShift,
	})
	if !isAnalysis(h.kind) {
		s.level = h.level
	}
}

// markEnd is [landmarkEnd] for a mark; for a comment, close is the mark of its
// end.
type markEnd struct{ close, question, reopens int32 }

// findEnds is the function of that name for marks.
func (s *settler) findEnds() {
	n := len(s.list)
	if cap(s.ends) < n {
		s.ends = make([]markEnd, n+n/4)
	}
	s.ends = s.ends[:n]
	for i := range s.ends {
		s.ends[i] = markEnd{-1, -1, -1}
	}
	var closers, openers [2]markStack
	question, comment, commentAfterQuestion, end := int32(-1), int32(-1), int32(-1), int32(-1)
	for i := n - 1; i >= 0; i-- {
		m, e := &s.list[i], &s.ends[i]
		e.question = question
		switch m.kind() {
		case headingBits:
			if !m.isQuestion() {
				continue
			}
			question, commentAfterQuestion = int32(i), comment
			for k := i - 1; k >= 0 && !s.list[k].isQuestion(); k-- {
				if f := &s.list[k]; f.kind() == fenceBits {
					s.ends[k].reopens = openers[f.stack()].first(f.value())
				}
			}
		case closeBits:
			end = int32(i)
		case commentBits:
			e.reopens, e.close = commentAfterQuestion, end
			comment = int32(i)
		case fenceBits:
			e.close = closers[m.stack()].first(m.value())
			if m.bits&infoBit != 0 {
				openers[m.stack()].push(int32(i), m.value())
			} else if m.bits&itemBit == 0 {
				closers[m.stack()].push(int32(i), m.value())
			}
		}
	}
}

func (m *mark) stack() int { return int(m.bits & tildeBit / tildeBit) }

// markStack is [fenceStack] for marks.
type markStack struct {
	index  []int32
	length []int64
}

func (s *markStack) push(index int32, length int64) {
	n := len(s.index)
	for n > 0 && s.length[n-1] <= length {
		n--
	}
	s.index, s.length = append(s.index[:n], index), append(s.length[:n], length)
}

func (s *markStack) first(length int64) int32 {
	n := len(s.length)
	if n > 0 && s.length[n-1] >= length {
		return s.index[n-1] // most fences are of three characters
	}
	i := sort.Search(n, func(i int) bool { return s.length[n-1-i] >= length })
	if i == n {
		return -1
	}
	return s.index[n-1-i]
}
