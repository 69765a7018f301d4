package config

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
)

// Template is the file that "qbank init" writes: every key with its default and
// a comment that explains it. To load it is to load nothing.
func Template(rules []*lint.Rule) string {
	var schema described
	// The schema is embedded, so a failure here is one of the tests.
	_ = json.Unmarshal(baseSchema, &schema)
	t := template{defaults: defaultSettings(rules)}
	t.comment("", "Configuration of qbank. Every value here is the default: change some, and delete the others. "+
		"\"qbank config FILE\" prints what holds for a file, and \"qbank rules\" lists the rules.")
	t.b.WriteString("#\n")
	t.comment("", schema.Description)
	for _, key := range keys {
		of := schema.Properties[key]
		t.b.WriteByte('\n')
		t.comment("", of.Description)
		if len(of.Examples) > 0 {
			t.comment("", "For example:")
			t.example(key, of.Examples[0])
		}
		switch key {
		case "extends", "extendSelect":
			fmt.Fprintf(&t.b, "%s: []\n", key)
		case "severity", "perFileIgnores":
			fmt.Fprintf(&t.b, "%s: {}\n", key)
		case "marks":
			t.members(key, markKeys, of)
		case "format":
			t.members(key, formatKeys, of)
		case "rules":
			t.rules(rules)
		default:
			t.value("", key, key)
		}
	}
	return t.b.String()
}

// described is what the template takes from the schema.
type described struct {
	Description string     `json:"description"`
	Examples    []any      `json:"examples"`
	Properties  properties `json:"properties"`
}

// properties are those of an object, none where a placeholder stands for them.
type properties map[string]described

// UnmarshalJSON passes over a placeholder.
func (p *properties) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return nil
	}
	return json.Unmarshal(data, (*map[string]described)(p))
}

type template struct {
	b        strings.Builder
	defaults settings
}

// templateWidth is the column at which comments are wrapped.
const templateWidth = 79

// comment writes a text as comment lines.
func (t *template) comment(indent, text string) {
	line := ""
	flush := func() {
		if line != "" {
			t.b.WriteString(indent + "#" + line + "\n")
		}
		line = ""
	}
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(indent+"#"+line+" "+word) > templateWidth {
			flush()
		}
		line += " " + word
	}
	flush()
}

// example writes a value of a key as it would stand in the file, as a comment.
func (t *template) example(key string, value any) {
	object, ok := value.(map[string]any)
	if !ok {
		fmt.Fprintf(&t.b, "#   %s: %s\n", key, exampleText(value))
		return
	}
	fmt.Fprintf(&t.b, "#   %s:\n", key)
	for _, name := range slices.Sorted(maps.Keys(object)) {
		fmt.Fprintf(&t.b, "#     %s: %s\n", scalarText(name), exampleText(object[name]))
	}
}

func exampleText(value any) string {
	if list, ok := value.([]any); ok {
		return flow(texts(list))
	}
	return valueText(value)
}

func (t *template) value(indent, key, path string) {
	fmt.Fprintf(&t.b, "%s%s: %s\n", indent, key, valueText(plainValue(path, t.defaults[path].value)))
}

func (t *template) members(key string, members []string, of described) {
	fmt.Fprintf(&t.b, "%s:\n", key)
	for _, member := range members {
		t.comment("  ", of.Properties[member].Description)
		t.value("  ", member, key+"."+member)
	}
}

func (t *template) rules(rules []*lint.Rule) {
	any := false
	for _, r := range rules {
		if len(r.Options) == 0 {
			continue
		}
		if !any {
			t.b.WriteString("rules:\n")
			any = true
		}
		fmt.Fprintf(&t.b, "  %s: # %s\n", r.Code, r.Name)
		for _, o := range r.Options {
			t.comment("    ", o.Doc)
			t.value("    ", o.Name, "rules."+r.Code+"."+o.Name)
		}
	}
	if !any {
		t.b.WriteString("rules: {}\n")
	}
}
