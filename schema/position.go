package schema

import "unicode/utf8"

// pageSize is how many bytes a look-up of a position walks at most.
const pageSize = 1024

// positions turns byte offsets into lines and columns, both counted from 1,
// columns in Unicode code points. It remembers the position of the start of
// each page, so that a look-up costs the same in a file of one endless line as
// in one of a million empty lines.
//
// Lines end with LF, CRLF or a lone CR. A byte order mark at the start of the
// file is no column.
type positions struct {
	data  []byte
	pages []position
}

// position is a line and a column, both counted from 0.
type position struct {
	line, column int
}

func newPositions(data []byte) *positions {
	p := &positions{data: data, pages: make([]position, 0, len(data)/pageSize+1)}
	var at position
	for start := 0; start <= len(data); start += pageSize {
		p.pages = append(p.pages, at)
		at = p.walk(at, start, min(start+pageSize, len(data)))
	}
	return p
}

// locate returns the line and the column of an offset.
func (p *positions) locate(offset int) (line, column int) {
	page := offset / pageSize
	at := p.walk(p.pages[page], page*pageSize, offset)
	return at.line + 1, at.column + 1
}

// walk moves a position from one offset to a later one.
func (p *positions) walk(at position, from, to int) position {
	if from == 0 && to >= len(byteOrderMark) && hasByteOrderMark(p.data) {
		from = len(byteOrderMark)
	}
	for i := from; i < to; i++ {
		switch c := p.data[i]; {
		case c == '\n', c == '\r' && (i+1 == len(p.data) || p.data[i+1] != '\n'):
			at.line++
			at.column = 0
		case utf8.RuneStart(c):
			at.column++
		}
	}
	return at
}

const byteOrderMark = "\uFEFF"

func hasByteOrderMark(data []byte) bool {
	return len(data) >= len(byteOrderMark) && string(data[:len(byteOrderMark)]) == byteOrderMark
}
