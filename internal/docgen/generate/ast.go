package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

const kindsBegin, kindsEnd = "<!-- kinds: made from the schema -->\n", "<!-- end of kinds -->\n"

// withTables returns a page with the tables of a tree's schema in place of those
// that it has.
func withTables(page string, schema []byte) (string, error) {
	before, rest, begins := strings.Cut(page, kindsBegin)
	_, after, ends := strings.Cut(rest, kindsEnd)
	if !begins || !ends {
		return "", errors.New("there is no place for the kinds")
	}
	tables, err := kindTables(schema)
	return before + kindsBegin + "\n" + tables + "\n" + kindsEnd + after, err
}

// treeSchema is what the tables say of a JSON Schema.
type treeSchema struct {
	Description string
	Properties  object
	Items       *treeSchema
	Const       any
	Enum        []any
	Defs        object `json:"$defs"`
}

// object is a JSON object of schemas in the order of its text.
type object struct {
	keys   []string
	values map[string]*treeSchema
}

func (o *object) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return err
	}
	o.values = map[string]*treeSchema{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var value treeSchema
		if err := dec.Decode(&value); err != nil {
			return err
		}
		name := fmt.Sprint(key)
		o.keys, o.values[name] = append(o.keys, name), &value
	}
	return nil
}

// kindTables returns a table of the kinds of nodes and one of all keys.
func kindTables(text []byte) (string, error) {
	var root treeSchema
	if err := json.Unmarshal(text, &root); err != nil {
		return "", err
	}
	var kinds, keys strings.Builder
	describe := func(prefix string, o object) {
		for _, name := range o.keys {
			s := o.values[name]
			meaning := s.Description
			if len(s.Enum) > 0 {
				meaning += fmt.Sprintf(" One of %s.", codeList(s.Enum))
			}
			fmt.Fprintf(&keys, "| `%s.%s` | %s |\n", prefix, name, strings.ReplaceAll(meaning, "|", `\|`))
		}
	}
	kind := func(name string, s *treeSchema) {
		children := ""
		if c := s.Properties.values["children"]; c != nil {
			children = codeList(c.Items.Properties.values["kind"].Enum)
		}
		fmt.Fprintf(&kinds, "| `%s` | %s | %s |\n", name, children, strings.NewReplacer("<", "&lt;", "|", `\|`).Replace(s.Description))
		if f := s.Properties.values["fields"]; f != nil {
			describe(name+".fields", f.Properties)
		}
	}
	kind("File", &root)
	describe("File", root.Properties)
	for _, name := range root.Defs.keys {
		s := root.Defs.values[name]
		if k := s.Properties.values["kind"]; k != nil && k.Const != nil {
			kind(name, s)
		}
	}
	for _, name := range []string{"span", "mark", "diagnostic"} {
		if s := root.Defs.values[name]; s != nil {
			describe(name, s.Properties)
		}
	}
	return "| kind | children | what it is |\n|---|---|---|\n" + kinds.String() +
		"\n## The keys\n\n| key | meaning |\n|---|---|\n" + keys.String(), nil
}

func codeList(list []any) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = fmt.Sprintf("`%v`", v)
	}
	return strings.Join(texts, ", ")
}
