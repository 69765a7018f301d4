package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

// indent is one level of a JSON document.
const indent = "  "

// encodeJSON writes a JSON document with a list of n items in the place of its
// empty one, which the text empty finds. No more than one item is in memory as
// JSON, as a report can have very many. No string of a document can look like
// empty: quotes in strings are escaped.
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

// marshal returns a value as JSON. Hidden characters are escaped: a terminal does
// not obey them, and a program reads the same.
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

// escapeJSON escapes the hidden characters of a JSON document, all of which are
// in its strings. The encoder has escaped those below a space already, but for
// the line ends of the document.
func escapeJSON(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for i := 0; i < len(doc); {
		r, n := utf8.DecodeRune(doc[i:])
		switch {
		case r < 0x7f || !text.IsUnsafe(r):
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

// writeXML writes a document with the XML declaration before it.
func writeXML(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
