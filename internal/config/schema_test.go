package config

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/qbank-dev/qbank/lint"
)

func TestTemplateIsTheDefault(t *testing.T) {
	text := Template(catalogueOfTest())
	c, err := loadText(t, text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if !reflect.DeepEqual(values(c), values(defaults())) {
		t.Errorf("the template is not the default:\n%+v\nwant\n%+v", values(c), values(defaults()))
	}
	for path, origin := range c.Origins {
		empty := path == "severity" || path == "perFileIgnores" || path == "extendSelect"
		if !empty && origin == fromDefault {
			t.Errorf("the template does not set %s", path)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if n := len([]rune(line)); strings.HasPrefix(strings.TrimSpace(line), "#") && n > commentWidth {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	if strings.Contains(Template(nil), "rules:\n") {
		t.Error("a template without rules has an empty mapping of them")
	}
	// Examples in comments are valid too.
	examples := regexp.MustCompile(`(?m)^#   (  )?`).ReplaceAllString(text, "$1")
	if !strings.Contains(examples, "\nperFileIgnores:\n  \"drafts/**\": [QB3]\n") {
		t.Errorf("examples are missing:\n%s", examples)
	}
	for _, key := range []string{"extends", "severity", "perFileIgnores"} {
		examples = regexp.MustCompile(`(?m)^`+key+`: (\[\]|\{\})\n`).ReplaceAllString(examples, "")
	}
	if _, err := loadText(t, examples); err != nil {
		t.Error(err)
	}
}

func TestSchema(t *testing.T) {
	text, err := Schema(catalogueOfTest())
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if again, _ := Schema(catalogueOfTest()); !bytes.Equal(text, again) {
			t.Fatal("the schema is not the same each time")
		}
	}
	if bytes.Contains(text, []byte(`"@`)) || bytes.Contains(text, []byte(`\u003c`)) {
		t.Errorf("%s", text)
	}
	var schema struct {
		Properties map[string]struct {
			Description string
			Default     any
			Properties  map[string]struct {
				Description string
				Default     any
				Ref         string `json:"$ref"`
				Properties  map[string]struct {
					Description, Type string
					Default           any
				}
			}
		}
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(schema.Properties))
	file := fileShape(catalogueOfTest())
	want := slices.Sorted(maps.Keys(file.members))
	if !slices.Equal(got, want) {
		t.Errorf("the schema has the keys %v, the package %v", got, want)
	}
	for name, p := range schema.Properties {
		var members map[string]*shape
		if name == "marks" || name == "format" {
			members = file.members[name].members
		}
		if p.Description == "" || p.Default == nil && members == nil {
			t.Errorf("%s lacks a description or a default", name)
		}
		for m := range members {
			if p.Properties[m].Description == "" || p.Properties[m].Default == nil {
				t.Errorf("%s.%s lacks a description or a default", name, m)
			}
		}
		if members != nil && len(p.Properties) != len(members) {
			t.Errorf("%s has other members", name)
		}
	}
	for _, r := range catalogueOfTest() {
		for _, key := range []string{"severity", "rules"} {
			of := schema.Properties[key].Properties
			if of[r.Code].Description != r.Code+" "+r.Name+": "+r.Doc.What || of[r.Name].Ref != "#/properties/"+key+"/properties/"+r.Code {
				t.Errorf("%s of %s is %+v", key, r.Code, of[r.Code])
			}
		}
		if got := schema.Properties["severity"].Properties[r.Code].Default; got != r.Severity.String() {
			t.Errorf("the default severity of %s is %v", r.Code, got)
		}
	}
	options := schema.Properties["rules"].Properties["QB401"].Properties
	for name, want := range map[string]string{"words": "integer", "ratio": "number", "strict": "boolean", "mode": "string", "terms": "array", "none": "array"} {
		if o := options[name]; o.Type != want || o.Description == "" || o.Default == nil {
			t.Errorf("option %s is %+v", name, o)
		}
	}
}

func TestSchemaRefusesOddOptions(t *testing.T) {
	odd := &lint.Rule{Code: "QB999", Name: "odd", Options: []lint.Option{{Name: "x", Default: map[string]int{}}}}
	if _, err := Schema([]*lint.Rule{odd}); err == nil || err.Error() != "option x of rule QB999: a configuration cannot hold a map[string]int" {
		t.Error(err)
	}
}

// TestSchemaAgrees checks that the schema, which editors read, accepts the same
// values as the shapes, which qbank goes by.
func TestSchemaAgrees(t *testing.T) {
	text, err := Schema(catalogueOfTest())
	if err != nil {
		t.Fatal(err)
	}
	schema := jsonschema.MustCompileString("config.schema.json", string(text))
	number := func(s string) any { return json.Number(s) }
	values := []string{"[]", "{}", "3", "3.0", "19", "20", "20.5", "-1", "1000000001", "true", "none", "end", "warning", `""`, `" "`, `"a b"`, "x", "[x]", "[3]", "[[]]", `[""]`, `["a b"]`, "{x: 1}", "{x: [QB1]}", strings.Repeat("x", 17)}
	for _, pattern := range []string{
		"extends: %s", "select: %s", "extendSelect: %s", "severity: %s", "severity: {QB301: %s}", "perFileIgnores: {x: %s}", "exclude: %s",
		"marks: %s", "marks: {pro: %s}", "answerWords: %s", "rules: %s", "rules: {QB401: {words: %s}}", "rules: {QB401: {shift: %s}}",
		"rules: {QB401: {ratio: %s}}", "rules: {missing-stem: %s}", "rules: {QB401: {strict: %s, mode: x}}", "rules: {QB401: {mode: %s}}",
		"rules: {QB401: {terms: %s}}", "format: %s", "format: {wrap: %s}", "format: {markPlacement: %s}", "format: {blankLineBetweenOptions: %s}", "other: %s",
	} {
		for _, value := range values {
			r := fileReader{name: "qbank.yaml", catalogue: newCatalogue(catalogueOfTest())}
			root := r.parse([]byte(strings.ReplaceAll(pattern, "%s", value)))
			if len(r.errors) > 0 {
				t.Fatal(r.errors)
			}
			decoded := root.Decoded(number)
			r.check(root, r.catalogue.shape, "")
			// Only the schema refuses unknown selectors, and the empty glob here.
			shape, schema := r.errors.orNil(), schema.Validate(decoded)
			lenient := strings.HasPrefix(pattern, "select") || strings.HasPrefix(pattern, "extendSelect") || strings.HasPrefix(pattern, "perFile") || strings.HasPrefix(pattern, "exclude")
			if shape != nil && schema == nil || shape == nil && schema != nil && !lenient {
				t.Errorf("%s with %s: %v, but the schema says %v", pattern, value, shape, schema)
			}
		}
	}
}
