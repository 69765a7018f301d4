package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/internal/yamlfault"
)

// maxAliased is how many values the aliases of a file may stand for. A few
// hundred bytes of YAML can stand for more values than a machine has atoms.
const maxAliased = 100_000

// readYAML calls each for the documents of a YAML stream that begins at the
// offset base of its file; empty documents are left out.
func readYAML(data []byte, base int, each func(*element)) *fault {
	r := yamlReader{
		data:     data,
		base:     base,
		anchored: map[*yaml.Node]anchored{},
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var document yaml.Node
		err := yamlfault.Decode(decoder, &document)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			offset, message := yamlfault.Explain(data, err)
			return faultAt(base+offset, message)
		}
		if len(document.Content) == 0 {
			continue
		}
		root, _, bad := r.element(document.Content[0])
		if bad != nil {
			return bad
		}
		if root.kind != nullElement || document.Content[0].Value != "" {
			each(&root)
		}
	}
}

// yamlReader makes elements of the nodes of a YAML stream.
type yamlReader struct {
	data []byte
	base int

	// The place where the last node stood. Nodes come in their order in the
	// file, so that the way to the next one is never walked twice.
	line, column, offset int

	anchored map[*yaml.Node]anchored
	aliased  int
}

// anchored is what an anchor stands for.
type anchored struct {
	element element
	size    int // in values; 0 while it is being read
}

// element returns the element of a node, and how many values it holds.
func (r *yamlReader) element(n *yaml.Node) (element, int, *fault) {
	offset := r.at(n)
	if n.Kind == yaml.AliasNode {
		return r.alias(n, offset)
	}
	if n.Anchor != "" {
		r.anchored[n] = anchored{}
	}
	e := element{offset: offset}
	size := 1
	var bad *fault
	switch n.Kind {
	case yaml.MappingNode:
		e.kind = objectElement
		size, bad = r.members(n, &e)
	case yaml.SequenceNode:
		e.kind = listElement
		e.children = make([]element, 0, len(n.Content))
		for _, item := range n.Content {
			child, childSize, bad := r.element(item)
			if bad != nil {
				return e, 0, bad
			}
			e.children = append(e.children, child)
			size += childSize
		}
	default:
		scalar(n, &e)
	}
	if n.Anchor != "" {
		r.anchored[n] = anchored{element: e, size: size}
	}
	return e, size, bad
}

// alias returns what the alias stands for. Its parts keep the places that they
// have at the anchor, because that is where they have to be mended.
func (r *yamlReader) alias(n *yaml.Node, offset int) (element, int, *fault) {
	target := r.anchored[n.Alias]
	if target.size == 0 {
		return element{}, 0, faultAt(offset, "the anchor "+quoted(n.Value)+" holds an alias of itself")
	}
	if r.aliased += target.size; r.aliased > maxAliased {
		return element{}, 0, faultAt(offset, fmt.Sprintf("the aliases stand for more than %d values", maxAliased))
	}
	e := target.element
	e.offset = offset
	return e, target.size, nil
}

func (r *yamlReader) members(n *yaml.Node, object *element) (int, *fault) {
	size := 1
	object.children = make([]element, 0, len(n.Content)/2)
	var merged []element
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name, keyOffset, bad := r.key(key)
		if bad != nil {
			return 0, bad
		}
		member, memberSize, bad := r.element(value)
		if bad != nil {
			return 0, bad
		}
		size += memberSize
		if key.Kind == yaml.ScalarNode && key.ShortTag() == "!!merge" {
			sources, ok := mergeSources(member)
			if !ok {
				return 0, faultAt(keyOffset, "what << merges has to be an object or a list of objects")
			}
			merged = append(merged, sources...)
			continue
		}
		member.key, member.keyOffset = name, keyOffset
		if member.kind == nullElement && value.Value == "" {
			// What is not there is best shown by its key.
			member.offset = keyOffset
		}
		object.children = append(object.children, member)
	}
	if len(merged) > 0 {
		merge(object, merged)
	}
	return size, nil
}

