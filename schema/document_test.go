package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// brief says a finding in one line.
func brief(f Finding) string {
	return fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Message)
}

func briefs(found []Finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, brief(f))
	}
	return all
}

func checkDocument(t *testing.T, name, document string, format Format, want ...string) {
	t.Helper()
	if got := briefs(ValidateDocument(name, []byte(document), format)); !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s\nin\n%.2000s", strings.Join(got, "\n  "), strings.Join(want, "\n  "), document)
	}
}

// yamlQuestion is validQuestion in YAML.
const yamlQuestion = `number: 12
stem: Which?
select: 1
options:
  - label: A
    text: one
    correct: false
  - {label: B, text: two, correct: true}
answer: [B]
`

func TestKindsOfDocument(t *testing.T) {
	indent := func(s string) string {
		return "- " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n  ") + "\n"
	}
	other := strings.Replace(validQuestion, "12", "13", 1)
	neither := `this is neither a bank, with its questions under "questions", nor a question, nor a list of questions`
	for _, test := range []struct {
		name, document string
		questions      int
		want           []string
	}{
		{"bank", `{"schemaVersion":1,"questions":[` + validQuestion + `,` + other + `]}`, 2, nil},
		{"empty bank", `{"schemaVersion":1,"questions":[]}`, 0, nil},
		{"question", validQuestion, 1, nil},
		{"list", `[` + validQuestion + `,` + other + `]`, 2, nil},
		{"empty list", "\n[]\n", 0, nil},
		{"JSON Lines", validQuestion + "\n\n \t\n" + other + "\n", 2, nil},
		{"JSON Lines without a last line end", validQuestion + "\r\n" + other, 2, nil},
		{"JSON one after the other", validQuestion + other, 2, nil},
		{"JSON one after the other, laid out", strings.ReplaceAll(validQuestion, ",", ",\n ") + "\n" + other, 2, nil},
		{"YAML question", yamlQuestion, 1, nil},
		{"YAML list", indent(yamlQuestion), 1, nil},
		{"YAML bank", "schemaVersion: 1\nquestions:\n" + indent(yamlQuestion), 1, nil},
		{"YAML stream", "---\n" + yamlQuestion + "---\n# nothing\n---\n" + strings.Replace(yamlQuestion, "12", "13", 1) + "...\n", 2, nil},
		{"byte order mark", "\uFEFF" + validQuestion, 1, nil},
		{"empty", "", 0, []string{"1:1 the document is empty"}},
		{"blank", " \n\t\r\n", 0, []string{"1:1 the document is empty"}},
		{"only a byte order mark", "\uFEFF", 0, []string{"1:1 the document is empty"}},
		{"only comments", "# nothing\n---\n# here\n", 0, []string{"1:1 the document is empty"}},
		{"text", "hello", 0, []string{"1:1 " + neither + `, but "hello"`}},
		{"null", "null", 0, []string{"1:1 " + neither + `, but null`}},
		{"some other object", `{"foo":1}`, 0, []string{"1:1 " + neither}},
		{"misspelt bank", `{"schemaVersions":1}`, 0, []string{
			`1:1 the bank: "questions" is missing`,
			`1:1 the bank: "schemaVersion" is missing`,
			`1:2 the bank: unknown key "schemaVersions" (did you mean "schemaVersion"?)`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			checkDocument(t, "", test.document, FormatAuto, test.want...)
			questions, found := ReadDocument("", []byte(test.document), FormatAuto)
			if len(questions) != test.questions || len(found) != len(test.want) {
				t.Errorf("%d questions, %d findings, want %d and %d", len(questions), len(found), test.questions, len(test.want))
			}
		})
	}
}

