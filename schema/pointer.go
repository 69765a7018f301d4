package schema

import (
	"strings"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

// pointerOf returns the JSON pointer (RFC 6901) of the tokens.
func pointerOf(tokens ...string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		pointerEscaper.WriteString(&b, token)
	}
	return b.String()
}

// finder finds elements by the tokens of a JSON pointer. The members that it has
// looked up are kept: an object of a million unknown keys has as many
// violations to find.
type finder map[*yamltree.Node]map[string]*yamltree.Node

// find returns the element that the tokens lead to from e, and as much of the
// way as there is where they lead nowhere.
func (f finder) find(e *yamltree.Node, tokens []string) *yamltree.Node {
	for _, token := range tokens {
		var next *yamltree.Node
		switch e.Kind {
		case yamltree.Object:
			next = f.member(e, token)
		case yamltree.List:
			if i := yamltree.ListIndex(token); i >= 0 && i < len(e.Children) {
				next = &e.Children[i]
			}
		}
		if next == nil {
			return e
		}
		e = next
	}
	return e
}

func (f finder) member(e *yamltree.Node, key string) *yamltree.Node {
	if f[e] == nil {
		f[e] = make(map[string]*yamltree.Node, len(e.Children))
		for i := range e.Children {
			f[e][e.Children[i].Key] = &e.Children[i]
		}
	}
	return f[e][key]
}
