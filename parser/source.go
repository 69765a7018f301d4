package parser

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of byte offsets into a [Source].
type Span struct {
	Start, End int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t is inside of s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// shift returns the span moved by n bytes.
func (s Span) shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Source is the text of one file, or of a segment of a large one, with an index of
// its lines. Spans and line numbers count in Text, except for [Source.Position],
// [Source.Offset] and [Source.LineNumber], which count in the file. It is safe for
// concurrent use.
type Source struct {
	// Name is the path as people know it, with forward slashes.
	Name string
	// Text is the content of the file or the segment, byte for byte.
	Text string

	once  sync.Once
	lines []int // offset of each line's first byte

	segment    bool
	last       bool // whether no further segment follows
	baseOffset int  // bytes of the file before Text
	baseLine   int  // lines of the file before Text

	measured   sync.Once
	milestones []milestone // see widthOf
}

// NewSource makes a source of a file's name and content.
func NewSource(name, text string) *Source { return &Source{Name: name, Text: text} }

// Unit is what columns are counted in.
type Unit int

// The units of a column.
const (
	Runes Unit = iota // Unicode code points, as qbank's own reports count
	UTF16             // UTF-16 code units, as the editor protocol counts
	Bytes             // bytes, as reviewdog counts
)

// Position is a place in a file. Line and Column are 1-based, Offset counts
// bytes from 0.
type Position struct {
	Line, Column, Offset int
}

// Position turns a byte offset into a line and a column counted in unit. An
// offset outside of the text is moved to its nearest end.
func (s *Source) Position(offset int, unit Unit) Position {
	offset = max(0, min(offset, len(s.Text)))
	line := s.LineAt(offset)
	start, number := s.lines[line-1], s.baseLine+line
	if number == 1 && strings.HasPrefix(s.Text[start:offset], byteOrderMark) {
		// A byte-order mark is no character that a person can count.
		start += len(byteOrderMark)
	}
	return Position{Line: number, Column: s.widthOf(Span{start, offset}, unit) + 1, Offset: s.Offset(offset)}
}

// Offset returns the byte offset in the file of a byte offset in Text.
func (s *Source) Offset(offset int) int { return s.baseOffset + offset }

// LineNumber returns the 1-based number in the file of the line that holds a byte
// offset in Text.
func (s *Source) LineNumber(offset int) int { return s.baseLine + s.LineAt(offset) }

// IsSegment reports whether Text is only a part of the file.
func (s *Source) IsSegment() bool { return s.segment }

// IsLast reports whether Text reaches to the end of the file.
func (s *Source) IsLast() bool { return !s.segment || s.last }

func width(s string, unit Unit) int {
	switch unit {
	case Bytes:
		return len(s)
	case UTF16:
		n := 0
		for _, r := range s {
			if n++; r > 0xFFFF {
				n++
			}
		}
		return n
	}
	return utf8.RuneCountInString(s)
}

// LineAt is the 1-based number of the line that holds the byte at offset.
func (s *Source) LineAt(offset int) int {
	s.index()
	return sort.Search(len(s.lines), func(i int) bool { return s.lines[i] > offset })
}

// Lines is the number of lines; a text that ends in a line end has no further
// line after it, and an empty text has one line.
func (s *Source) Lines() int {
	s.index()
	if n := len(s.lines); n > 1 && s.lines[n-1] == len(s.Text) {
		return n - 1
	}
	return len(s.lines)
}

// LineStarts are the offsets of the lines' first bytes, the first of them 0; where the
// text ends in a line end, its length is the last. The list must not be changed.
func (s *Source) LineStarts() []int {
	s.index()
	return s.lines
}

// Line is the span of the 1-based line n without its line end, empty where
// there is no such line.
func (s *Source) Line(n int) Span {
	s.index()
	if n < 1 || n > len(s.lines) {
		return Span{len(s.Text), len(s.Text)}
	}
	start := s.lines[n-1]
	end := len(s.Text)
	if n < len(s.lines) {
		end = s.lines[n]
	}
	return Span{start, start + len(trimLineEnd(s.Text[start:end]))}
}

// Slice is the text of a span, cut to the text's ends.
func (s *Source) Slice(span Span) string {
	start := max(0, min(span.Start, len(s.Text)))
	return s.Text[start:max(start, min(span.End, len(s.Text)))]
}

func (s *Source) index() { s.once.Do(func() { s.lines = lineStarts(s.Text) }) }

// lineStarts are the offsets at which the lines of a text begin.
func lineStarts(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+2)
	if strings.IndexByte(text, '\r') >= 0 {
		for pos := 0; pos < len(text); {
			end, next := lineEnd(text, pos)
			if next > end {
				starts = append(starts, next)
			}
			pos = next
		}
		return starts
	}
	for pos := 0; ; {
		n := strings.IndexByte(text[pos:], '\n')
		if n < 0 {
			return starts
		}
		pos += n + 1
		starts = append(starts, pos)
		if pos < len(text) && text[pos] == '\n' { // a blank line, as every other one is
			pos++
			starts = append(starts, pos)
		}
	}
}

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
