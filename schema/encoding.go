package schema

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// decodable reports whether the bytes, which begin at the offset base of the
// file, are UTF-8, and adds a finding where they are not. Nothing of such a
// part is read: what the decoders put in place of the wrong bytes is not what
// its author wrote.
func (d *documentReader) decodable(part []byte, base int) bool {
	if utf8.Valid(part) {
		return true
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(part[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	message := fmt.Sprintf("the text is not UTF-8: byte 0x%02X stands here", part[at])
	if base == 0 && (bytes.HasPrefix(part, []byte("\xff\xfe")) || bytes.HasPrefix(part, []byte("\xfe\xff"))) {
		message = "the file is UTF-16: save it as UTF-8"
	}
	d.report(base+at, 0, Violation{Keyword: "encoding", Message: message})
	return false
}
