package config

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/qbank-dev/qbank/lint"
)

// baseSchema is the JSON Schema without what the catalogue of rules and the
// defaults say, which texts such as "@select" stand for.
//
//go:embed config.schema.json
var baseSchema []byte

var placeholder = regexp.MustCompile(`"@([A-Za-z.]+)"`)

// Schema returns the JSON Schema (draft 2020-12) of a configuration file for a
// catalogue of rules. The same catalogue gives the same bytes. The error names
// a rule with an option of a type that no configuration can hold.
func Schema(rules []*lint.Rule) ([]byte, error) {
	defaults := defaultSettings(rules)
	severities, options := object{}, object{}
	for _, r := range rules {
		of, err := optionsSchema(r)
		if err != nil {
			return nil, err
		}
		options = append(options, member{r.Code, of})
		severities = append(severities, member{r.Code, fragment{
			Description: ruleDescription(r), Ref: "#/$defs/severity", Default: r.Severity.String(),
		}})
	}
	for _, r := range rules {
		options = append(options, member{r.Name, fragment{Ref: "#/properties/rules/properties/" + r.Code}})
		severities = append(severities, member{r.Name, fragment{Ref: "#/properties/severity/properties/" + r.Code}})
	}
	var failed error
	filled := placeholder.ReplaceAllFunc(baseSchema, func(found []byte) []byte {
		var value any
		switch name := string(found[2 : len(found)-1]); name {
		case "selectors":
			value = selectorNames(rules)
		case "severities":
			value = severities
		case "rules":
			value = options
		default:
			one, ok := defaults[name]
			if !ok {
				failed = fmt.Errorf("the schema asks for the default of %q, which there is not", name)
			}
			value = plainValue(name, one.value)
		}
		text, err := compact(value)
		if err != nil {
			failed = err
		}
		return text
	})
	if failed != nil {
		return nil, failed
	}
	var out bytes.Buffer
	err := json.Indent(&out, filled, "", "  ")
	return out.Bytes(), err
}

// fragment is a part of the schema; its fields are in the order of the output.
type fragment struct {
	Description string    `json:"description,omitempty"`
	Ref         string    `json:"$ref,omitempty"`
	Type        string    `json:"type,omitempty"`
	Additional  *bool     `json:"additionalProperties,omitempty"`
	Properties  object    `json:"properties,omitzero"`
	Minimum     *int      `json:"minimum,omitempty"`
	Maximum     *int      `json:"maximum,omitempty"`
	Items       *fragment `json:"items,omitempty"`
	Default     any       `json:"default,omitempty"`
}

// optionsSchema returns the schema of the options of a rule.
func optionsSchema(r *lint.Rule) (fragment, error) {
	properties := object{}
	for _, o := range r.Options {
		of := fragment{Description: o.Doc, Default: optionDefault(o)}
		// Options are counts and thresholds: none that is not negative by
		// default makes sense below zero.
		least, most := 0, maxWhole
		switch v := o.Default.(type) {
		case int:
			if v < 0 {
				least = -maxWhole
			}
			of.Type, of.Minimum, of.Maximum = "integer", &least, &most
		case float64:
			of.Type = "number"
			if v >= 0 {
				of.Minimum = &least
			}
		case bool:
			of.Type = "boolean"
		case string:
			of.Type = "string"
		case []string:
			of.Type, of.Items = "array", &fragment{Type: "string"}
		default:
			return of, fmt.Errorf("option %s of rule %s: a configuration cannot hold a %T", o.Name, r.Code, o.Default)
		}
		properties = append(properties, member{o.Name, of})
	}
	return fragment{Description: ruleDescription(r), Type: "object", Additional: new(bool), Properties: properties}, nil
}

// maxWhole bounds options that are whole numbers, which have to fit into an int
// on every machine.
const maxWhole = 1_000_000_000

func ruleDescription(r *lint.Rule) string { return r.Code + " " + r.Name + ": " + r.Doc.What }

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte("{")
	for i, m := range o {
		value, err := compact(m.value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = fmt.Appendf(out, "%q:%s", m.key, value)
	}
	return append(out, '}'), nil
}

// compact returns a value as JSON without the escapes that only HTML needs.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
