package config

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

// shape finds what the schema says about a value, for the messages: the library
// does not hand that out.
type shape struct {
	root map[string]any
}

const definitionPrefix = "#/$defs/"

// at is the part of the schema for the value that the tokens of a pointer lead
// to, nil where there is none, and the name of the definition that it is, if
// any.
func (s shape) at(tokens []string) (of map[string]any, definition string) {
	of = s.root
	for _, token := range tokens {
		if of, definition = s.child(of, token); of == nil {
			return nil, ""
		}
	}
	return of, definition
}

// child is the part of the schema for a member or an item.
func (s shape) child(of map[string]any, token string) (map[string]any, string) {
	if properties, ok := of["properties"].(map[string]any); ok {
		if property, ok := properties[token].(map[string]any); ok {
			return s.resolved(property)
		}
	}
	if others, ok := of["additionalProperties"].(map[string]any); ok {
		return s.resolved(others)
	}
	if items, ok := of["items"].(map[string]any); ok {
		if _, err := strconv.Atoi(token); err == nil {
			return s.resolved(items)
		}
	}
	for _, alternative := range branches(of) {
		alternative, _ := s.resolved(alternative)
		if found, definition := s.child(alternative, token); found != nil {
			return found, definition
		}
	}
	return nil, ""
}

// resolved follows a $ref.
func (s shape) resolved(of map[string]any) (map[string]any, string) {
	definition := ""
	for {
		ref, ok := of["$ref"].(string)
		if !ok {
			return of, definition
		}
		definition, _ = strings.CutPrefix(ref, definitionPrefix)
		target := any(s.root)
		for _, token := range strings.Split(ref, "/")[1:] {
			object, _ := target.(map[string]any)
			target = object[token]
		}
		of, ok = target.(map[string]any)
		if !ok {
			return nil, ""
		}
	}
}

func branches(of map[string]any) []map[string]any {
	var out []map[string]any
	list, _ := of["anyOf"].([]any)
	for _, item := range list {
		if object, ok := item.(map[string]any); ok {
			out = append(out, object)
		}
	}
	return out
}

// keysAt are the keys that an object may have.
func (s shape) keysAt(tokens []string) map[string]bool {
	of, _ := s.at(tokens)
	properties, _ := of["properties"].(map[string]any)
	out := make(map[string]bool, len(properties))
	for key := range properties {
		out[key] = true
	}
	return out
}

// definitionWords say what a value of a definition is.
var definitionWords = map[string]string{
	"reference": "the path of a file or the name of a preset",
	"selector":  "the code, a prefix or the name of a rule",
	"glob":      "a glob",
	"words":     "text",
	"glyph":     "a glyph",
}

// expected says in words what a value has to be.
func (s shape) expected(of map[string]any, definition string) string {
	if words := definitionWords[definition]; words != "" {
		return words
	}
	if constant, ok := of["const"].(string); ok {
		return strconv.Quote(constant)
	}
	if choices := texts(of["enum"]); len(choices) > 0 {
		for i, c := range choices {
			choices[i] = strconv.Quote(c)
		}
		return or(choices)
	}
	if list := branches(of); len(list) > 0 {
		var choices []string
		for _, alternative := range list {
			if alternative["type"] != "null" {
				choices = append(choices, s.expected(s.resolved(alternative)))
			}
		}
		return or(choices)
	}
	switch typeOf(of) {
	case "array":
		if of["minItems"] != nil {
			return "a list that is not empty"
		}
		return "a list"
	case "object":
		return "a mapping"
	case "boolean":
		return "true or false"
	case "integer":
		return "a whole number" + bounds(of)
	case "number":
		return "a number" + bounds(of)
	}
	return "text"
}

// typeOf is the type of a value beside null.
func typeOf(of map[string]any) string {
	if one, ok := of["type"].(string); ok {
		return one
	}
	for _, one := range texts(of["type"]) {
		if one != "null" {
			return one
		}
	}
	return ""
}

func bounds(of map[string]any) string {
	least, hasLeast := of["minimum"].(float64)
	most, hasMost := of["maximum"].(float64)
	switch {
	case hasLeast && hasMost:
		return fmt.Sprintf(" from %.0f to %.0f", least, most)
	case hasLeast:
		return " of " + numberText(least) + " or more"
	}
	return ""
}

func texts(list any) []string {
	items, _ := list.([]any)
	var out []string
	for _, item := range items {
		if text, ok := item.(string); ok {
			out = append(out, text)
		}
	}
	return out
}

func or(choices []string) string {
	if len(choices) < 2 {
		return strings.Join(choices, "")
	}
	last := len(choices) - 1
	return strings.Join(choices[:last], ", ") + " or " + choices[last]
}

// hint says how to write a value that is right but for its form.
func (s shape) hint(of map[string]any, definition string, n *node) string {
	if choices := texts(of["enum"]); n.Kind == yamltree.Text && len(choices) > 0 {
		text := strings.ToLower(n.Text)
		if definition == "severity" && (text == "off" || text == "none" || text == "ignore") {
			return " (a rule is turned off under ignore)"
		}
		for _, c := range choices {
			if text != "" && strings.HasPrefix(c, text) {
				return " (did you mean " + quoted(c) + "?)"
			}
		}
		return didYouMean(text, choices)
	}
	isNumber := func(text string) bool { _, err := strconv.ParseFloat(text, 64); return err == nil }
	switch kind := typeOf(of); {
	case kind == "array" && n.Kind == yamltree.Text:
		items := strings.Split(n.Text, ",")
		for i, item := range items {
			items[i] = strings.TrimSpace(item)
		}
		if list := flow(items); len(list) <= longestWord {
			return " (write " + list + ")"
		}
	case kind == "boolean" && n.Kind == yamltree.Text:
		switch strings.ToLower(n.Text) {
		case "true", "yes", "on", "y":
			return " (write true)"
		case "false", "no", "off", "n":
			return " (write false)"
		}
	case (kind == "integer" || kind == "number") && n.Kind == yamltree.Text && isNumber(n.Text):
		return " (write it without quotation marks and leading zeros)"
	case (kind == "string" || definitionWords[definition] != "") && (n.Kind == yamltree.Number || n.Kind == yamltree.Bool):
		return " (put it in quotation marks)"
	}
	return ""
}

// sayUnknownKey words that an object does not know a key.
func sayUnknownKey(of, key string, known map[string]bool) string {
	message := "unknown key " + quoted(key)
	if of != "" {
		message += " in " + of
		if len(known) == 0 {
			return message + ", which has no options"
		}
	}
	names := slices.Sorted(maps.Keys(known))
	if hint := didYouMean(key, names); hint != "" {
		return message + hint
	}
	if of != "" {
		for i, name := range names {
			names[i] = strconv.Quote(name)
		}
		message += ": it takes " + or(names)
	}
	return message
}

// valueName names a value as "rules.QB401.ratio" or "item 2 of select".
func valueName(root *node, tokens []string) string {
	var b strings.Builder
	for i, token := range tokens {
		if parent := find(root, tokens[:i]); parent != nil && parent.Kind == yamltree.List {
			index, _ := strconv.Atoi(token)
			return fmt.Sprintf("item %d of %s", index+1, b.String())
		}
		if i > 0 {
			b.WriteByte('.')
		}
		b.WriteString(scalarText(token))
	}
	return b.String()
}
