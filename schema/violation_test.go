package schema

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

// validQuestion is the JSON of a small valid question, in which tests replace
// one part.
const validQuestion = `{"number":12,"stem":"Which?","select":1,` +
	`"options":[{"label":"A","text":"one","correct":false},{"label":"B","text":"two","correct":true}],"answer":["B"]}`

// with replaces the one place of a text.
func with(t *testing.T, text, old, replacement string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in %s", old, strings.Count(text, old), text)
	}
	return strings.Replace(text, old, replacement, 1)
}

func TestValidateQuestion(t *testing.T) {
	tests := []struct {
		name, old, replacement string
		want                   []Violation
	}{
		{"nothing", `"number":12`, `"number":12`, nil},
		{"whole number with a fraction of zero", `"number":12`, `"number":1.20e1`, nil},
		{"greatest number", `"number":12`, `"number":9007199254740991`, nil},
		{"empty option", `"two"`, `" \u3000\n"`, []Violation{
			{"/options/1/text", "pattern", `question #12: option B has no text`, false},
		}},
		{"no text at all is said once", `"two"`, `""`, []Violation{
			{"/options/1/text", "minLength", `question #12: option B has no text`, false},
		}},
		{"misspelt key", `"label":"B"`, `"lable":"B"`, []Violation{
			{"/options/1", "required", `question #12: "label" is missing in option 2`, false},
			{"/options/1/lable", "additionalProperties", `question #12: unknown key "lable" in option 2 (did you mean "label"?)`, true},
		}},
		{"misspelt key besides", `"label":"B"`, `"label":"B","lable":"B"`, []Violation{
			{"/options/1/lable", "additionalProperties", `question #12: unknown key "lable" in option B (did you mean "label"?)`, true},
		}},
		{"keys that need escapes", `"select":1`, `"select":1,"a/b~c %25":1,"질문":2`, []Violation{
			{"/a~1b~0c %25", "additionalProperties", `question #12: unknown key "a/b~c %25"`, true},
			{"/질문", "additionalProperties", `question #12: unknown key "질문"`, true},
		}},
		{"missing key", `,"answer":["B"]`, ``, []Violation{
			{"", "required", `question #12: "answer" is missing`, false},
		}},
		{"several missing keys", `"stem":"Which?","select":1,`, ``, []Violation{
			{"", "required", `question #12: "select" is missing`, false},
			{"", "required", `question #12: "stem" is missing`, false},
		}},
		{"number is text", `"number":12`, `"number":"x"`, []Violation{
			{"/number", "type", `the question: number must be a whole number of 1 or more, not "x"`, false},
		}},
		{"number in quotation marks", `"number":12`, `"number":"012"`, []Violation{
			{"/number", "type", `the question: number must be a whole number of 1 or more, not "012" (write 12, without quotation marks)`, false},
		}},
		{"number is a fraction", `"number":12`, `"number":1.5`, []Violation{
			{"/number", "type", `the question: number must be a whole number of 1 or more, not 1.5`, false},
		}},
		{"number too small", `"number":12`, `"number":0`, []Violation{
			{"/number", "minimum", `the question: number must be a whole number of 1 or more, not 0`, false},
		}},
		{"number too great", `"number":12`, `"number":9007199254740992`, []Violation{
			{"/number", "maximum", `the question: number must be 9007199254740991 or less, not 9007199254740992`, false},
		}},
		{"number beyond all reason", `"number":12`, `"number":1e999999999`, []Violation{
			{"/number", "maximum", `the question: number must be 9007199254740991 or less, not 1e999999999`, false},
		}},
		{"number below all reason", `"number":12`, `"number":-1e999999999`, []Violation{
			{"/number", "minimum", `the question: number must be a whole number of 1 or more, not -1e999999999`, false},
		}},
		{"number next to nothing", `"number":12`, `"number":1e-999999999`, []Violation{
			{"/number", "type", `the question: number must be a whole number of 1 or more, not 1e-999999999`, false},
		}},
		{"select out of range", `"select":1`, `"select":27`, []Violation{
			{"/select", "maximum", `question #12: select must be a whole number from 1 to 26, not 27`, false},
		}},
		{"empty stem", `"Which?"`, `""`, []Violation{
			{"/stem", "minLength", `question #12: the stem is empty`, false},
		}},
		{"empty note", `"select":1`, `"select":1,"note":"\t"`, []Violation{
			{"/note", "pattern", `question #12: note is empty: leave the key out instead`, false},
		}},
		{"null is nothing", `"select":1`, `"select":1,"analysis":null,"source":null,"note":null`, []Violation{
			{"/note", "type", `question #12: note must be text, not null`, false},
			{"/analysis", "type", `question #12: the analysis must be an object, not null`, false},
			{"/source", "type", `question #12: the source must be an object, not null`, false},
		}},
		{"one option", `{"label":"A","text":"one","correct":false},`, ``, []Violation{
			{"/options", "minItems", `question #12: a question needs at least 2 options, not 1`, false},
		}},
		{"option is text", `{"label":"A","text":"one","correct":false}`, `"one"`, []Violation{
			{"/options/0", "type", `question #12: option 1 must be an object, not "one"`, false},
		}},
		{"text is a number", `"two"`, `2`, []Violation{
			{"/options/1/text", "type", `question #12: text of option B must be text, not 2 (put it in quotation marks)`, false},
		}},
		{"label is small", `"label":"B"`, `"label":"b"`, []Violation{
			{"/options/1/label", "pattern", `question #12: label of option 2 must be one capital letter from A to Z, not "b" (write "B")`, false},
		}},
		{"correct is a word", `"correct":true`, `"correct":"yes"`, []Violation{
			{"/options/1/correct", "type", `question #12: correct of option B must be true or false, not "yes" (write true, without quotation marks)`, false},
		}},
		{"no answer", `["B"]`, `[]`, []Violation{
			{"/answer", "minItems", `question #12: the answer names no option`, false},
		}},
		{"answer twice", `["B"]`, `["B","A","B"]`, []Violation{
			{"/answer", "uniqueItems", `question #12: the answer names option B more than once`, false},
		}},
		{"answer is text", `["B"]`, `"B"`, []Violation{
			{"/answer", "type", `question #12: the answer must be a list, not "B"`, false},
		}},
		{"answers are no labels", `["B"]`, `["B","10","c",4]`, []Violation{
			{"/answer/1", "pattern", `question #12: label 2 of the answer must be one capital letter from A to Z, not "10"`, false},
			{"/answer/2", "pattern", `question #12: label 3 of the answer must be one capital letter from A to Z, not "c" (write "C")`, false},
			{"/answer/3", "type", `question #12: label 4 of the answer must be one capital letter from A to Z, not 4`, false},
		}},
		{"empty analysis", `"select":1`, `"select":1,"analysis":{}`, []Violation{
			{"/analysis", "minProperties", `question #12: the analysis is empty: leave the key out instead`, false},
		}},
		{"empty parts of the analysis", `"select":1`, `"select":1,"analysis":{"title":"","sections":[],"options":[],"answer":[]}`, []Violation{
			{"/analysis/title", "minLength", `question #12: title of the analysis is empty: leave the key out instead`, false},
			{"/analysis/sections", "minItems", `question #12: sections of the analysis is empty: leave the key out instead`, false},
			{"/analysis/options", "minItems", `question #12: options of the analysis is empty: leave the key out instead`, false},
			{"/analysis/answer", "minItems", `question #12: the answer of the analysis is empty: leave the key out instead`, false},
		}},
		{"sections", `"select":1`, `"select":1,"analysis":{"sections":[{"title":"요구사항","level":7},{"title":"","level":1,"kind":"option"},{}]}`, []Violation{
			{"/analysis/sections/0/level", "maximum", `question #12: level of section "요구사항" must be a whole number from 1 to 6, not 7`, false},
			{"/analysis/sections/1/title", "minLength", `question #12: section 2 has no title`, false},
			{"/analysis/sections/1/kind", "const", `question #12: kind of section 2 must be "options", not "option"`, false},
			{"/analysis/sections/2", "required", `question #12: "level" is missing in section 3`, false},
			{"/analysis/sections/2", "required", `question #12: "title" is missing in section 3`, false},
		}},
		{"option analyses", `"select":1`, `"select":1,"analysis":{"options":[{"label":"B","reasons":[{"text":"x","mark":"cautoin"},{"text":" ","mark":"✅"}]},{"label":"","correct":false}]}`, []Violation{
			{"/analysis/options/0", "required", `question #12: "correct" is missing in the analysis of option B`, false},
			{"/analysis/options/0/reasons/0/mark", "enum", `question #12: mark of reason 1 in the analysis of option B must be "pro", "con", "caution" or "none", not "cautoin" (did you mean "caution"?)`, false},
			{"/analysis/options/0/reasons/1/text", "pattern", `question #12: reason 2 in the analysis of option B has no text`, false},
			{"/analysis/options/0/reasons/1/mark", "enum", `question #12: mark of reason 2 in the analysis of option B must be "pro", "con", "caution" or "none", not "✅"`, false},
			{"/analysis/options/1/label", "pattern", `question #12: label of the analysis of option 2 must be one capital letter from A to Z, not ""`, false},
		}},
		{"source", `"select":1`, `"select":1,"source":{"file":"","line":0,"endLine":99999999999,"column":1}`, []Violation{
			{"/source/file", "minLength", `question #12: the source has no file`, false},
			{"/source/line", "minimum", `question #12: line of the source must be a whole number of 1 or more, not 0`, false},
			{"/source/endLine", "maximum", `question #12: endLine of the source must be 2147483647 or less, not 99999999999`, false},
			{"/source/column", "additionalProperties", `question #12: unknown key "column" in the source`, true},
		}},
		{"long values are cut", `"two"`, `{"` + strings.Repeat("가", 100) + `":1}`, []Violation{
			{"/options/1/text", "type", `question #12: text of option B must be text, not an object`, false},
		}},
		{"long keys are cut", `"select":1`, `"select":1,"` + strings.Repeat("가", 100) + `":1`, []Violation{
			{"/" + strings.Repeat("가", 100), "additionalProperties", `question #12: unknown key "` + strings.Repeat("가", 39) + `…"`, true},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := decodeJSON(t, with(t, validQuestion, test.old, test.replacement))
			// The library reports in the order of Go's maps, so once proves
			// nothing.
			for range 20 {
				got := ValidateQuestion(v)
				if !slices.Equal(got, test.want) {
					t.Fatalf("got\n%v\nwant\n%v", lines(got), lines(test.want))
				}
			}
		})
	}
}

