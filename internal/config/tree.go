package config

import (
	"fmt"
	"strconv"
)

// kind is what a value of a file is.
type kind int

const (
	nullKind kind = iota
	boolKind
	numberKind
	textKind
	listKind
	mapKind
)

// position is a line and a column, counted from 1, columns in code points.
type position struct{ line, column int }

// node is a value of a file, with its place.
type node struct {
	kind  kind
	place position
	// key is the name of the value in the mapping that holds it.
	key      string
	keyPlace position
	// scalar is the bool, the int64, the float64 or the string.
	scalar any
	// children are the items of a list, or the members of a mapping in the
	// order of the file.
	children []*node
	// byKey are the members of a mapping: a file of nothing but wrong members
	// has to be looked through for each of them.
	byKey map[string]*node
}

// member is the member of a mapping with that key, nil where there is none.
func (n *node) member(key string) *node {
	if n == nil {
		return nil
	}
	return n.byKey[key]
}

// add puts a member into a mapping.
func (n *node) add(member *node) {
	if n.byKey == nil {
		n.byKey = map[string]*node{}
	}
	n.children = append(n.children, member)
	n.byKey[member.key] = member
}

// filter takes out the members of a mapping that are not to be kept.
func (n *node) filter(keep func(*node) bool) {
	members := n.children
	n.children, n.byKey = nil, nil
	for _, c := range members {
		if keep(c) {
			n.add(c)
		}
	}
}

// text is the text of a node, "" where it is something else.
func (n *node) text() string {
	s, _ := n.scalar.(string)
	return s
}

// items are the items of a list; a value that is no list is its own only item.
func (n *node) items() []*node {
	switch {
	case n == nil:
		return nil
	case n.kind == listKind:
		return n.children
	}
	return []*node{n}
}

// texts are the texts of the items.
func (n *node) texts() []string {
	out := make([]string, 0, len(n.items()))
	for _, item := range n.items() {
		out = append(out, item.text())
	}
	return out
}

// decoded is the value as encoding/json would decode it, which is what the
// jsonschema library takes.
func (n *node) decoded() any {
	switch n.kind {
	case nullKind:
		return nil
	case listKind:
		list := make([]any, len(n.children))
		for i, c := range n.children {
			list[i] = c.decoded()
		}
		return list
	case mapKind:
		object := make(map[string]any, len(n.children))
		for _, c := range n.children {
			object[c.key] = c.decoded()
		}
		return object
	}
	return n.scalar
}

// find is the value that the tokens of a JSON pointer lead to, nil where there
// is none.
func (n *node) find(tokens []string) *node {
	for _, token := range tokens {
		switch {
		case n == nil:
			return nil
		case n.kind == listKind:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(n.children) {
				return nil
			}
			n = n.children[i]
		default:
			n = n.member(token)
		}
	}
	return n
}

// seen says what a value is, as short as a message needs it.
func seen(n *node) string {
	switch n.kind {
	case nullKind:
		return "nothing"
	case listKind:
		return "a list"
	case mapKind:
		return "a mapping"
	case textKind:
		return quoted(n.text())
	case numberKind:
		return numberText(n.scalar)
	}
	return fmt.Sprint(n.scalar)
}
