package schema

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// shape is what a JSON Schema says about the values at one place, as far as
// messages and their order need it. The jsonschema library forgets the order
// of the keys and does not hand out the rest.
type shape struct {
	keys       []string // of an object, in the order of the contract
	required   []string // of those
	properties map[string]*shape
	items      *shape // of a list

	expected string   // what a value has to be, in words
	enum     []string // the texts that are allowed, nil where any is
	maximum  string   // the greatest number, "" where there is none
}

// contractShapes returns the shapes of a bank and of a question.
var contractShapes = sync.OnceValues(func() (bank, question *shape) {
	// The file is embedded, so a failure here is one of the tests.
	data, _ := JSON("bank")
	root, fault := newJSONReader(data, 0).value(nil)
	if fault != nil {
		return &shape{}, &shape{}
	}
	reader := shapeReader{defs: root.member("$defs"), made: map[string]*shape{}}
	bank = reader.shape(&root)
	return bank, bank.properties["questions"].items
})

type shapeReader struct {
	defs *element
	made map[string]*shape
}

func (r *shapeReader) shape(schema *element) *shape {
	if ref := schema.member("$ref"); ref != nil {
		name := strings.TrimPrefix(ref.text, "#/$defs/")
		if r.made[name] == nil {
			r.made[name] = r.shape(r.defs.member(name))
		}
		return r.made[name]
	}
	s := &shape{properties: map[string]*shape{}, expected: expectation(schema)}
	if required := schema.member("required"); required != nil {
		for _, key := range required.children {
			s.required = append(s.required, key.text)
		}
	}
	if properties := schema.member("properties"); properties != nil {
		for i := range properties.children {
			property := &properties.children[i]
			s.keys = append(s.keys, property.key)
			s.properties[property.key] = r.shape(property)
		}
	}
	if items := schema.member("items"); items != nil {
		s.items = r.shape(items)
	}
	if enum := schema.member("enum"); enum != nil {
		for _, text := range enum.children {
			s.enum = append(s.enum, text.text)
		}
	}
	if maximum := schema.member("maximum"); maximum != nil {
		s.maximum = maximum.text
	}
	return s
}

// expectation says in words what a value of the schema has to be.
func expectation(schema *element) string {
	if constant := schema.member("const"); constant != nil {
		if constant.kind == textElement {
			return strconv.Quote(constant.text)
		}
		return constant.text
	}
	if enum := schema.member("enum"); enum != nil {
		var b strings.Builder
		for i := range enum.children {
			switch {
			case i == 0:
			case i == len(enum.children)-1:
				b.WriteString(" or ")
			default:
				b.WriteString(", ")
			}
			b.WriteString(strconv.Quote(enum.children[i].text))
		}
		return b.String()
	}
	switch kind := schema.member("type"); kind.text {
	case "boolean":
		return "true or false"
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "integer":
		low, high := schema.member("minimum"), schema.member("maximum")
		// A limit of so many digits is that of the machine, not of the matter.
		if len(high.text) > 4 {
			return "a whole number of " + low.text + " or more"
		}
		return "a whole number from " + low.text + " to " + high.text
	default:
		if schema.member("pattern") != nil && schema.member("minLength") == nil {
			return "one capital letter from A to Z"
		}
		return "text"
	}
}

// missing returns the required keys that the object has not.
func (s *shape) missing(object map[string]any) []string {
	var keys []string
	for _, key := range s.required {
		if _, ok := object[key]; !ok {
			keys = append(keys, key)
		}
	}
	return keys
}

// requires reports whether an object has to have the key.
func (s *shape) requires(key string) bool {
	return slices.Contains(s.required, key)
}

// rank returns the place of a key in the order of the contract; keys that are
// not in it come last.
func (s *shape) rank(key string) int {
	if i := slices.Index(s.keys, key); i >= 0 {
		return i
	}
	return len(s.keys)
}
