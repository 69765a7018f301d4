package schema

import (
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

var updateSchema = flag.Bool("update-schema", false, "write question.schema.json from bank.schema.json")

func TestNames(t *testing.T) {
	for _, name := range []string{"bank", "question"} {
		if !slices.Contains(Names(), name) {
			t.Errorf("Names() = %q lacks %q", Names(), name)
		}
	}
	if !slices.IsSorted(Names()) {
		t.Errorf("Names() = %q, not sorted", Names())
	}
	for _, name := range Names() {
		data, err := JSON(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := jsonschema.CompileString(schemaBase+name+schemaSuffix, string(data)); err != nil {
			t.Errorf("%s is no JSON Schema on its own: %v", name, err)
		}
	}
	for _, name := range []string{"", "nothing", "../embed.go", "bank.schema.json"} {
		if _, err := JSON(name); err == nil || !strings.Contains(err.Error(), "bank, question") {
			t.Errorf("JSON(%q): error %v, want one that lists the names", name, err)
		}
	}
}

// TestQuestionSchemaIsCutFromBank keeps the two schemas from differing: what
// the bank says of a question is all that there is.
func TestQuestionSchemaIsCutFromBank(t *testing.T) {
	bank, err := os.ReadFile("bank.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	want := cutQuestion(t, string(bank))
	if *updateSchema {
		if err := os.WriteFile("question.schema.json", []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("question.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("question.schema.json differs from bank.schema.json: run go generate ./schema")
	}

	// The cutting works on lines, so what it made is compared as JSON as well.
	var whole, part map[string]any
	for text, into := range map[string]*map[string]any{string(bank): &whole, want: &part} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	defs := whole["$defs"].(map[string]any)
	question := defs["question"].(map[string]any)
	delete(defs, "question")
	if !reflect.DeepEqual(part["$defs"], any(defs)) {
		t.Error("the $defs differ")
	}
	if part["$id"] != schemaBase+"question.schema.json" || part["$schema"] != whole["$schema"] {
		t.Errorf("$id %v, $schema %v", part["$id"], part["$schema"])
	}
	for _, key := range []string{"$id", "$schema", "$defs"} {
		delete(part, key)
	}
	if !reflect.DeepEqual(part, question) {
		t.Error("the question differs")
	}
}

// cutQuestion makes the schema of a question from that of a bank. It works on
// lines, because they keep the order and the layout.
func cutQuestion(t *testing.T, bank string) string {
	t.Helper()
	const start, end = "    \"question\": {\n", "\n    },\n"
	before, rest, ok := strings.Cut(bank, start)
	if !ok {
		t.Fatal("no definition of a question")
	}
	body, defs, ok := strings.Cut(rest, end)
	if !ok || !strings.HasSuffix(before, "  \"$defs\": {\n") {
		t.Fatal("the question is not the first definition")
	}
	var b strings.Builder
	b.WriteString("{\n")
	for line := range strings.Lines(before) {
		if strings.HasPrefix(line, `  "$schema"`) {
			b.WriteString(line)
		}
	}
	b.WriteString(`  "$id": "` + schemaBase + "question.schema.json\",\n")
	for line := range strings.Lines(body + ",\n") {
		b.WriteString(strings.TrimPrefix(line, "    "))
	}
	b.WriteString("  \"$defs\": {\n" + defs)
	return b.String()
}

// TestSchemasAreClosedAndDescribed walks the schemas: no object may allow keys
// that it does not name, and every key says what it is for.
func TestSchemasAreClosedAndDescribed(t *testing.T) {
	for _, name := range []string{"bank", "question"} {
		data, err := JSON(name)
		if err != nil {
			t.Fatal(err)
		}
		root, bad := readJSON(data)
		if bad != nil {
			t.Fatal(bad.message)
		}
		if root.Member("$schema").Text != "https://json-schema.org/draft/2020-12/schema" {
			t.Errorf("%s: $schema is %q", name, root.Member("$schema").Text)
		}
		walkSchemas(&root, name, func(where string, s *yamltree.Node) {
			properties := s.Member("properties")
			if properties == nil {
				return
			}
			if closed := s.Member("additionalProperties"); closed == nil || closed.Kind != yamltree.Bool || closed.Text != "false" {
				t.Errorf("%s allows unknown keys", where)
			}
			for i := range properties.Children {
				p := &properties.Children[i]
				if d := p.Member("description"); d == nil || !hasText(d.Text) {
					t.Errorf("%s: key %q has no description", where, p.Key)
				}
			}
		})
	}
}

func walkSchemas(s *yamltree.Node, where string, visit func(string, *yamltree.Node)) {
	visit(where, s)
	for _, key := range []string{"properties", "$defs"} {
		if m := s.Member(key); m != nil {
			for i := range m.Children {
				walkSchemas(&m.Children[i], where+"/"+m.Children[i].Key, visit)
			}
		}
	}
	if items := s.Member("items"); items != nil {
		walkSchemas(items, where+"/items", visit)
	}
}

// TestSchemaFollowsModel compares the keys of the schema, with their order and
// whether they may be left out, with the fields of the Go types.
func TestSchemaFollowsModel(t *testing.T) {
	bank, _ := contractShapes()
	compareModel(t, "bank", bank, reflect.TypeFor[Bank]())
}

func compareModel(t *testing.T, where string, s *shape, model reflect.Type) {
	t.Helper()
	switch model.Kind() {
	case reflect.Pointer:
		compareModel(t, where, s, model.Elem())
	case reflect.Slice:
		if s.items == nil {
			t.Fatalf("%s is no list in the schema", where)
		}
		compareModel(t, where+" item", s.items, model.Elem())
	case reflect.Struct:
		var keys, required []string
		for i := range model.NumField() {
			key, options, _ := strings.Cut(model.Field(i).Tag.Get("json"), ",")
			keys = append(keys, key)
			if options != "omitempty" {
				required = append(required, key)
			}
			if s.properties[key] == nil {
				t.Fatalf("%s: the schema lacks %q", where, key)
			}
			compareModel(t, key, s.properties[key], model.Field(i).Type)
		}
		if !slices.Equal(keys, s.keys) {
			t.Errorf("%s: keys %q in the model, %q in the schema", where, keys, s.keys)
		}
		if !slices.Equal(required, s.required) {
			t.Errorf("%s: required %q in the model, %q in the schema", where, required, s.required)
		}
	}
}

func TestCompiledSchemasLoadNothing(t *testing.T) {
	if _, err := compiled(); err != nil {
		t.Fatal(err)
	}
}
