// Package yamltree reads YAML into trees of values that know their places, and
// says in plain words what is wrong with YAML that cannot be read.
package yamltree

import (
	"net/url"
	"strconv"
	"strings"
)

// Kind is what kind of value a node is.
type Kind int

// The kinds of values, which are those of JSON.
const (
	Null Kind = iota
	Bool
	Number
	Text
	List
	Object
)

// Node is a value of a document with its place.
type Node struct {
	Kind   Kind
	Offset int // of the value, in bytes from the start of the file

	// Key is the name of the value in the object that holds it.
	Key       string
	KeyOffset int

	// Text is the text, the number as written, or true or false.
	Text string
	// Children are the items of a list, or the members of an object in source
	// order, where a key may be there twice.
	Children []Node
	// Alias reports whether the value is a copy of an anchor's value.
	Alias bool
}

// Member returns the member of an object with that key, nil where it has none.
// Of several it is the last, as in encoding/json.
func (n *Node) Member(key string) *Node {
	if n.Kind != Object {
		return nil
	}
	for i := len(n.Children) - 1; i >= 0; i-- {
		if n.Children[i].Key == key {
			return &n.Children[i]
		}
	}
	return nil
}

// Decoded returns the value as encoding/json would decode it into an any;
// number returns a number of the document.
func (n *Node) Decoded(number func(text string) any) any {
	switch n.Kind {
	case Bool:
		return n.Text == "true"
	case Number:
		return number(n.Text)
	case Text:
		return n.Text
	case List:
		list := make([]any, len(n.Children))
		for i := range n.Children {
			list[i] = n.Children[i].Decoded(number)
		}
		return list
	case Object:
		object := make(map[string]any, len(n.Children))
		for i := range n.Children {
			object[n.Children[i].Key] = n.Children[i].Decoded(number)
		}
		return object
	default:
		return nil
	}
}

var pointerUnescaper = strings.NewReplacer("~1", "/", "~0", "~")

// PointerTokens returns the tokens of a JSON pointer (RFC 6901).
func PointerTokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		tokens[i] = pointerUnescaper.Replace(token)
	}
	return tokens
}

// LocationTokens returns the tokens of an instance location of the jsonschema
// library, which is a JSON pointer that is percent-encoded on top.
func LocationTokens(location string) []string {
	tokens := PointerTokens(location)
	for i, token := range tokens {
		if plain, err := url.PathUnescape(token); err == nil {
			tokens[i] = plain
		}
	}
	return tokens
}

// ListIndex returns the list index that a token of a pointer is, or -1.
func ListIndex(token string) int {
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 {
		return -1
	}
	return i
}
