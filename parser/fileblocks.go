package parser

import (
	"errors"
	"io"
	"slices"
	"unsafe"
)

// fileBlocks are a file cut into blocks that can be read in any order, several of them
// at once. A block has the lines that begin behind the first line end in it, as far
// as the first line end behind it; the first one has the file's first line too.
type fileBlocks struct {
	src          io.ReaderAt
	size, length int // in bytes, of the file and of a block
}

// count is the number of blocks.
func (b *fileBlocks) count() int { return (b.size + b.length - 1) / b.length }

// blockText is the text of a block.
type blockText struct {
	lines  string // valid until the next block is read
	offset int    // in the file
	buf    []byte
}

// read reads a block.
func (b *fileBlocks) read(block int, t *blockText) error {
	start := block * b.length
	length := min(b.length, b.size-start)
	buf := t.buf[:0]
	// Most lines end soon behind the block.
	for ahead := max(b.length/64, 1); ; ahead *= 2 {
		known, n := len(buf), min(length+ahead, b.size-start)
		buf = slices.Grow(buf, n-known)[:n]
		t.buf = buf
		if err := readFull(b.src, buf[known:], start+known); err != nil {
			return err
		}
		// A copy of each block would cost a fifth of the time.
		text := unsafe.String(unsafe.SliceData(buf), n)
		first := 0
		if block > 0 {
			end, next := lineEnd(text[:min(length+1, n)], 0)
			if end >= length {
				t.lines = ""
				return nil
			}
			first = next
		}
		last := n
		if start+length < b.size {
			var end int
			end, last = lineEnd(text, length)
			// A CR may be half of a line end, unless the file ends with it.
			if start+n < b.size && (last == end || last == n && text[end] == '\r') {
				continue
			}
		}
		t.lines, t.offset = text[first:last], start+first
		return nil
	}
}

// readFull reads from an offset on. A file that is shorter than it was has changed.
func readFull(src io.ReaderAt, buf []byte, offset int) error {
	n, err := src.ReadAt(buf, int64(offset))
	switch {
	case n == len(buf):
		return nil
	case err == nil, errors.Is(err, io.EOF):
		return ErrChanged
	}
	return err
}
