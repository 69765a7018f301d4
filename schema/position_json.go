package schema

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how deep the values of a document may be nested, as in
// encoding/json.
const maxDepth = 10000

// fault is what stops the reading of a document, and where.
type fault struct {
	offset  int // in bytes from the start of the file
	message string
	// unfinished tells that the document ended before the value did.
	unfinished bool
}

func faultAt(offset int, message string) *fault {
	return &fault{offset: offset, message: message}
}

func unfinishedAt(offset int, message string) *fault {
	return &fault{offset: offset, message: message, unfinished: true}
}

// readJSON reads the one JSON value of data, which begins at the offset base of
// its file and is UTF-8.
func readJSON(data []byte, base int) (element, *fault) {
	r := jsonReader{data: data, base: base}
	root, bad := r.next()
	if bad == nil && !r.done() {
		bad = faultAt(base+r.at, "something else follows after the document")
	}
	return root, bad
}

// jsonReader reads JSON values with their places. It takes exactly what
// encoding/json takes, which a fuzz test proves. It is there because the
// decoder of encoding/json tells neither where a token begins nor, in words
// for the author of a document, what is wrong; and it takes a fifth of the
// time.
type jsonReader struct {
	data  []byte
	base  int // the offset of data in its file
	at    int // the offset in data of the next byte
	depth int
}

// done skips white space and reports whether nothing follows.
func (r *jsonReader) done() bool {
	for r.at < len(r.data) {
		switch r.data[r.at] {
		case ' ', '\t', '\r', '\n':
			r.at++
		default:
			return false
		}
	}
	return true
}

// next reads the next value, for a stream of values that stand one after the
// other.
func (r *jsonReader) next() (element, *fault) {
	if r.done() {
		end := len(bytes.TrimRight(r.data, " \t\r\n"))
		return element{}, unfinishedAt(r.base+end, "the end comes too early")
	}
	e := element{offset: r.base + r.at}
	var bad *fault
	switch c := r.data[r.at]; {
	case c == '{':
		e.kind = objectElement
		bad = r.nested(&e, '}', r.member)
	case c == '[':
		e.kind = listElement
		bad = r.nested(&e, ']', r.next)
	case c == '"':
		e.kind = textElement
		e.text, bad = r.text()
	case c == '-' || c >= '0' && c <= '9':
		e.kind = numberElement
		bad = r.number(&e)
	default:
		bad = r.literal(&e)
	}
	return e, bad
}

// nested reads the list or the object that begins here, with one call of read
// for each of its parts.
func (r *jsonReader) nested(e *element, closing byte, read func() (element, *fault)) *fault {
	if r.depth++; r.depth > maxDepth {
		return faultAt(e.offset, fmt.Sprintf("lists and objects are nested more than %d deep", maxDepth))
	}
	r.at++
	for {
		if r.done() {
			return r.unclosed(e)
		}
		// A comma promises a part, so only the first place may be empty.
		if r.data[r.at] == closing && len(e.children) == 0 {
			break
		}
		part, bad := read()
		if bad != nil {
			return bad
		}
		e.children = append(e.children, part)
		if r.done() {
			return r.unclosed(e)
		}
		if r.data[r.at] == closing {
			break
		}
		if r.data[r.at] != ',' {
			return r.noComma(e)
		}
		r.at++
	}
	r.at++
	r.depth--
	return nil
}

// member reads a key and its value.
func (r *jsonReader) member() (element, *fault) {
	keyOffset := r.base + r.at
	if r.data[r.at] != '"' {
		return element{}, r.noKey()
	}
	key, bad := r.text()
	if bad != nil {
		return element{}, bad
	}
	if !r.done() {
		if r.data[r.at] != ':' {
			return element{}, faultAt(r.base+r.at, "a colon is missing between a key and its value")
		}
		r.at++
	}
	member, bad := r.next()
	member.key, member.keyOffset = key, keyOffset
	return member, bad
}

