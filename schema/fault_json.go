package schema

import (
	"strconv"
	"unicode/utf8"
)

// unclosed is the fault of a list or an object that the document ends in.
func (r *jsonReader) unclosed(e *element) *fault {
	return unfinishedAt(e.offset, "the "+nestedName(e)+" that begins here is never closed")
}

// noComma is the fault of what stands here between two parts of a list or an
// object.
func (r *jsonReader) noComma(e *element) *fault {
	switch r.data[r.at] {
	case ']', '}':
		return faultAt(r.base+r.at, "the "+nestedName(e)+" is closed by the wrong bracket, "+r.character(r.at))
	case ':':
		return faultAt(r.base+r.at, "a colon stands where a comma has to stand")
	case '/', '#':
		return faultAt(r.base+r.at, "JSON has no comments")
	}
	return faultAt(r.base+r.at, "a comma is missing here")
}

func nestedName(e *element) string {
	if e.kind == objectElement {
		return "object"
	}
	return "list"
}

// noKey is the fault of what stands here instead of a key.
func (r *jsonReader) noKey() *fault {
	switch r.data[r.at] {
	case '}':
		return faultAt(r.base+r.at, "a comma stands before }, where nothing follows")
	case '\'', ',', '/', '#':
		return r.unknown(r.at)
	}
	return faultAt(r.base+r.at, "a key in double quotation marks has to stand here, not "+r.word(r.at))
}

// control is the fault of a control character inside a text.
func (r *jsonReader) control(i int) *fault {
	escape := `\u00` + string("0123456789abcdef"[r.data[i]>>4]) + string("0123456789abcdef"[r.data[i]&15])
	what := "control character"
	switch r.data[i] {
	case '\n':
		what, escape = "line break", `\n`
	case '\r':
		what, escape = "line break", `\r`
	case '\t':
		what, escape = "tab", `\t`
	}
	return faultAt(r.base+i, "a "+what+" inside a text has to be written "+escape)
}

// unknown is the fault of what stands at the offset i instead of a value.
func (r *jsonReader) unknown(i int) *fault {
	switch r.data[i] {
	case '\'':
		return faultAt(r.base+i, "a text has to stand in double quotation marks")
	case '/', '#':
		return faultAt(r.base+i, "JSON has no comments")
	case ',':
		return faultAt(r.base+i, "a comma with nothing before it")
	case ']', '}', ':':
		return faultAt(r.base+i, "a value is missing before "+r.character(i))
	}
	return faultAt(r.base+i, r.word(i)+" is no value that JSON knows")
}

// character quotes the character at the offset i.
func (r *jsonReader) character(i int) string {
	c, _ := utf8.DecodeRune(r.data[i:])
	return strconv.Quote(string(c))
}

// word quotes the word that begins at the offset i, or the one character where
// none does.
func (r *jsonReader) word(i int) string {
	end := i
	for end < len(r.data) && isWordByte(r.data[end]) {
		end++
	}
	if end == i {
		return r.character(i)
	}
	return quoted(string(r.data[i:end]))
}

// isWordByte reports whether a byte belongs to what a person would take for one
// word or number.
func isWordByte(c byte) bool {
	return c == '_' || c == '-' || c == '+' || c == '.' || c >= utf8.RuneSelf ||
		c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
