package schema

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/internal/yamltree"
)

// maxDepth is the depth to which jsontext lets values be nested.
const maxDepth = 10000

// fault is a reason to stop reading a document.
type fault struct {
	offset  int // in bytes from the start of the file
	message string
	// unfinished reports whether the document ended before the value did.
	unfinished bool
}

func faultAt(offset int, message string) *fault {
	return &fault{offset: offset, message: message}
}

func unfinishedAt(offset int, message string) *fault {
	return &fault{offset: offset, message: message, unfinished: true}
}

// jsonReader reads JSON values with their places. It accepts what encoding/json
// accepts.
type jsonReader struct {
	data    []byte // UTF-8
	base    int    // the offset of data in its file
	decoder *jsontext.Decoder
}

func newJSONReader(data []byte, base int) *jsonReader {
	return &jsonReader{data: data, base: base, decoder: jsontext.NewDecoder(bytes.NewBuffer(data),
		jsontext.AllowDuplicateNames(true),
		jsontext.AllowInvalidUTF8(true))} // in escapes, as in encoding/json
}

// at returns the offset in data of the first byte after the last token that is
// not in cutset.
func (r *jsonReader) at(cutset string) int {
	return len(r.data) - len(bytes.TrimLeft(r.data[r.decoder.InputOffset():], cutset))
}

const jsonSpace = " \t\r\n"

// rest returns the offset of what follows the last value, and whether anything
// does.
func (r *jsonReader) rest() (at int, more bool) {
	at = r.at(jsonSpace)
	return at, at < len(r.data)
}

// value reads the next value; within is the list or object that holds it, nil
// for a value that nothing holds.
func (r *jsonReader) value(within *yamltree.Node) (yamltree.Node, *fault) {
	e := yamltree.Node{Offset: r.base + r.at(jsonSpace+",:")}
	token, err := r.decoder.ReadToken()
	if err != nil {
		return e, r.fault(within)
	}
	switch token.Kind() {
	case '{':
		e.Kind = yamltree.Object
		return e, r.parts(&e)
	case '[':
		e.Kind = yamltree.List
		return e, r.parts(&e)
	case '"':
		e.Kind, e.Text = yamltree.Text, token.String()
		return e, nil
	case '0':
		e.Kind, e.Text = yamltree.Number, token.String()
	case 't', 'f':
		e.Kind, e.Text = yamltree.Bool, token.String()
	}
	if end := r.decoder.InputOffset(); end < int64(len(r.data)) && isWordByte(r.data[end]) {
		return e, r.unknown(e.Offset - r.base)
	}
	return e, nil
}

// parts reads the items of a list or the members of an object, and its end.
func (r *jsonReader) parts(e *yamltree.Node) *fault {
	for {
		if kind := r.decoder.PeekKind(); kind == ']' || kind == '}' {
			if _, err := r.decoder.ReadToken(); err != nil {
				return r.fault(e)
			}
			return nil
		}
		var key string
		var keyOffset int
		if e.Kind == yamltree.Object {
			keyOffset = r.base + r.at(jsonSpace+",")
			token, err := r.decoder.ReadToken()
			if err != nil {
				return r.fault(e)
			}
			key = token.String()
		}
		part, bad := r.value(e)
		if bad != nil {
			return bad
		}
		part.Key, part.KeyOffset = key, keyOffset
		e.Children = append(e.Children, part)
	}
}

// fault says what stops the decoder after the last token, in words for the
// author of a document.
func (r *jsonReader) fault(within *yamltree.Node) *fault {
	at, more := r.rest()
	kind, tokens := r.decoder.StackIndex(r.decoder.StackDepth())
	afterKey := kind == '{' && tokens%2 == 1
	if afterKey || within != nil && tokens > 0 {
		switch {
		case !more && afterKey:
			return r.tooEarly()
		case !more:
			return r.unclosed(within)
		case afterKey && r.data[at] != ':':
			return faultAt(r.base+at, "a colon is missing between a key and its value")
		case !afterKey && r.data[at] != ',':
			return r.noComma(at, within)
		}
		at = len(r.data) - len(bytes.TrimLeft(r.data[at+1:], jsonSpace))
	}
	switch {
	case at == len(r.data) && (within == nil || afterKey):
		return r.tooEarly()
	case at == len(r.data):
		return r.unclosed(within)
	case r.data[at] == '"':
		return r.text(at)
	case kind == '{' && !afterKey:
		return r.noKey(at)
	case r.data[at] == '{', r.data[at] == '[':
		return faultAt(r.base+at, fmt.Sprintf("lists and objects are nested more than %d deep", maxDepth))
	}
	return r.unknown(at)
}

