package schema

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/qbank-dev/qbank/internal/yamltree"
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
	reader := shapeReader{defs: root.Member("$defs"), made: map[string]*shape{}}
	bank = reader.shape(&root)
	return bank, bank.properties["questions"].items
})

type shapeReader struct {
	defs *yamltree.Node
	made map[string]*shape
}

func (r *shapeReader) shape(schema *yamltree.Node) *shape {
	if ref := schema.Member("$ref"); ref != nil {
		name := strings.TrimPrefix(ref.Text, "#/$defs/")
		if r.made[name] == nil {
			r.made[name] = r.shape(r.defs.Member(name))
		}
		return r.made[name]
	}
	s := &shape{properties: map[string]*shape{}, expected: expectation(schema)}
	if required := schema.Member("required"); required != nil {
		for _, key := range required.Children {
			s.required = append(s.required, key.Text)
		}
	}
	if properties := schema.Member("properties"); properties != nil {
		for i := range properties.Children {
			property := &properties.Children[i]
			s.keys = append(s.keys, property.Key)
			s.properties[property.Key] = r.shape(property)
		}
	}
	if items := schema.Member("items"); items != nil {
		s.items = r.shape(items)
	}
	if enum := schema.Member("enum"); enum != nil {
		for _, text := range enum.Children {
			s.enum = append(s.enum, text.Text)
		}
	}
	if maximum := schema.Member("maximum"); maximum != nil {
		s.maximum = maximum.Text
	}
	return s
}

// expectation says in words what a value of the schema has to be.
func expectation(schema *yamltree.Node) string {
	if constant := schema.Member("const"); constant != nil {
		if constant.Kind == yamltree.Text {
			return strconv.Quote(constant.Text)
		}
		return constant.Text
	}
	if enum := schema.Member("enum"); enum != nil {
		var b strings.Builder
		for i := range enum.Children {
			switch {
			case i == 0:
			case i == len(enum.Children)-1:
				b.WriteString(" or ")
			default:
				b.WriteString(", ")
			}
			b.WriteString(strconv.Quote(enum.Children[i].Text))
		}
		return b.String()
	}
	switch kind := schema.Member("type"); kind.Text {
	case "boolean":
		return "true or false"
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "integer":
		low, high := schema.Member("minimum"), schema.Member("maximum")
		// A limit of so many digits is that of the machine, not of the matter.
		if len(high.Text) > 4 {
			return "a whole number of " + low.Text + " or more"
		}
		return "a whole number from " + low.Text + " to " + high.Text
	default:
		if schema.Member("pattern") != nil && schema.Member("minLength") == nil {
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
