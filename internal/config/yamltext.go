package config

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// flow writes a list of texts on one line of YAML.
func flow(items []string) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = scalarText(item)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// valueText writes a value of a setting on one line of YAML.
func valueText(value any) string {
	switch v := value.(type) {
	case string:
		return scalarText(v)
	case []string:
		return flow(v)
	case float64:
		return numberText(v)
	}
	return fmt.Sprint(value)
}

// scalarText writes a text in YAML, in quotation marks where it needs them.
func scalarText(s string) string {
	if isPlain(s) {
		return s
	}
	// All escapes of Go are those of YAML too, for text that is UTF-8.
	return strconv.Quote(s)
}

// isPlain tells whether a text means the same without quotation marks, in a
// list on one line too. It is sure rather than exact.
func isPlain(s string) bool {
	if s == "" || strings.HasPrefix(s, "-") || strings.HasSuffix(s, " ") {
		return false
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_', r == '.', r == '/':
		case r == ' ' && i > 0:
		default:
			return false
		}
	}
	// What YAML takes for a number, a date or a truth value.
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	return n.ShortTag() == "!!str"
}
