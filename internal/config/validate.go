package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/qbank-dev/qbank/internal/yamltree"
	"github.com/qbank-dev/qbank/lint"
)

// validator checks files against the schema.
type validator struct {
	schema *jsonschema.Schema
	shape  shape
}

func newValidator(rules []*lint.Rule) (*validator, error) {
	text, err := Schema(rules)
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	// The library would otherwise open files that a $ref names.
	compiler.LoadURL = func(url string) (io.ReadCloser, error) {
		return nil, fmt.Errorf("schemas are not loaded from outside: %s", url)
	}
	if err := compiler.AddResource(schemaID, bytes.NewReader(text)); err != nil {
		return nil, err
	}
	v := &validator{}
	if v.schema, err = compiler.Compile(schemaID); err != nil {
		return nil, err
	}
	return v, json.Unmarshal(text, &v.shape.root)
}

// validate checks the values of a file. Keys that name no rule are not errors:
// they are taken out of the tree and handed on.
func (r *fileReader) validate(root *node) {
	if root.Kind != yamltree.Object {
		r.fail(root.Offset, "a configuration is a mapping, such as \"ignore: [QB310]\", not "+seen(root))
		return
	}
	// A list of which every item is commented out says nothing about the list.
	filter(root, func(c *node) bool { return c.Kind != yamltree.Null })
	r.dropUnknownRules(root)
	v, err := r.catalogue.schema()
	if err == nil {
		err = v.schema.Validate(root.Decoded(number))
	}
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
	case errors.As(err, &invalid):
		for _, leaf := range leaves(invalid) {
			r.violation(v.shape, root, leaf)
		}
	default:
		r.fail(root.Offset, "the file cannot be checked: "+err.Error())
	}
}

// dropUnknownRules takes out the members of severity and rules that are named
// after no rule, and notes them.
func (r *fileReader) dropUnknownRules(root *node) {
	for _, key := range []string{"severity", "rules"} {
		of := root.Member(key)
		if of == nil || of.Kind != yamltree.Object {
			continue
		}
		filter(of, func(c *node) bool {
			if r.catalogue.byKey[c.Key] != nil {
				return true
			}
			if fits := r.catalogue.fits(c.Key); fits > 1 {
				r.fail(c.KeyOffset, fmt.Sprintf("%s is set for one rule at a time, and %s stands for %d", key, quoted(c.Key), fits))
			} else {
				r.noteUnknown(key, c.Key, c.KeyOffset)
			}
			return false
		})
	}
}

// leaves are the errors that say something: those without causes, and of
// alternatives the one that the value was meant to be. That is one whose fault
// lies deeper, as in a list where only an item is wrong.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	anyOf := path.Base(e.KeywordLocation) == "anyOf"
	var out []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		for _, leaf := range leaves(cause) {
			if !anyOf || len(leaf.InstanceLocation) > len(e.InstanceLocation) {
				out = append(out, leaf)
			}
		}
	}
	if len(out) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	return out
}

// violation reports what one error of the library stands for.
func (r *fileReader) violation(s shape, root *node, leaf *jsonschema.ValidationError) {
	if strings.Contains(leaf.KeywordLocation, "/propertyNames") {
		return // newGlob says it of the right key
	}
	tokens := yamltree.LocationTokens(leaf.InstanceLocation)
	n := find(root, tokens)
	if n == nil {
		r.fail(root.Offset, "the file does not keep to the schema: "+leaf.Message)
		return
	}
	if path.Base(leaf.KeywordLocation) == "additionalProperties" && n.Kind == yamltree.Object {
		known := s.keysAt(tokens)
		for _, c := range n.Children {
			if !known[c.Key] {
				r.fail(c.KeyOffset, sayUnknownKey(valueName(root, tokens), c.Key, known))
			}
		}
		return
	}
	of, definition := s.at(tokens)
	if n.Kind == yamltree.Text && (definition == "selector" || definition == "glob") {
		return // one is only a warning, and of the other newGlob knows more
	}
	r.fail(n.Offset, valueName(root, tokens)+" must be "+s.expected(of, definition)+", not "+seen(n)+s.hint(of, definition, n))
}
