package yamltree

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// failure is the error that a stream gives, nil where it gives none.
func failure(data []byte) error {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var document yaml.Node
		switch err := decode(decoder, &document); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

func TestExplain(t *testing.T) {
	for _, test := range []struct {
		data    string
		at      string // the text at the offset
		message string
	}{
		{"a: b: c\n", ": c", "a colon and a space begin a value, and none can stand here: put the text in quotation marks, or fix the indentation"},
		{"a: [1, 2\n", "", "a comma is missing here, or the bracket ] that closes the list"},
		{"x: 1\na: 'b\nc: d\n", "'b", "the quotation mark that opens here is never closed"},
		{"a: @b\n", "@b", "a text that begins with this character has to stand in quotation marks"},
		{"a:\n\tb: c\n", "\tb", "a tab stands where YAML wants spaces"},
		{"a: *b\n", "*b", `no anchor is named "b"`},
		{"a: \x00\n", "\x00", "a control character stands here"},
		{"한: \"\\q\"\n", "\\q", "YAML does not know this escape; in single quotation marks, \\ is a character like any other"},
	} {
		err := failure([]byte(test.data))
		if err == nil {
			t.Errorf("%q is valid", test.data)
			continue
		}
		offset, message := explain([]byte(test.data), err)
		if !strings.HasPrefix(test.data[offset:], test.at) || message != test.message {
			t.Errorf("%q: at %q: %s", test.data, test.data[offset:], message)
		}
	}
}

// TestExplainLong gives a stream too long to be searched: the line has to do.
func TestExplainLong(t *testing.T) {
	data := strings.Repeat("# comment\n", longestSearched/10+1) + "a: b: c\n"
	offset, _ := explain([]byte(data), failure([]byte(data)))
	if !strings.HasPrefix(data[offset:], "a: b") {
		t.Errorf("at %.20q", data[offset:])
	}
}

func FuzzExplain(f *testing.F) {
	for _, s := range []string{"a: b: c", "[", "{a: 'x", "a: *b", "\t", "%YAML 2.0\n---\n", "- a\nb", "\ufeff: ["} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := failure(data); err != nil {
			if offset, message := explain(data, err); offset < 0 || offset > len(data) || message == "" {
				t.Errorf("%q: offset %d, %q", data, offset, message)
			}
		}
	})
}
