package parser

import "sort"

// stretch is a part of a large file in the text of a [Source]. It is made of whole
// lines.
type stretch struct {
	start  int // in the text
	offset int // in the file
	line   int // the number of its first line in the file, from 1
	// own is where in the text the lines end that are the business of whoever
	// looks at the text; what follows them in the stretch, up to the line of a
	// heading, is only there to be looked up.
	own int
}

// stretchAt is the stretch that holds an offset of the text.
func (s *Source) stretchAt(offset int) *stretch {
	i := sort.Search(len(s.stretches), func(i int) bool { return s.stretches[i].start > offset })
	return &s.stretches[max(i-1, 0)]
}

// Offset is the place of an offset of the text in the file, in bytes from 0.
func (s *Source) Offset(offset int) int {
	if s.stretches == nil {
		return offset
	}
	p := s.stretchAt(offset)
	return p.offset + offset - p.start
}

// LineNumber is the 1-based number in the file of the line that holds an offset of
// the text.
func (s *Source) LineNumber(offset int) int { return s.numberOf(s.LineAt(offset), offset) }

// numberOf is the number in the file of a line of the text that holds an offset.
func (s *Source) numberOf(line, offset int) int {
	if s.stretches == nil {
		return line
	}
	p := s.stretchAt(offset)
	return p.line + line - s.LineAt(p.start)
}

// Size is the length of the file in bytes.
func (s *Source) Size() int {
	if s.stretches == nil {
		return len(s.Text)
	}
	return s.size
}

// Owns tells whether what is found at an offset of the text is the business of
// whoever looks at it. It is true for all offsets where the text is the whole
// file; among stretches of a large file some lines are there only to be looked
// up, and whatever is wrong with them is found elsewhere.
func (s *Source) Owns(offset int) bool {
	return s.stretches == nil || offset < s.stretchAt(offset).own
}