// key returns the name that a key has for a reader of JSON, where all keys are
// texts.
func (r *yamlReader) key(n *yaml.Node) (string, int, *fault) {
	offset := r.at(n)
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	} else if n.Anchor != "" {
		e := element{offset: offset}
		scalar(n, &e)
		r.anchored[n] = anchored{element: e, size: 1}
	}
	if n.Kind != yaml.ScalarNode {
		return "", offset, faultAt(offset, "a key has to be a plain text, not a list or an object")
	}
	return n.Value, offset, nil
}

func mergeSources(e element) ([]element, bool) {
	sources := []element{e}
	if e.kind == listElement {
		sources = e.children
	}
	for _, source := range sources {
		if source.kind != objectElement {
			return nil, false
		}
	}
	return sources, true
}

// merge adds the members of the sources that the object has not itself; of
// several sources the first one holds.
func merge(object *element, sources []element) {
	have := make(map[string]bool, len(object.children))
	for _, member := range object.children {
		have[member.key] = true
	}
	for _, source := range sources {
		for _, member := range source.children {
			if !have[member.key] {
				have[member.key] = true
				object.children = append(object.children, member)
			}
		}
	}
}

// scalar sets the kind and the text of an element to what a reader of JSON
// would see. What JSON cannot express, such as a date, is the text as written.
func scalar(n *yaml.Node, e *element) {
	e.kind, e.text = textElement, n.Value
	switch n.ShortTag() {
	case "!!null":
		e.kind, e.text = nullElement, ""
	case "!!bool":
		var value bool
		if n.Decode(&value) == nil {
			e.kind, e.text = boolElement, strconv.FormatBool(value)
		}
	case "!!str":
		// The library makes a text of a number that no float64 can hold.
		if _, size := wholeNumber(n.Value); size != notNumber && n.Style == 0 {
			e.kind = numberElement
		}
	case "!!int", "!!float":
		if text, ok := yamlNumber(n); ok {
			e.kind, e.text = numberElement, text
		}
	}
}

// yamlNumber returns the number of a node in decimal. A number with a leading
// zero is refused: it is octal to some readers of YAML and decimal to others.
func yamlNumber(n *yaml.Node) (string, bool) {
	text := strings.TrimPrefix(strings.ReplaceAll(n.Value, "_", ""), "+")
	unsigned := strings.TrimPrefix(text, "-")
	if len(unsigned) > 1 && unsigned[0] == '0' && unsigned[1] >= '0' && unsigned[1] <= '9' {
		return "", false
	}
	if _, size := wholeNumber(text); size != notNumber {
		return text, true
	}
	var whole any
	if n.Decode(&whole) != nil {
		return "", false
	}
	switch whole.(type) {
	case int, int64, uint64:
		return fmt.Sprint(whole), true
	}
	return "", false
}

// at returns the offset of a node in the file. The library counts lines from 1
// and columns in code points from 1, and ends lines at more characters than
// anybody else.
func (r *yamlReader) at(n *yaml.Node) int {
	line, column := n.Line-1, n.Column-1
	if line < r.line || line == r.line && column < r.column {
		r.line, r.column, r.offset = 0, 0, 0
	}
	for r.offset < len(r.data) && (r.line < line || r.line == line && r.column < column) {
		c, size := utf8.DecodeRune(r.data[r.offset:])
		switch {
		case c == '\r' && r.offset+1 < len(r.data) && r.data[r.offset+1] == '\n':
			size = 2
			fallthrough
		case c == '\n', c == '\r', c == '\u0085', c == '\u2028', c == '\u2029':
			if r.line == line {
				return r.base + r.offset
			}
			r.line++
			r.column = 0
		default:
			r.column++
		}
		r.offset += size
	}
	return r.base + r.offset
}
