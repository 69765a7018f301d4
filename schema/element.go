package schema

import "encoding/json"

// elementKind is what kind of JSON value an element is.
type elementKind int

const (
	nullElement elementKind = iota
	boolElement
	numberElement
	textElement
	listElement
	objectElement
)

// element is a value of a document that was read, with the place where it
// stands. JSON and YAML documents both become elements, so that everything
// after the reading is the same for both.
type element struct {
	kind   elementKind
	offset int // of the value, in bytes from the start of the file

	// key is the name of the element in the object that holds it.
	key       string
	keyOffset int

	// text is the text, the number as written, or true or false.
	text string
	// children are the items of a list, or the members of an object in source
	// order, where a key may stand twice.
	children []element
}

// member returns the member of an object with that key, nil where it has none.
// Of several it is the last, as in encoding/json.
func (e *element) member(key string) *element {
	if e.kind != objectElement {
		return nil
	}
	for i := len(e.children) - 1; i >= 0; i-- {
		if e.children[i].key == key {
			return &e.children[i]
		}
	}
	return nil
}

// decoded returns the element as encoding/json would decode it into an any,
// with numbers as [json.Number].
func (e *element) decoded() any {
	switch e.kind {
	case boolElement:
		return e.text == "true"
	case numberElement:
		return json.Number(e.text)
	case textElement:
		return e.text
	case listElement:
		list := make([]any, len(e.children))
		for i := range e.children {
			list[i] = e.children[i].decoded()
		}
		return list
	case objectElement:
		object := make(map[string]any, len(e.children))
		for i := range e.children {
			object[e.children[i].key] = e.children[i].decoded()
		}
		return object
	default:
		return nil
	}
}