func (r *jsonReader) tooEarly() *fault {
	return unfinishedAt(r.base+len(bytes.TrimRight(r.data, jsonSpace)), "the end comes too early")
}

// unclosed is the fault of a list or an object that the document ends in.
func (r *jsonReader) unclosed(e *yamltree.Node) *fault {
	return unfinishedAt(e.Offset, "the "+nestedName(e)+" that begins here is never closed")
}

func nestedName(e *yamltree.Node) string {
	if e.Kind == yamltree.Object {
		return "object"
	}
	return "list"
}

// noComma is the fault of what is between two parts of a list or an object.
func (r *jsonReader) noComma(at int, e *yamltree.Node) *fault {
	switch r.data[at] {
	case ']', '}':
		return faultAt(r.base+at, "the "+nestedName(e)+" is closed by the wrong bracket, "+r.character(at))
	case ':':
		return faultAt(r.base+at, "a colon stands where a comma has to stand")
	case '/', '#':
		return faultAt(r.base+at, "JSON has no comments")
	}
	return faultAt(r.base+at, "a comma is missing here")
}

// noKey is the fault of what is there instead of a key.
func (r *jsonReader) noKey(at int) *fault {
	switch r.data[at] {
	case '}':
		return faultAt(r.base+at, "a comma stands before }, where nothing follows")
	case '\'', ',', '/', '#':
		return r.unknown(at)
	}
	return faultAt(r.base+at, "a key in double quotation marks has to stand here, not "+r.word(at))
}

// unknown is the fault of what is there instead of a value.
func (r *jsonReader) unknown(at int) *fault {
	switch r.data[at] {
	case '\'':
		return faultAt(r.base+at, "a text has to stand in double quotation marks")
	case '/', '#':
		return faultAt(r.base+at, "JSON has no comments")
	case ',':
		return faultAt(r.base+at, "a comma with nothing before it")
	case ']', '}', ':':
		return faultAt(r.base+at, "a value is missing before "+r.character(at))
	}
	return faultAt(r.base+at, r.word(at)+" is no value that JSON knows")
}

// text is the first fault in the text that begins at start.
func (r *jsonReader) text(start int) *fault {
	for i := start + 1; i < len(r.data); i++ {
		switch c := r.data[i]; {
		case c < ' ':
			return r.control(i)
		case c != '\\' || i+1 == len(r.data):
		case r.data[i+1] == 'u':
			digits := r.data[i+2 : min(i+6, len(r.data))]
			if _, err := strconv.ParseUint(string(digits), 16, 16); err != nil || len(digits) < 4 {
				return faultAt(r.base+i, `the escape \u takes four hexadecimal digits`)
			}
			i++
		case bytes.IndexByte([]byte(`"\/bfnrt`), r.data[i+1]) < 0:
			return faultAt(r.base+i, "a backslash cannot stand before "+r.character(i+1))
		default:
			i++
		}
	}
	return unfinishedAt(r.base+start, "the text that begins here is never closed")
}

// control is the fault of a control character inside a text.
func (r *jsonReader) control(at int) *fault {
	what, escape := "control character", fmt.Sprintf(`\u%04x`, r.data[at])
	switch r.data[at] {
	case '\n':
		what, escape = "line break", `\n`
	case '\r':
		what, escape = "line break", `\r`
	case '\t':
		what, escape = "tab", `\t`
	}
	return faultAt(r.base+at, "a "+what+" inside a text has to be written "+escape)
}

// character quotes the character at an offset.
func (r *jsonReader) character(at int) string {
	c, _ := utf8.DecodeRune(r.data[at:])
	return strconv.Quote(string(c))
}

// word quotes the word that begins at an offset, or the one character where
// none does.
func (r *jsonReader) word(at int) string {
	end := at
	for end < len(r.data) && isWordByte(r.data[end]) {
		end++
	}
	if end == at {
		return r.character(at)
	}
	return text.Quote(string(r.data[at:end]))
}

// isWordByte reports whether a byte belongs to what a person would take for one
// word or number.
func isWordByte(c byte) bool {
	return c == '_' || c == '-' || c == '+' || c == '.' || c >= utf8.RuneSelf ||
		c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
