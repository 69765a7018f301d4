package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/internal/text"
)

// Fault is what keeps a document from being read.
type Fault struct {
	Offset  int // in bytes from the start of the file
	Message string
	// Syntax reports whether the YAML is malformed. Without it, the YAML says
	// what a [Reader] does not take.
	Syntax bool
}

// Reader reads YAML streams. A few hundred bytes of YAML can say more than a
// machine can hold, so the aliases of a stream have a limit.
type Reader struct {
	// MaxAliased is how much the aliases may refer to: values, or with
	// InBytes the values and the bytes of their texts together.
	MaxAliased int
	InBytes    bool
	// ObjectName is what messages call an object.
	ObjectName string
	// NoMerge is the fault of a merge key (<<), "" where merge keys are read.
	NoMerge string
}

// Read calls each for the documents of a stream that begins at the offset base
// of its file, with the offset of the document and its value, nil for one that
// is empty. It ends at the first document with faults and returns them.
func (options Reader) Read(data []byte, base int, each func(offset int, root *Node)) []Fault {
	r := reader{Reader: options, data: data, base: base, anchored: map[*yaml.Node]anchored{}}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var document yaml.Node
		err := decode(decoder, &document)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			offset, message := explain(data, err)
			return []Fault{{Offset: base + offset, Message: message, Syntax: true}}
		}
		offset := r.at(&document)
		if len(document.Content) == 0 {
			each(offset, nil)
			continue
		}
		root, _ := r.node(document.Content[0])
		switch {
		case len(r.faults) > 0:
			return r.faults
		case root.Kind == Null && document.Content[0].Value == "":
			each(offset, nil)
		default:
			each(offset, &root)
		}
	}
}

// reader makes a tree of the nodes of a YAML stream.
type reader struct {
	Reader
	data   []byte
	base   int
	faults []Fault

	// The place of the last node. Nodes come in their order in the file, so
	// the way to the next one begins there.
	line, column, offset int

	anchored map[*yaml.Node]anchored
	aliased  int
}

// anchored is the value of an anchor.
type anchored struct {
	node Node
	size int // as MaxAliased counts; 0 while it is being read
}

func (r *reader) fail(offset int, message string) {
	r.faults = append(r.faults, Fault{Offset: offset, Message: message})
}

// node returns the tree of a node, and its size as MaxAliased counts. After a
// fault the tree is of no use.
func (r *reader) node(y *yaml.Node) (Node, int) {
	n := Node{Offset: r.at(y)}
	if y.Kind == yaml.AliasNode {
		return r.alias(y, n)
	}
	if y.Anchor != "" {
		r.anchored[y] = anchored{}
	}
	size := 1
	switch y.Kind {
	case yaml.MappingNode:
		n.Kind = Object
		size += r.members(y, &n)
	case yaml.SequenceNode:
		n.Kind = List
		n.Children = make([]Node, 0, len(y.Content))
		for _, item := range y.Content {
			child, childSize := r.node(item)
			n.Children = append(n.Children, child)
			size += childSize
		}
	default:
		scalar(y, &n)
		size += r.length(y)
	}
	if y.Anchor != "" {
		r.anchored[y] = anchored{node: n, size: size}
	}
	return n, size
}

func (r *reader) length(y *yaml.Node) int {
	if r.InBytes {
		return len(y.Value)
	}
	return 0
}

// alias returns a copy of the anchor's value. Its parts keep the places that
// they have at the anchor, because that is where they have to be fixed.
func (r *reader) alias(y *yaml.Node, n Node) (Node, int) {
	target := r.anchored[y.Alias]
	switch {
	case target.size == 0:
		r.fail(n.Offset, "the anchor "+text.Quote(y.Value)+" holds an alias of itself")
		return n, 1
	case r.aliased > r.MaxAliased:
		return n, 1 // which is a fault already
	}
	if r.aliased += target.size; r.aliased > r.MaxAliased {
		message := fmt.Sprintf("the aliases stand for more than %d values", r.MaxAliased)
		if r.InBytes {
			message = fmt.Sprintf("the aliases of the file stand for more than %d KiB", r.MaxAliased>>10)
		}
		r.fail(n.Offset, message)
		return n, 1
	}
	copied := target.node
	copied.Offset, copied.Alias = n.Offset, true
	return copied, target.size
}

