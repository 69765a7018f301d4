package parser

import "unicode/utf8"

// blockBytes is the distance in bytes at which widths are noted.
const blockBytes = 1 << 10

// milestone is a place of the text with the width of all that stands before it.
type milestone struct{ offset, runes, utf16 int }

// widthOf is the width of a part of the text. That of a long one is read off the
// widths that were noted: a line may be as long as the file and hold as many
// findings.
func (s *Source) widthOf(span Span, unit Unit) int {
	if unit == Bytes || span.Len() < 4*blockBytes {
		return width(s.Text[span.Start:span.End], unit)
	}
	s.measured.Do(s.measure)
	// Where two places are inside of the same block, the first is before the
	// second all the same: a long span has several blocks.
	first, last := s.milestones[span.Start/blockBytes+1], s.milestones[span.End/blockBytes]
	if last.offset > span.End {
		last = s.milestones[span.End/blockBytes-1]
	}
	between := last.runes - first.runes
	if unit == UTF16 {
		between = last.utf16 - first.utf16
	}
	return width(s.Text[span.Start:first.offset], unit) + between + width(s.Text[last.offset:span.End], unit)
}

// measure notes a place about every blockBytes.
func (s *Source) measure() {
	s.milestones = make([]milestone, 1, len(s.Text)/blockBytes+1)
	for next := blockBytes; next <= len(s.Text); next += blockBytes {
		at := next
		// Not inside of a character: no more than three bytes continue one.
		for at < len(s.Text) && at < next+utf8.UTFMax-1 && !utf8.RuneStart(s.Text[at]) {
			at++
		}
		before := s.milestones[len(s.milestones)-1]
		part := s.Text[before.offset:at]
		s.milestones = append(s.milestones, milestone{at, before.runes + width(part, Runes), before.utf16 + width(part, UTF16)})
	}
}
