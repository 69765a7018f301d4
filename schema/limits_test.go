package schema

import (
	"fmt"
	"strings"
	"testing"
)

func TestDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `[{"a":`, `{"stem":[`} {
		document := strings.Repeat(open, 100_000)
		got := ValidateDocument("", []byte(document), FormatJSON)
		if len(got) != 1 || !strings.Contains(got[0].Message, "nested more than 10000 deep") {
			t.Errorf("%s…: %v", open, briefs(got))
		}
	}
	// As deep as encoding/json allows, and a question all the same.
	deep := strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1)
	checkDocument(t, "", with(t, validQuestion, `"select":1`, `"select":1,"x":`+deep), FormatJSON,
		`1:41 question #12: unknown key "x"`)
	checkDocument(t, "", with(t, validQuestion, `"select":1`, `"select":`+deep), FormatJSON,
		`1:39 question #12: select must be a whole number from 1 to 26, not a list`)
	for _, open := range []string{"[", "{a: ", "- ", "? "} {
		ValidateDocument("", []byte(strings.Repeat(open, 100_000)), FormatYAML)
	}
}

func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	got := ValidateDocument("", []byte(b.String()), FormatYAML)
	if len(got) != 1 || !strings.Contains(got[0].Message, "the aliases stand for more than 100000 values") || got[0].Line != 5 {
		t.Errorf("%v", briefs(got))
	}
	// A chain of merges grows in the same way.
	b.Reset()
	b.WriteString("a0: &a0 {x0: 1}\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "a%d: &a%d {x%d: [*a%d, *a%d], <<: *a%d}\n", i, i, i, i-1, i-1, i-1)
	}
	got = ValidateDocument("", []byte(b.String()), FormatYAML)
	if len(got) != 1 || !strings.Contains(got[0].Message, "the aliases stand for more than") {
		t.Errorf("%v", briefs(got))
	}
	// A few aliases are in order.
	question := strings.Replace(yamlQuestion, "text: two", "text: &t two", 1) + "note: *t\n"
	checkDocument(t, "", question, FormatYAML)
}

// TestTimeIsLinear gives inputs of a kind where something quadratic would take
// minutes. The limit is wide, because it may run on a slow machine.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second or two")
	}
	const n = 20_000
	var keys, yamlKeys strings.Builder
	for i := range n {
		fmt.Fprintf(&keys, `"k%d":1,`, i)
		fmt.Fprintf(&yamlKeys, "k%d: , ", i)
	}
	for name, document := range map[string]string{
		"unknown keys in one line":   `{` + keys.String() + `"stem":"x"}`,
		"duplicate keys in one line": `{` + strings.Repeat(`"note":"x",`, n) + `"stem":"x"}`,
		"wrong items in one line":    `[` + strings.Repeat(`1,`, n) + `1]`,
		"wrong answers":              `{"answer":[` + strings.Repeat(`"a",`, n) + `"b"]}`,
		"one number":                 `[` + strings.Repeat(`{"number":1},`, 5000) + `{"number":1}]`,
		"wrong lines":                strings.Repeat("{\"number\":}\n", n),
		"blank lines":                strings.Repeat("\n", 10*n) + "{",
		"open lists":                 strings.Repeat("[\n", n),
		"long digits":                `{"number":` + strings.Repeat("9", 10*n) + `}`,
		"many great exponents":       `{"answer":[` + strings.Repeat(`1e1000000,`, n) + `1]}`,
		"long keys":                  `{"` + strings.Repeat("k", 10*n) + `":1,"stem":"x"}`,
		"flow YAML in one line":      "{" + yamlKeys.String() + "stem: x}",
		"broken YAML":                strings.Repeat("a: 'x\n", 1000),
	} {
		for _, format := range []Format{FormatJSON, FormatJSONL, FormatYAML} {
			if yaml := strings.Contains(name, "YAML"); yaml != (format == FormatYAML) {
				continue
			}
			// Work that grew with the square of the size would not end in time.
			if len(ValidateDocument("", []byte(document), format)) == 0 {
				t.Errorf("%s as %v: no findings", name, format)
			}
		}
	}
}
