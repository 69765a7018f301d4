package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/internal/yamlfault"
)

const (
	// maxBytes is how long a file may be. The longest sensible one is a few
	// kilobytes.
	maxBytes = 256 << 10
	// maxDepth is how deep values may be nested; the schema goes down to 4.
	maxDepth = 20
	// maxValues is how many values a file may hold.
	maxValues = 10_000
	// maxAliased is how much the aliases of a file may stand for, in values
	// and bytes of text: a few lines can stand for more than a machine holds.
	maxAliased = 16 << 10
)

const byteOrderMark = "\ufeff"

// readDocument reads the YAML of a file, nil for a file without any value.
func readDocument(file string, data []byte) (*node, Errors) {
	r := &documentReader{file: file, anchored: map[*yaml.Node]anchored{}}
	if len(data) > maxBytes {
		return nil, Errors{{File: file, Message: fmt.Sprintf("the file is longer than %d KiB, which no configuration is", maxBytes>>10)}}
	}
	if at := invalidUTF8(data); at >= 0 {
		message := fmt.Sprintf("the file is not UTF-8: byte 0x%02X stands here", data[at])
		if at == 0 && (bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))) {
			message = "the file is UTF-16: save it as UTF-8"
		}
		return nil, r.fail(placeOf(data, at), message)
	}
	// The mark is no column to anybody who looks at the line.
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))

	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	err := yamlfault.Decode(decoder, &first)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err == nil {
		if err = yamlfault.Decode(decoder, &second); err == nil {
			at := position{max(second.Line, 1), max(second.Column, 1)}
			return nil, r.fail(at, "a second document begins here: a configuration is one document")
		}
	}
	if !errors.Is(err, io.EOF) {
		offset, message := yamlfault.Explain(data, err)
		return nil, r.fail(placeOf(data, offset), "not valid YAML: "+message)
	}
	if len(first.Content) == 0 {
		return nil, nil
	}
	root, _ := r.node(first.Content[0], 0)
	if len(r.errors) > 0 {
		return nil, r.errors.inOrder()
	}
	return root, nil
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

// placeOf is the position of an offset. Lines end with LF, CRLF or a lone CR.
func placeOf(data []byte, offset int) position {
	at := position{1, 1}
	for i := 0; i < min(offset, len(data)); i++ {
		switch c := data[i]; {
		case c == '\n', c == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
			at = position{at.line + 1, 1}
		case utf8.RuneStart(c):
			at.column++
		}
	}
	return at
}

// documentReader makes nodes of those of the YAML library.
type documentReader struct {
	file     string
	anchored map[*yaml.Node]anchored
	values   int // so far
	aliased  int // how much the aliases so far stand for
	errors   Errors
}

// anchored is what an anchor stands for.
type anchored struct {
	node *node
	size int // 0 while it is being read
}

func (r *documentReader) fail(at position, message string) Errors {
	r.errors = append(r.errors, &Error{File: r.file, Line: at.line, Column: at.column, Message: message})
	return r.errors
}

// node gives the node of a YAML node and its size in values and bytes. After an
// error what it gives is of no use, and never nil.
func (r *documentReader) node(y *yaml.Node, depth int) (*node, int) {
	n := &node{place: position{y.Line, y.Column}}
	if r.values++; r.values > maxValues {
		if r.values == maxValues+1 {
			r.fail(n.place, fmt.Sprintf("the file holds more than %d values, which no configuration does", maxValues))
		}
		return n, 1
	}
	if depth > maxDepth {
		r.fail(n.place, fmt.Sprintf("lists and mappings are nested more than %d deep", maxDepth))
		return n, 1
	}
	if y.Kind == yaml.AliasNode {
		return r.alias(y, n)
	}
	if y.Anchor != "" {
		r.anchored[y] = anchored{}
	}
	size := 1
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = mapKind
		size += r.members(y, n, depth)
	case yaml.SequenceNode:
		n.kind = listKind
		for _, item := range y.Content {
			child, childSize := r.node(item, depth+1)
			n.children = append(n.children, child)
			size += childSize
		}
	default:
		n.kind, n.scalar = scalar(y)
		size += len(y.Value)
	}
	if y.Anchor != "" {
		r.anchored[y] = anchored{n, size}
	}
	return n, size
}

// alias gives what an alias stands for. Its parts keep the places that they
// have at the anchor, because there they have to be mended.
func (r *documentReader) alias(y *yaml.Node, n *node) (*node, int) {
	target := r.anchored[y.Alias]
	if target.size == 0 {
		r.fail(n.place, "the anchor "+quoted(y.Value)+" holds an alias of itself")
		return n, 1
	}
	if r.aliased > maxAliased {
		return n, 1 // and it was said
	}
	if r.aliased += target.size; r.aliased > maxAliased {
		r.fail(n.place, fmt.Sprintf("the aliases of the file stand for more than %d KiB", maxAliased>>10))
		return n, 1
	}
	copied := *target.node
	copied.place, copied.key = n.place, ""
	return &copied, target.size
}

// members reads the members of a mapping and gives their size.
func (r *documentReader) members(y *yaml.Node, n *node, depth int) int {
	size := 0
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		at := position{key.Line, key.Column}
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		child, childSize := r.node(value, depth+1)
		size += childSize + len(key.Value)
		switch before := n.byKey[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			r.fail(at, "a key has to be a plain text, not a list or a mapping")
			continue
		case key.ShortTag() == "!!merge":
			r.fail(at, "merge keys (<<) are not read here: extends merges whole files")
			continue
		case before != nil:
			r.fail(at, fmt.Sprintf("the key %s stands twice, first on line %d", quoted(key.Value), before.keyPlace.line))
			continue
		}
		if child.kind == nullKind && value.Value == "" {
			// What is not there is best shown by its key.
			child.place = at
		}
		child.key, child.keyPlace = key.Value, at
		n.add(child)
	}
	return size
}

// scalar is what a scalar stands for. What JSON cannot express, such as a date
// or infinity, is the text as written.
func scalar(y *yaml.Node) (kind, any) {
	switch y.ShortTag() {
	case "!!null":
		return nullKind, nil
	case "!!bool":
		var value bool
		if y.Decode(&value) == nil {
			return boolKind, value
		}
	case "!!int", "!!float":
		if n, ok := number(y); ok {
			return numberKind, n
		}
	}
	return textKind, y.Value
}

// number is the int64 or float64 of a node. A number with a leading zero is
// none: it is octal to some readers of YAML and decimal to others.
func number(y *yaml.Node) (any, bool) {
	digits := strings.TrimLeft(y.Value, "+-")
	if len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9' {
		return nil, false
	}
	var value any
	if y.Decode(&value) != nil {
		return nil, false
	}
	switch v := value.(type) {
	case int:
		return int64(v), true
	case int64:
		return v, true
	case uint64:
		return float64(v), true
	case float64:
		return v, !math.IsInf(v, 0) && !math.IsNaN(v)
	}
	return nil, false
}

// numberText is a number as a person would write it.
func numberText(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return fmt.Sprint(v)
}
