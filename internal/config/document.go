package config

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/yamltree"
	"github.com/qbank-dev/qbank/parser"
)

const (
	// maxBytes is how long a file may be. The longest sensible one is a few
	// kilobytes.
	maxBytes = 256 << 10
	// maxDepth is how deep values may be nested; the schema goes down to 4.
	maxDepth = 20
	// maxValues is how many values a file may hold.
	maxValues = 10_000
)

var yamlReader = yamltree.Reader{
	MaxAliased: 16 << 10,
	InBytes:    true,
	ObjectName: "mapping",
	NoMerge:    "merge keys (<<) are not read here: extends merges whole files",
}

const byteOrderMark = "\ufeff"

// parse returns the value of a file, nil for a file without any. It adds what
// keeps the file from being read to the errors.
func (r *fileReader) parse(data []byte) *node {
	if len(data) > maxBytes {
		r.errors = Errors{{File: r.name, Message: fmt.Sprintf("the file is longer than %d KiB, which no configuration is", maxBytes>>10)}}
		return nil
	}
	r.source = parser.NewSource(r.name, string(data))
	if at := invalidUTF8(data); at >= 0 {
		message := fmt.Sprintf("the file is not UTF-8: byte 0x%02X stands here", data[at])
		if at == 0 && (bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))) {
			message = "the file is UTF-16: save it as UTF-8"
		}
		r.fail(at, message)
		return nil
	}
	body := bytes.TrimPrefix(data, []byte(byteOrderMark))
	var root *node
	documents := 0
	faults := yamlReader.Read(body, len(data)-len(body), func(offset int, document *node) {
		if documents++; documents == 1 {
			root = document
		} else if documents == 2 {
			r.fail(offset, "a second document begins here: a configuration is one document")
		}
	})
	for _, fault := range faults {
		if fault.Syntax {
			fault.Message = "not valid YAML: " + fault.Message
		}
		r.fail(fault.Offset, fault.Message)
	}
	if root != nil {
		r.limit(root)
	}
	return root
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return -1
}

// limit reports values that are nested too deep or too many, and keys that
// their mapping has twice.
func (r *fileReader) limit(root *node) {
	values := 0
	var walk func(n *node, depth int)
	walk = func(n *node, depth int) {
		if values++; values > maxValues {
			if values == maxValues+1 {
				r.fail(n.Offset, fmt.Sprintf("the file holds more than %d values, which no configuration does", maxValues))
			}
			return
		}
		if depth > maxDepth {
			r.fail(n.Offset, fmt.Sprintf("lists and mappings are nested more than %d deep", maxDepth))
			return
		}
		if n.Alias {
			return
		}
		first := map[string]int{}
		for i := range n.Children {
			c := &n.Children[i]
			if n.Kind == yamltree.Object {
				if before, twice := first[c.Key]; twice {
					r.fail(c.KeyOffset, fmt.Sprintf("the key %s stands twice, first on line %d", quoted(c.Key), r.source.LineAt(before)))
				} else {
					first[c.Key] = c.KeyOffset
				}
			}
			walk(c, depth+1)
		}
	}
	walk(root, 0)
}

// node is a value of a file.
type node = yamltree.Node

// filter takes out the members of a mapping that are not to be kept.
func filter(n *node, keep func(*node) bool) {
	n.Children = slices.DeleteFunc(n.Children, func(c node) bool { return !keep(&c) })
}

// textOf returns the text of a node, "" where it is something else.
func textOf(n *node) string {
	if n.Kind == yamltree.Text {
		return n.Text
	}
	return ""
}

// items returns the items of a list; a value that is no list is its own only
// item.
func items(n *node) []node {
	if n.Kind == yamltree.List {
		return n.Children
	}
	return []node{*n}
}

// itemTexts returns the texts of the items.
func itemTexts(n *node) []string {
	texts := []string{}
	for _, item := range items(n) {
		texts = append(texts, textOf(&item))
	}
	return texts
}

// find returns the value that the tokens of a JSON pointer lead to, nil where
// there is none.
func find(n *node, tokens []string) *node {
	for _, token := range tokens {
		if n.Kind == yamltree.List {
			i := yamltree.ListIndex(token)
			if i < 0 || i >= len(n.Children) {
				return nil
			}
			n = &n.Children[i]
		} else if n = n.Member(token); n == nil {
			return nil
		}
	}
	return n
}

// number returns the int64 or float64 of a number, its text where it is beyond
// both.
func number(text string) any {
	if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
		return whole
	}
	if value, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(value, 0) {
		return value
	}
	return text
}

// numberText returns a number as a person would write it.
func numberText(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return fmt.Sprint(v)
}

// seen says what a value is, as short as a message needs it.
func seen(n *node) string {
	switch n.Kind {
	case yamltree.Null:
		return "nothing"
	case yamltree.List:
		return "a list"
	case yamltree.Object:
		return "a mapping"
	case yamltree.Text:
		return quoted(n.Text)
	case yamltree.Number:
		return numberText(number(n.Text))
	}
	return n.Text
}
