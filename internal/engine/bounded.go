package engine

import (
	"bytes"
	"io"

	"github.com/qbank-dev/qbank/internal/files"
)

// maxStdin is how many bytes of standard input are kept in a temporary file: what
// is longer is likely to have no end.
const maxStdin = 64 << 30

// bounded is a stream that may have no end. It ends with a *files.Error after so
// many bytes, or after a line that is too long to be read.
type bounded struct {
	io.Reader
	name string
	left int64 // bytes
	line int64 // bytes since the last line end
}

// Read implements io.Reader.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.left -= int64(n)
	if i := bytes.LastIndexByte(p[:n], '\n'); i >= 0 {
		b.line = int64(n - i - 1)
	} else {
		b.line += int64(n)
	}
	switch {
	case b.line > files.MaxBytes:
		return 0, files.TooLarge(b.name, "a line of more bytes than that")
	case b.left < 0:
		return 0, files.TooLarge(b.name, "64 GiB and goes on")
	}
	return n, err
}
