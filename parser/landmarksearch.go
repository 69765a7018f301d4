package parser

import "strings"

// landmarkBytes are bytes of which one stands in each landmark, behind nothing but
// white space and list markers: in a heading, in a fence line of either kind and in
// a line that a comment begins.
const landmarkBytes = "#`~<"

// landmarkSearch finds the lines of a text that may be landmarks without walking
// over all the others: looking for a byte in a long text takes a hundredth of what
// looking for line ends does, since most lines are short.
type landmarkSearch struct {
	parser *Parser
	in     lines
	pos    int // the start of the first line that was not looked at
	// next is where each byte stands in those lines for the first time, the length
	// of the text where it does not.
	next [len(landmarkBytes)]int
}

func (p *Parser) newLandmarkSearch(in lines, pos int) landmarkSearch {
	s := landmarkSearch{parser: p, in: in, pos: pos}
	for k := range s.next {
		s.seek(k, pos)
	}
	return s
}

func (s *landmarkSearch) seek(k, from int) {
	s.next[k] = len(s.in.text)
	if from < s.next[k] {
		if n := strings.IndexByte(s.in.text[from:], landmarkBytes[k]); n >= 0 {
			s.next[k] = from + n
		}
	}
}

// first is where the next line stands that may be a landmark, or a place in it; the
// length of the text where there is none.
func (s *landmarkSearch) first() int {
	text := s.in.text
	for {
		at, k := s.next[0], 0
		for i, n := range s.next {
			if n < at {
				at, k = n, i
			}
		}
		switch {
		case at == len(text):
			return at
		case at > s.pos && ' ' < text[at-1] && text[at-1] < 0x80, !s.opens(at):
			// No landmark begins here, and none that begins with the same byte can
			// follow on the line.
			_, next := s.in.lineEnd(at)
			s.seek(k, next)
		default:
			return at
		}
	}
}

// opens tells whether a landmark may begin with the byte at an offset: the rest of a
// fence or of a comment's start follows it.
func (s *landmarkSearch) opens(at int) bool {
	text := s.in.text
	switch c := text[at]; c {
	case '#':
		return true
	case '<':
		return strings.HasPrefix(text[at:], "<!--")
	default:
		return at+2 < len(text) && text[at+1] == c && text[at+2] == c
	}
}

// line is the line that a place stands in, which is in no line that was passed
// before. The search goes on behind it.
func (s *landmarkSearch) line(place int) (start, end, next int) {
	for start = place; start > s.pos; start-- {
		if c := s.in.text[start-1]; c == '\n' || c == '\r' {
			break
		}
	}
	end, next = s.in.lineEnd(place)
	for k := range s.next {
		if s.next[k] < next {
			s.seek(k, next)
		}
	}
	s.pos = next
	return start, end, next
}