func lines(found []Violation) string {
	var b strings.Builder
	for _, v := range found {
		b.WriteString(strings.Join([]string{v.Pointer, v.Keyword, v.Message}, " | "))
		if v.Key {
			b.WriteString(" (key)")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestViolationsAreInTheOrderOfTheContract(t *testing.T) {
	var options []string
	for range 12 {
		options = append(options, `{"text":"","label":"","zebra":1,"ant":1}`)
	}
	v := decodeJSON(t, `{"answer":"","zebra":1,"options":[`+strings.Join(options, ",")+`],"number":"","ant":1}`)
	var pointers []string
	for _, violation := range ValidateQuestion(v) {
		pointers = append(pointers, violation.Pointer)
	}
	want := []string{"", "", "/number"}
	for i := range 12 {
		option := pointerOf("options", strconv.Itoa(i))
		want = append(want, option, option+"/label", option+"/text", option+"/ant", option+"/zebra")
	}
	want = append(want, "/answer", "/ant", "/zebra")
	if !slices.Equal(pointers, want) {
		t.Errorf("got\n%q\nwant\n%q", pointers, want)
	}
}

func TestValidateBank(t *testing.T) {
	tests := []struct {
		name, bank string
		want       []Violation
	}{
		{"empty", `{"schemaVersion":1,"questions":[]}`, nil},
		{"one", `{"schemaVersion":1,"questions":[` + validQuestion + `]}`, nil},
		{"version", `{"schemaVersion":2,"questions":[]}`, []Violation{
			{"/schemaVersion", "const", `the bank: schemaVersion must be 1, not 2`, false},
		}},
		{"misspelt", `{"schemaversion":1,"question":[]}`, []Violation{
			{"", "required", `the bank: "questions" is missing`, false},
			{"", "required", `the bank: "schemaVersion" is missing`, false},
			{"/question", "additionalProperties", `the bank: unknown key "question" (did you mean "questions"?)`, true},
			{"/schemaversion", "additionalProperties", `the bank: unknown key "schemaversion" (did you mean "schemaVersion"?)`, true},
		}},
		{"no object", `7`, []Violation{{"", "type", `the bank must be an object, not 7`, false}}},
		{"no list", `{"schemaVersion":1,"questions":null}`, []Violation{
			{"/questions", "type", `the bank: questions must be a list, not null`, false},
		}},
		{"questions", `{"schemaVersion":1,"questions":[` + validQuestion + `,7,` +
			strings.Replace(validQuestion, "12", `"x"`, 1) + `,` + strings.Replace(validQuestion, "two", "", 1) + `]}`, []Violation{
			{"/questions/1", "type", `question 2 of the list must be an object, not 7`, false},
			{"/questions/2/number", "type", `question 3 of the list: number must be a whole number of 1 or more, not "x"`, false},
			{"/questions/3/options/1/text", "minLength", `question #12: option B has no text`, false},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := ValidateBank(decodeJSON(t, test.bank)); !slices.Equal(got, test.want) {
				t.Errorf("got\n%v\nwant\n%v", lines(got), lines(test.want))
			}
		})
	}
}

// TestValidateTakesWhatGoCallersGive makes sure that no Go value can make the
// jsonschema library panic.
func TestValidateTakesWhatGoCallersGive(t *testing.T) {
	question := func(number any) map[string]any {
		q := sample().decoded().(map[string]any)
		q["number"] = number
		return q
	}
	for _, number := range []any{1, int8(1), int16(1), int32(1), int64(1), uint(1), uint8(1), uint16(1), uint32(1), uint64(1), float32(1), 1.0, json.Number("1")} {
		if got := ValidateQuestion(question(number)); got != nil {
			t.Errorf("%T: %s", number, lines(got))
		}
	}
	for _, number := range []any{
		math.NaN(), math.Inf(1), -math.Inf(1), 1e300, json.Number(""), json.Number("x"), json.Number("1e1000000"), json.Number("1e99999999999999999999"),
		json.Number(strings.Repeat("9", 1<<20)), json.Number("0." + strings.Repeat("0", 1<<20) + "1"), complex(1, 0), time.Now(), []string{"A"}, struct{}{}, map[string]any(nil), []any(nil),
	} {
		if got := ValidateQuestion(question(number)); len(got) != 1 || got[0].Pointer != "/number" {
			t.Errorf("%T: %s", number, lines(got))
		}
		if got := ValidateQuestion(number); len(got) != 1 && reflect.TypeOf(number) != reflect.TypeFor[map[string]any]() {
			t.Errorf("%T as a question: %s", number, lines(got))
		}
	}
	q := sample().decoded().(map[string]any)
	q["answer"] = []string{"A"}
	if got := lines(ValidateQuestion(q)); got != "/answer | type | question #12: the answer must be a list, not a Go []string\n" {
		t.Error(got)
	}
}

func TestMessagesSpeakNoSchema(t *testing.T) {
	v := decodeJSON(t, `{"number":0,"stem":"","select":null,"options":[1],"answer":["A","A",""],"analysis":{},"source":{"x":1}}`)
	found := append(ValidateQuestion(v), ValidateBank(v)...)
	for _, violation := range found {
		for _, word := range []string{"propert", "items", "minLength", "pattern", "enum", "const", "schema:", "array", "string", "boolean", "integer"} {
			if strings.Contains(violation.Message, word) {
				t.Errorf("%q says %q", violation.Message, word)
			}
		}
	}
}

func TestPointers(t *testing.T) {
	for _, tokens := range [][]string{nil, {""}, {"a", "0"}, {"a/b", "~1", "~0~", "질문 %"}} {
		if got := yamltree.PointerTokens(pointerOf(tokens...)); !slices.Equal(got, tokens) {
			t.Errorf("%q came back as %q", tokens, got)
		}
	}
	if got := yamltree.LocationTokens("/a~1b/%EC%A7%88%20~0/%2F"); !slices.Equal(got, []string{"a/b", "질 ~", "/"}) {
		t.Errorf("got %q", got)
	}
}

func TestWholeNumber(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int64
		size numberSize
	}{
		{"0", 0, wholeInt64}, {"-0", 0, wholeInt64}, {"0.0e99999999999999999999", 0, wholeInt64}, {"12", 12, wholeInt64}, {"-12.50e1", -125, wholeInt64},
		{"1e18", 1e18, wholeInt64}, {"9223372036854775807", math.MaxInt64, wholeInt64}, {"-9223372036854775808", math.MinInt64, wholeInt64},
		{"9223372036854775808", 0, wholeTooBig}, {"-9223372036854775809", 0, wholeTooLow}, {"1e19", 0, wholeTooBig}, {"-1e99999999999999999999", 0, wholeTooLow},
		{"1e99999999999999999999", 0, wholeTooBig}, {"1e-99999999999999999999", 0, fraction}, {"0.5", 0, fraction}, {"125e-1", 0, fraction}, {"120e-1", 12, wholeInt64},
		{"", 0, notNumber}, {"-", 0, notNumber}, {".", 0, notNumber}, {"1e", 0, notNumber}, {"1e+", 0, notNumber}, {"1e++1", 0, notNumber}, {"x", 0, notNumber}, {"0x1", 0, notNumber}, {"1.2.3", 0, notNumber}, {"1 ", 0, notNumber},
	} {
		if n, size := wholeNumber(test.text); n != test.n || size != test.size {
			t.Errorf("wholeNumber(%q) = %d, %d, want %d, %d", test.text, n, size, test.n, test.size)
		}
	}
}
