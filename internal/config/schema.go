package config

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// baseSchema is the JSON Schema but for what the catalogue of rules and the
// defaults say. In their places stand texts such as "@select".
//
//go:embed config.schema.json
var baseSchema []byte

const schemaID = "https://github.com/qbank-dev/qbank/schema/config.schema.json"

var placeholder = regexp.MustCompile(`"@([A-Za-z.]+)"`)

// Schema is the JSON Schema (draft 2020-12) of a configuration file for a
// catalogue of rules. The same catalogue gives the same bytes. The error names
// a rule with an option of a type that no configuration can hold.
func Schema(rules []*lint.Rule) ([]byte, error) {
	defaults := defaultSettings(rules)
	var failed error
	filled := placeholder.ReplaceAllFunc(baseSchema, func(found []byte) []byte {
		var text []byte
		var err error
		switch name := string(found[2 : len(found)-1]); name {
		case "selectors":
			text, err = compact(selectorNames(rules))
		case "severities":
			text, err = ruleProperties(rules, "severity", severitySchema)
		case "rules":
			text, err = ruleProperties(rules, "rules", optionsSchema)
		default:
			value, ok := defaults[name]
			if !ok {
				err = fmt.Errorf("the schema asks for the default of %q, which there is not", name)
				break
			}
			text, err = compact(plainValue(name, value.value))
		}
		if err != nil && failed == nil {
			failed = err
		}
		return text
	})
	if failed != nil {
		return nil, failed
	}
	var out bytes.Buffer
	if err := json.Indent(&out, filled, "", "  "); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// selectorNames are the selectors that an editor can propose.
func selectorNames(rules []*lint.Rule) []string {
	names := []string{everyRule}
	for _, r := range rules {
		names = append(names, r.Code)
	}
	for _, r := range rules {
		names = append(names, r.Name)
	}
	return names
}

// ruleProperties are the properties of an object that has rules as its keys:
// codes first, and names that refer to them.
func ruleProperties(rules []*lint.Rule, key string, schema func(*lint.Rule) (any, error)) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	add := func(name string, value any) error {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		text, err := compact(value)
		if err == nil {
			fmt.Fprintf(&b, "%q:%s", name, text)
		}
		return err
	}
	for _, r := range rules {
		value, err := schema(r)
		if err == nil {
			err = add(r.Code, value)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, r := range rules {
		ref := struct {
			Ref string `json:"$ref"`
		}{"#/properties/" + key + "/properties/" + r.Code}
		if err := add(r.Name, ref); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// fragment is a part of the schema; its fields are in the order of the output.
type fragment struct {
	Description string    `json:"description,omitempty"`
	Ref         string    `json:"$ref,omitempty"`
	Type        string    `json:"type,omitempty"`
	Minimum     *int      `json:"minimum,omitempty"`
	Maximum     *int      `json:"maximum,omitempty"`
	Items       *fragment `json:"items,omitempty"`
	Default     any       `json:"default,omitempty"`
}

func severitySchema(r *lint.Rule) (any, error) {
	return fragment{Description: ruleDescription(r), Ref: "#/$defs/severity", Default: r.Severity.String()}, nil
}

func optionsSchema(r *lint.Rule) (any, error) {
	properties := []byte("{")
	for i, o := range r.Options {
		f, err := optionSchema(o)
		if err != nil {
			return nil, fmt.Errorf("option %s of rule %s: %w", o.Name, r.Code, err)
		}
		text, err := compact(f)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			properties = append(properties, ',')
		}
		properties = fmt.Appendf(properties, "%q:%s", o.Name, text)
	}
	return struct {
		Description          string          `json:"description"`
		Type                 string          `json:"type"`
		AdditionalProperties bool            `json:"additionalProperties"`
		Properties           json.RawMessage `json:"properties"`
	}{ruleDescription(r), "object", false, append(properties, '}')}, nil
}

// maxWhole bounds options that are whole numbers, so that they fit into an int
// on every machine.
const maxWhole = 1_000_000_000

// optionSchema is the schema of an option with the type of its default. Options
// are counts and thresholds: none that is not negative by default makes sense
// below zero.
func optionSchema(o lint.Option) (fragment, error) {
	f := fragment{Description: o.Doc, Default: optionDefault(o)}
	atLeast := func(least int) { f.Minimum = &least }
	switch v := o.Default.(type) {
	case int:
		f.Type = "integer"
		atLeast(-maxWhole)
		if v >= 0 {
			atLeast(0)
		}
		most := maxWhole
		f.Maximum = &most
	case float64:
		f.Type = "number"
		if v >= 0 {
			atLeast(0)
		}
	case bool:
		f.Type = "boolean"
	case string:
		f.Type = "string"
	case []string:
		f.Type = "array"
		f.Items = &fragment{Type: "string"}
	default:
		return f, fmt.Errorf("a configuration cannot hold a %T", o.Default)
	}
	return f, nil
}

func ruleDescription(r *lint.Rule) string { return r.Code + " " + r.Name + ": " + r.Doc.What }

// compact is JSON without the escapes that only HTML needs.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// catalogue is what the files are checked against.
type catalogue struct {
	rules    []*lint.Rule
	byKey    map[string]*lint.Rule // by code and by name
	names    []string              // of rules and ALL, for suggestions
	defaults settings
	schema   func() (*validator, error)
}

func newCatalogue(rules []*lint.Rule) *catalogue {
	c := &catalogue{
		rules:    rules,
		byKey:    make(map[string]*lint.Rule, 2*len(rules)),
		names:    selectorNames(rules),
		defaults: defaultSettings(rules),
		// Compiled on first use: most runs meet no file.
		schema: sync.OnceValues(func() (*validator, error) { return newValidator(rules) }),
	}
	for _, r := range rules {
		c.byKey[r.Code], c.byKey[r.Name] = r, r
	}
	return c
}

// known reports whether a selector fits any rule.
func (c *catalogue) known(selector string) bool { return c.fits(selector) > 0 }

// fits is how many rules a selector fits.
func (c *catalogue) fits(selector string) int {
	n := 0
	for _, r := range c.rules {
		if lint.Match(selector, r) {
			n++
		}
	}
	if n == 0 && strings.EqualFold(selector, everyRule) {
		return 1 // in a catalogue without rules
	}
	return n
}

// nearest is the selector that was probably meant, "" where none is near.
func (c *catalogue) nearest(selector string) string { return nearest(selector, c.names) }

// longestWord is how long a word may be for something like it to be looked for:
// the time grows with its length, and a file may hold a very long one.
const longestWord = 64

func nearest(word string, known []string) string {
	if len(word) > longestWord {
		return ""
	}
	return text.Nearest(word, known)
}

func didYouMean(word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return " (did you mean " + quoted(near) + "?)"
	}
	return ""
}