func TestFormats(t *testing.T) {
	for name, want := range map[string]Format{
		"a.json": FormatJSON, "A.JSON": FormatJSON, "a.b/c.jsonl": FormatJSONL, "x.ndjson": FormatJSONL, "x.yaml": FormatYAML, "x.yml": FormatYAML,
		"x": FormatAuto, "json": FormatAuto, "a.json/b": FormatAuto, `a.json\b`: FormatAuto, "": FormatAuto, "x.md": FormatAuto,
	} {
		if got := formatByName(name); got != want {
			t.Errorf("formatByName(%q) = %v, want %v", name, got, want)
		}
	}
	for content, want := range map[string]Format{
		"": FormatYAML, "a: b": FormatYAML, "- a": FormatYAML, "# {": FormatYAML, "{}": FormatJSON, " \n[1]": FormatJSON, "{\n}\n{\n}": FormatJSON,
		"{}\n{}": FormatJSONL, "{}\n\n {}\n": FormatJSONL, "{broken}\r\n{}": FormatJSONL, "[\n{},\n{}]": FormatJSON, "{}\n]": FormatJSON,
	} {
		if got := formatByContent([]byte(content)); got != want {
			t.Errorf("formatByContent(%q) = %v, want %v", content, got, want)
		}
	}
	for format, want := range map[Format]string{FormatAuto: "auto", FormatJSON: "JSON", FormatJSONL: "JSON Lines", FormatYAML: "YAML"} {
		if format.String() != want {
			t.Errorf("%d is called %q", format, format)
		}
	}
	// The name goes before the content, and the caller before both.
	checkDocument(t, "a.json", validQuestion+"\n"+validQuestion, FormatAuto,
		"2:1 not valid JSON: another value follows after the document; questions that stand one after the other are JSON Lines")
	checkDocument(t, "a.json", yamlQuestion, FormatYAML)
	checkDocument(t, "a.yaml", validQuestion, FormatAuto)
}

func TestFindingHasEverything(t *testing.T) {
	document := "\uFEFF[" + validQuestion + ",\r\n{\"number\":7, \"stem\":\"한국\", \"노트\":1}]"
	got := ValidateDocument("dir/a.json", []byte(document), FormatAuto)
	want := Finding{
		File: "dir/a.json", Line: 2, Column: 27, Offset: strings.Index(document, `"노트"`), Pointer: "/1/노트",
		Keyword: "additionalProperties", Message: `question #7: unknown key "노트"`, Question: 7,
	}
	if len(got) != 4 || got[3] != want {
		t.Errorf("got %#v, want the last to be %#v", got, want)
	}
}

func TestPlacesInJSON(t *testing.T) {
	checkDocument(t, "", `{
  "schemaVersion": 1,
  "questions": [
    {
      "number": 1, "stem": "한글 줄기", "select": "1",
      "options": [
        {"label": "A", "text": "", "correct": true},
        {"label": "B", "lable": "B", "text": "x"}
      ],
      "answer": ["A", "A"],
      "note": "x", "note": "y"
    },
    "two"
  ],
  "questoins": {"stem": 1, "stem": 2}
}`, FormatJSON,
		`5:47 question #1: select must be a whole number from 1 to 26, not "1" (write 1, without quotation marks)`,
		`7:32 question #1: option A has no text`,
		`8:9 question #1: "correct" is missing in option B`,
		`8:24 question #1: unknown key "lable" in option B (did you mean "label"?)`,
		`10:17 question #1: the answer names option A more than once`,
		`11:20 question #1: key "note" stands twice, first on line 11`,
		`13:5 question 2 of the list must be an object, not "two"`,
		`15:3 the bank: unknown key "questoins" (did you mean "questions"?)`,
	)
}

func TestPlacesInJSONLines(t *testing.T) {
	other := strings.Replace(validQuestion, "12", "13", 1)
	document := "\n" + validQuestion + "\n\n" +
		strings.Replace(other, `"two"`, `" "`, 1) + "\r\n" +
		`{"number":14,` + "\n" +
		`{"stem":"x"}} {` + "\n" +
		`[` + validQuestion + `]` + "\n" +
		`{"schemaVersion":1,"questions":[]}` + "\n" +
		"{\"stem\":\"한\xff\"}\n" +
		"7\n" +
		"   " + validQuestion
	checkDocument(t, "x.jsonl", document, FormatAuto,
		`4:115 question #13: option B has no text`,
		`5:1 not valid JSON Lines: the object that begins here is never closed; in JSON Lines every question stands on one line`,
		`6:13 not valid JSON Lines: something else follows on the line after the question`,
		`7:1 a list stands here where JSON Lines have one question a line`,
		`8:1 a whole bank stands here where JSON Lines have one question a line`,
		`9:11 the text is not UTF-8: byte 0xFF stands here`,
		`10:1 the question must be an object, not 7`,
		`11:14 question #12: the number 12 is used before, on line 2`,
	)
	checkDocument(t, "x.jsonl", strings.ReplaceAll(validQuestion+"\n"+other+"\nx", "\n", "\r"), FormatAuto,
		`3:1 not valid JSON Lines: "x" is no value that JSON knows`)
}

