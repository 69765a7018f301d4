package astjson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const kindsBegin, kindsEnd = "<!-- kinds: made from the schema -->\n", "<!-- end of kinds -->\n"

// TestDocs compares the tables of docs/ast.md with the schema; -update writes
// them.
func TestDocs(t *testing.T) {
	page := filepath.Join("..", "..", "docs", "ast.md")
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), kindsBegin)
	_, after, ok2 := strings.Cut(rest, kindsEnd)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the kinds", page)
	}
	want := before + kindsBegin + "\n" + kindTables(t) + "\n" + kindsEnd + after
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("docs/ast.md does not say what the schema says (-update rewrites it):\n%s", diff)
	}
}

// kindTables are a table of the kinds and one of all keys.
func kindTables(t *testing.T) string {
	t.Helper()
	root := readSchema(t)
	kinds := root.kindsOf()
	order := append([]string{"File"}, keysInOrder(t, "$defs")...)
	var nodes, keys strings.Builder
	row := func(name string, s *schemaNode) {
		meaning := s.Description
		if len(s.Enum) > 0 {
			meaning += fmt.Sprintf(" One of %s.", codeList(s.Enum))
		}
		fmt.Fprintf(&keys, "| `%s` | %s |\n", name, strings.ReplaceAll(meaning, "|", `\|`))
	}
	for _, name := range order {
		kind := kinds[name]
		if kind == nil {
			continue
		}
		children := ""
		if c := kind.Properties["children"]; c != nil {
			children = codeList(c.Items.Properties["kind"].Enum)
		}
		fmt.Fprintf(&nodes, "| `%s` | %s | %s |\n", name, children, strings.NewReplacer("<", "&lt;", "|", `\|`).Replace(kind.Description))
		where := []string{"$defs", name, "properties"}
		if name == "File" {
			where = where[2:]
		}
		for _, key := range keysInOrder(t, where...) {
			switch {
			case key == "fields":
				for _, field := range keysInOrder(t, append(where, key, "properties")...) {
					row(name+".fields."+field, kind.Properties[key].Properties[field])
				}
			case name == "File":
				row(name+"."+key, kind.Properties[key])
			}
		}
	}
	for _, name := range []string{"span", "mark", "diagnostic"} {
		for _, key := range keysInOrder(t, "$defs", name, "properties") {
			row(name+"."+key, root.Defs[name].Properties[key])
		}
	}
	return "| kind | children | what it is |\n|---|---|---|\n" + nodes.String() +
		"\n## The keys\n\n| key | meaning |\n|---|---|\n" + keys.String()
}

func codeList(list []any) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = fmt.Sprintf("`%v`", v)
	}
	return strings.Join(texts, ", ")
}

// keysInOrder are the keys of an object in the schema, in the order of its text.
func keysInOrder(t *testing.T, path ...string) []string {
	t.Helper()
	value := json.RawMessage(Schema())
	for _, key := range path {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(value, &object); err != nil {
			t.Fatal(err)
		}
		value = object[key]
	}
	dec := json.NewDecoder(bytes.NewReader(value))
	if _, err := dec.Token(); err != nil {
		t.Fatalf("%q: %v", path, err)
	}
	var keys []string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}
