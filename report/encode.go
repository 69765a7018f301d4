package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// indent is one level of a JSON document.
const indent = "  "

// encodeJSON writes a JSON document with a list of n items in the place of its
// empty one, which the text empty finds: a report can have very many findings,
// and so no more than one of them is in memory as JSON. No string of a document
// can look like empty, since quotes in strings are escaped.
func encodeJSON(w io.Writer, doc any, empty string, n int, item func(i int) any) error {
	frame, err := marshal(doc, "", indent)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if n == 0 {
		out.Write(frame)
		out.WriteByte('\n')
		return out.Flush()
	}
	head, tail, found := strings.Cut(string(frame), empty)
	if !found {
		return fmt.Errorf("internal error: %s is not in the document", empty)
	}
	margin := head[strings.LastIndexByte(head, '\n')+1:]
	out.WriteString(head + strings.TrimSuffix(empty, "]"))
	for i := range n {
		if i > 0 {
			out.WriteByte(',')
		}
		value, err := marshal(item(i), margin+indent, indent)
		if err != nil {
			return err
		}
		out.WriteString("\n" + margin + indent)
		out.Write(value)
	}
	out.WriteString("\n" + margin + "]" + tail + "\n")
	return out.Flush()
}

// marshal is a value as JSON. Hidden characters are escaped, which changes
// nothing for a program that reads it and keeps a terminal from obeying them.
func marshal(v any, prefix, indent string) ([]byte, error) {
	var doc bytes.Buffer
	enc := json.NewEncoder(&doc)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeJSON(bytes.TrimSuffix(doc.Bytes(), []byte("\n"))), nil
}

// escapeJSON escapes the hidden characters of a JSON document, which can only
// stand in its strings: the encoder has already escaped those below a space, and
// what is left of these are the document's own line ends.
func escapeJSON(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for i := 0; i < len(doc); {
		r, n := utf8.DecodeRune(doc[i:])
		switch {
		case r < 0x7f || !hidden(r):
			out = append(out, doc[i:i+n]...)
		case r < 0x10000:
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		}
		i += n
	}
	return out
}