// members reads the members of an object and returns their size.
func (r *reader) members(y *yaml.Node, object *Node) int {
	size := 0
	object.Children = make([]Node, 0, len(y.Content)/2)
	var merged []Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		name, keyOffset := r.key(key)
		member, memberSize := r.node(value)
		size += memberSize + r.length(key)
		if key.Kind == yaml.ScalarNode && key.ShortTag() == "!!merge" {
			sources, ok := mergeSources(member)
			switch {
			case r.NoMerge != "":
				r.fail(keyOffset, r.NoMerge)
			case !ok:
				r.fail(keyOffset, "what << merges has to be an object or a list of objects")
			}
			merged = append(merged, sources...)
			continue
		}
		member.Key, member.KeyOffset = name, keyOffset
		if member.Kind == Null && value.Value == "" {
			// What is not there is best shown by its key.
			member.Offset = keyOffset
		}
		object.Children = append(object.Children, member)
	}
	if len(merged) > 0 {
		merge(object, merged)
	}
	return size
}

// key returns the name that a key has for a reader of JSON, where all keys are
// texts.
func (r *reader) key(y *yaml.Node) (string, int) {
	offset := r.at(y)
	if y.Kind == yaml.AliasNode {
		y = y.Alias
	} else if y.Anchor != "" {
		n := Node{Offset: offset}
		scalar(y, &n)
		r.anchored[y] = anchored{node: n, size: 1 + r.length(y)}
	}
	if y.Kind != yaml.ScalarNode {
		article := "an "
		if r.ObjectName != "object" {
			article = "a "
		}
		r.fail(offset, "a key has to be a plain text, not a list or "+article+r.ObjectName)
	}
	return y.Value, offset
}

func mergeSources(n Node) ([]Node, bool) {
	sources := []Node{n}
	if n.Kind == List {
		sources = n.Children
	}
	for _, source := range sources {
		if source.Kind != Object {
			return nil, false
		}
	}
	return sources, true
}

// merge adds the members of the sources that the object has not itself; of
// several sources the first one holds.
func merge(object *Node, sources []Node) {
	have := make(map[string]bool, len(object.Children))
	for _, member := range object.Children {
		have[member.Key] = true
	}
	for _, source := range sources {
		for _, member := range source.Children {
			if !have[member.Key] {
				have[member.Key] = true
				object.Children = append(object.Children, member)
			}
		}
	}
}

var decimal = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$`)

// scalar sets the kind and the text of a node to what a reader of JSON would
// see. What JSON cannot express, such as a date, is the text as written.
func scalar(y *yaml.Node, n *Node) {
	n.Kind, n.Text = Text, y.Value
	switch y.ShortTag() {
	case "!!null":
		n.Kind, n.Text = Null, ""
	case "!!bool":
		var value bool
		if y.Decode(&value) == nil {
			n.Kind, n.Text = Bool, strconv.FormatBool(value)
		}
	case "!!str":
		// The library makes a text of a number that no float64 can hold.
		if y.Style == 0 && decimal.MatchString(y.Value) {
			n.Kind = Number
		}
	case "!!int", "!!float":
		if text, ok := number(y); ok {
			n.Kind, n.Text = Number, text
		}
	}
}

// number returns a number in decimal. A number with a leading zero is refused:
// it is octal to some readers of YAML and decimal to others.
func number(y *yaml.Node) (string, bool) {
	text := strings.TrimPrefix(strings.ReplaceAll(y.Value, "_", ""), "+")
	unsigned := strings.TrimPrefix(text, "-")
	if len(unsigned) > 1 && unsigned[0] == '0' && unsigned[1] >= '0' && unsigned[1] <= '9' {
		return "", false
	}
	if decimal.MatchString(text) {
		return text, true
	}
	var whole any
	if y.Decode(&whole) != nil {
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
func (r *reader) at(y *yaml.Node) int {
	line, column := y.Line-1, y.Column-1
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