// text reads the text that begins here.
func (r *jsonReader) text() (string, *fault) {
	start := r.at
	var decoded []byte // nil up to the first escape
	run := start + 1   // what is not yet in decoded begins here
	for i := run; i < len(r.data); i++ {
		switch c := r.data[i]; {
		case c == '"':
			r.at = i + 1
			if decoded == nil {
				return string(r.data[run:i]), nil
			}
			return string(append(decoded, r.data[run:i]...)), nil
		case c == '\\':
			char, length, bad := r.escape(i)
			if bad != nil {
				return "", bad
			}
			decoded = utf8.AppendRune(append(decoded, r.data[run:i]...), char)
			i += length - 1
			run = i + 1
		case c < ' ':
			return "", r.control(i)
		}
	}
	return "", unfinishedAt(r.base+start, "the text that begins here is never closed")
}

// escape reads the escape at the offset i: the character that it stands for and
// its length. One that the end cuts off is none, and the text is unfinished.
func (r *jsonReader) escape(i int) (rune, int, *fault) {
	if i+1 == len(r.data) {
		return 0, 1, nil
	}
	switch c := r.data[i+1]; c {
	case '"', '\\', '/':
		return rune(c), 2, nil
	case 'b':
		return '\b', 2, nil
	case 'f':
		return '\f', 2, nil
	case 'n':
		return '\n', 2, nil
	case 'r':
		return '\r', 2, nil
	case 't':
		return '\t', 2, nil
	case 'u':
		char, length := r.hexEscape(i)
		if length == 0 {
			return 0, 0, faultAt(r.base+i, `the escape \u takes four hexadecimal digits`)
		}
		if utf16.IsSurrogate(char) {
			low, lowLength := r.hexEscape(i + length)
			if pair := utf16.DecodeRune(char, low); lowLength > 0 && pair != utf8.RuneError {
				return pair, length + lowLength, nil
			}
			char = utf8.RuneError
		}
		return char, length, nil
	default:
		return 0, 0, faultAt(r.base+i, "a backslash cannot stand before "+r.character(i+1))
	}
}

// hexEscape reads \u and four hexadecimal digits at the offset i. The length is
// 0 where that does not stand there.
func (r *jsonReader) hexEscape(i int) (rune, int) {
	if i+6 > len(r.data) || r.data[i] != '\\' || r.data[i+1] != 'u' {
		return 0, 0
	}
	var char rune
	for _, c := range r.data[i+2 : i+6] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, 0
		}
		char = char<<4 | rune(c)
	}
	return char, 6
}

// number reads the number that begins here.
func (r *jsonReader) number(e *element) *fault {
	start := r.at
	if r.data[r.at] == '-' {
		r.at++
	}
	// After a leading 0 no digit may follow, which then is no end of a word.
	ok := r.at < len(r.data) && r.data[r.at] == '0'
	if ok {
		r.at++
	} else {
		ok = r.digits()
	}
	if ok && r.at < len(r.data) && r.data[r.at] == '.' {
		r.at++
		ok = r.digits()
	}
	if ok && r.at < len(r.data) && (r.data[r.at] == 'e' || r.data[r.at] == 'E') {
		r.at++
		if r.at < len(r.data) && (r.data[r.at] == '+' || r.data[r.at] == '-') {
			r.at++
		}
		ok = r.digits()
	}
	if !ok || r.at < len(r.data) && isWordByte(r.data[r.at]) {
		return r.unknown(start)
	}
	e.text = string(r.data[start:r.at])
	return nil
}

// digits reads digits and reports whether there was one.
func (r *jsonReader) digits() bool {
	start := r.at
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' {
		r.at++
	}
	return r.at > start
}

// literal reads true, false or null.
func (r *jsonReader) literal(e *element) *fault {
	start := r.at
	for r.at < len(r.data) && isWordByte(r.data[r.at]) {
		r.at++
	}
	switch word := string(r.data[start:r.at]); word {
	case "true", "false":
		e.kind, e.text = boolElement, word
	case "null":
		e.kind = nullElement
	default:
		return r.unknown(start)
	}
	return nil
}
