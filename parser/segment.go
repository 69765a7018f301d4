package parser

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"
)

// ErrLongSegment is the error of a file that cannot be cut into segments: a question
// of it, or whatever stands in place of one, is longer than a segment may be.
var ErrLongSegment = errors.New("no place to cut a segment")

// SegmentOptions say how a large file is cut.
type SegmentOptions struct {
	// First is how many bytes the first segment should have, and Size those behind
	// it. A file of no more bytes than the first is not cut.
	First, Size int
	// Most is how many bytes it may have at most.
	Most int
}

// Segments reads a file and cuts it at question headings into sources, each of which
// can be parsed by itself. Together they hold every byte of the file. The records,
// fences and comments of each are those that the whole file has there; an analysis
// is joined only with a question of the same segment. The sequence ends with the
// first error, which is [ErrLongSegment] or one of reading.
func (p *Parser) Segments(name string, r io.Reader, o SegmentOptions) iter.Seq2[*Source, error] {
	return func(yield func(*Source, error) bool) {
		var text []byte // what was read and not yet given
		offset, line := 0, 0
		for want, ended := min(o.First, o.Most), false; !ended; {
			var err error
			if text, err = readUpTo(r, text, want); err != nil && err != io.EOF {
				yield(nil, err)
				return
			}
			ended = err == io.EOF
			end := len(text)
			if !ended {
				end = p.lastCut(string(text))
			}
			if end == 0 && !ended {
				if want >= o.Most {
					yield(nil, ErrLongSegment)
					return
				}
				want = min(2*want, o.Most)
				continue
			}
			src := NewSource(name, string(text[:end]))
			src.segment, src.last = !ended || offset > 0, ended
			src.baseOffset, src.baseLine = offset, line
			if !yield(src, nil) {
				return
			}
			offset += end
			line += len(src.LineStarts()) - 1
			text = append(text[:0], text[end:]...)
			want = min(max(o.Size, len(text)+o.Size/2), o.Most)
		}
	}
}

// readUpTo appends to text until it has n bytes. The error is io.EOF at the end.
func readUpTo(r io.Reader, text []byte, n int) ([]byte, error) {
	if len(text) >= n {
		return text, nil
	}
	b := bytes.NewBuffer(text)
	b.Grow(n - len(text))
	read, err := b.ReadFrom(io.LimitReader(r, int64(n-len(text))))
	if err == nil && read < int64(n-len(text)) {
		err = io.EOF
	}
	return b.Bytes(), err
}

// closeAll ends any fence or comment that is open.
var closeAll = "\n-->\n" + strings.Repeat("`", 256) + "\n" + strings.Repeat("~", 256) + "\n"

// lastCut returns the offset of the last question heading at which the beginning of
// a file can be cut, 0 for none. A heading that follows an analysis is preferred, so
// that the analyses of a chapter are not parted from its questions.
//
// The place of a record may depend on what follows: an open fence or comment may
// hide it. If one is open, then closing it at the end of the text hides the headings
// behind it, so a heading that is there both ways is there whatever follows. Whether
// a fence was forgotten is known once the next question heading is, so the last one
// is never taken. A heading without a number begins a record only because of the next
// question heading, which has to be in the same segment.
func (p *Parser) lastCut(text string) int {
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	open, closed := p.scan(text, start), p.scan(text+closeAll, start)
	last, best := 0, 0
	begun := false // a heading that begins a record by itself stands before the cut
	for i := 1; i+1 < len(open.cuts) && i < len(closed.cuts) && open.start(i) == closed.start(i); i++ {
		begun = begun || open.cuts[i-1].heading.isQuestion()
		if !begun || open.cuts[i].heading.kind != questionHeading {
			continue
		}
		last = open.start(i)
		if h := open.cuts[i-1].heading.kind; h == analysisHeading || h == bareAnalysis {
			best = last
		}
	}
	if best > 0 {
		return best
	}
	return last
}