func TestPlacesInYAML(t *testing.T) {
	checkDocument(t, "", `schemaVersion: 1   # 한글
questions:
  - number: 1
    stem:
    select: '1'
    options:
      - &a {label: A, "text": "", correct: true}
      - label: B
        lable: B
        text: 2001-01-01
    answer: [A, A]
    note: |
      x
    note: &y y
`, FormatAuto,
		`4:5 question #1: the stem must be text, not null`,
		`5:13 question #1: select must be a whole number from 1 to 26, not "1" (write 1, without quotation marks)`,
		`7:31 question #1: option A has no text`,
		`8:9 question #1: "correct" is missing in option B`,
		`9:9 question #1: unknown key "lable" in option B (did you mean "label"?)`,
		`11:13 question #1: the answer names option A more than once`,
		`14:5 question #1: key "note" stands twice, first on line 12`,
	)
	// A stream keeps counting, and NEL and LS end lines for the library alone.
	checkDocument(t, "", "\uFEFF"+yamlQuestion+"--- # \u2028 \u0085\n"+with(t, yamlQuestion, "stem: Which?", "stem: \"a\u2028b\"\r\nnote: 5"), FormatYAML,
		`11:9 question #12: the number 12 is used before, on line 1`,
		`13:7 question #12: note must be text, not 5 (put it in quotation marks)`,
	)
}

func TestEncoding(t *testing.T) {
	for _, test := range []struct{ document, want string }{
		{"{\"stem\":\"한\xff\"}", "1:11 the text is not UTF-8: byte 0xFF stands here"},
		{"\n\n\xe3\x80", "3:1 the text is not UTF-8: byte 0xE3 stands here"},
		{"a: \xc0\xaf", "1:4 the text is not UTF-8: byte 0xC0 stands here"},
		{"\xff\xfe{\x00}\x00", "1:1 the file is UTF-16: save it as UTF-8"},
		{"\xfe\xff\x00{\x00}", "1:1 the file is UTF-16: save it as UTF-8"},
	} {
		checkDocument(t, "", test.document, FormatAuto, test.want)
	}
}

func TestDuplicateNumbers(t *testing.T) {
	broken := strings.Replace(validQuestion, `"two"`, `""`, 1)
	checkDocument(t, "", "["+validQuestion+",\n"+broken+",\n"+validQuestion+"]", FormatJSON,
		`2:11 question #12: the number 12 is used before, on line 1`,
		`2:115 question #12: option B has no text`,
		`3:11 question #12: the number 12 is used before, on line 1`,
	)
	questions, _ := ReadDocument("", []byte("["+validQuestion+",\n"+broken+",\n"+validQuestion+"]"), FormatJSON)
	if len(questions) != 2 {
		t.Errorf("%d questions, want the 2 that keep to the schema", len(questions))
	}
}

func TestReadDocument(t *testing.T) {
	want := []Question{*sample(), *sample()}
	want[0].Number, want[1].Number = 1, 2
	for _, format := range []Format{FormatJSON, FormatJSONL, FormatYAML} {
		for _, given := range []Format{format, FormatAuto} {
			got, found := ReadDocument("", sampleDocument(t, format, 2), given)
			if diff := cmp.Diff(want, got); diff != "" || found != nil {
				t.Errorf("%v as %v: findings %v, questions (-want +got):\n%s", format, given, found, diff)
			}
		}
	}
	// What JSON Schema calls a whole number is one.
	got, found := ReadDocument("", []byte(with(t, validQuestion, "12", "1.2e1")), FormatJSON)
	if found != nil || got[0].Number != 12 {
		t.Errorf("got %v, %v", got, found)
	}
	// A key that stands twice leaves open what the question says.
	got, found = ReadDocument("", []byte(with(t, validQuestion, `"select":1`, `"select":1,"select":1`)), FormatJSON)
	if len(found) != 1 || len(got) != 0 {
		t.Errorf("got %v, %v", got, found)
	}
	// Contradictions are findings, but the question can be read.
	got, found = ReadDocument("", []byte(with(t, validQuestion, `"select":1`, `"select":2`)), FormatJSON)
	if len(found) != 1 || len(got) != 1 {
		t.Errorf("got %v, %v", got, found)
	}
}
