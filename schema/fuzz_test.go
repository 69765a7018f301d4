package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/testing/banks"
	"github.com/qbank-dev/qbank/internal/yamltree"
)

// fuzzSeeds are documents near the borders of what is allowed.
var fuzzSeeds = []string{
	"", "\uFEFF", "{}", "[]", "null", "\xff\xfe", "{\"a\":\"\xff\"}", "[[[[", `{"number":1e999999999}`, `{"questions":[{"options":[{}]}],"questions":5}`,
	`[{"number":1,"number":2},{"number":2}]`, "{\"number\":1}\n\n{\"number\":1} x\n[", `{"stem":"\ud800\udc00\ud800"}`, `{"a/b~":{"~1":1}}`,
	"a: &a [1]\nb: *a\n", "a: &a {<<: *a}", "? - a\n: b", "- - - a\n", "a: \"\\", "%YAML 1.2\n---\na: b\n", "questions:\n- number: 0012\n", "a: b: c", "\u2028a: b\r\n\u0085c: [", "&a : *a",
	"a: !!int x\nb: !!float .inf\nc: !!bool yes\n", "{a: b,\n\tc}", "--- |\n a\n--- >\n b\n", "stem: *x", "a:\n - b\n  - c\n\x00",
	validQuestion, yamlQuestion, "[" + validQuestion + "]", validQuestion + "\n" + validQuestion, `{"schemaVersion":1,"questions":[` + validQuestion + `]}`,
}

func FuzzValidateDocument(f *testing.F) {
	for _, seed := range fuzzSeeds {
		for _, format := range []Format{FormatAuto, FormatJSON, FormatJSONL, FormatYAML} {
			f.Add([]byte(seed), uint8(format))
		}
	}
	for _, file := range banks.All(f) {
		f.Add([]byte(file.Text), uint8(FormatAuto))
	}
	f.Add(sampleDocument(f, FormatYAML, 1), uint8(FormatAuto))
	f.Add(sampleDocument(f, FormatJSON, 1), uint8(FormatAuto))
	f.Fuzz(func(t *testing.T, data []byte, format uint8) {
		found := ValidateDocument("x", data, Format(format%4))
		for _, finding := range found {
			if finding.Offset < 0 || finding.Offset > len(data) {
				t.Fatalf("%+v is outside of the file, %d bytes", finding, len(data))
			}
			if line, column := countPosition(data, finding.Offset); finding.Line != line || finding.Column != column {
				t.Fatalf("%+v is at %d:%d", finding, line, column)
			}
			if strings.Contains(finding.Message, "cannot be read") || strings.Contains(finding.Message, "does not keep to the schema") {
				t.Fatalf("%+v has no reason", finding)
			}
		}
		if !slices.IsSortedFunc(found, func(a, b Finding) int { return cmp.Compare(a.Offset, b.Offset) }) {
			t.Fatalf("not sorted: %v", briefs(found))
		}
		questions, again := ReadDocument("x", data, Format(format%4))
		if !slices.Equal(found, again) {
			t.Fatalf("first\n%v\nthen\n%v", briefs(found), briefs(again))
		}
		for i := range questions {
			if !questions[i].Valid() {
				t.Fatalf("%+v is not valid", questions[i])
			}
		}
	})
}

// countPosition finds a position the slow way.
func countPosition(data []byte, offset int) (line, column int) {
	line, column = 1, 1
	before := bytes.TrimPrefix(data[:offset], []byte(byteOrderMark))
	for i, c := range before {
		crlf := c == '\r' && offset-len(before)+i+1 < len(data) && data[offset-len(before)+i+1] == '\n'
		if c == '\n' || c == '\r' && !crlf {
			line++
			column = 1
		} else if utf8.RuneStart(c) {
			column++
		}
	}
	return line, column
}

// readJSON reads the one JSON value of data.
func readJSON(data []byte) (yamltree.Node, *fault) {
	r := newJSONReader(data, 0)
	root, bad := r.value(nil)
	if at, more := r.rest(); bad == nil && more {
		bad = faultAt(at, "something else follows after the document")
	}
	return root, bad
}

// FuzzReadJSON compares our reader with encoding/json.
func FuzzReadJSON(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed))
	}
	for _, file := range banks.All(f) {
		f.Add([]byte(file.Text))
	}
	for _, seed := range []string{`"\u00e9\uD83D\uDE00\uDE00\uD83D\u0041\ud83dx"`, `[-0,0.10,1E+2,1e-2,-1.5]`, " [ 1 , { \"a\" : true } ] ", `"a\/b\"\\\b\f\n\r\t"`, `"\ud800\ud800\udc00"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return
		}
		e, bad := readJSON(data)
		if valid := json.Valid(data); valid != (bad == nil) {
			t.Fatalf("encoding/json says %v, we say %+v", valid, bad)
		}
		if bad != nil {
			if bad.offset < 0 || bad.offset > len(data) {
				t.Fatalf("the fault is at %d", bad.offset)
			}
			return
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var want any
		if err := decoder.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := e.Decoded(jsonNumber); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %#v, want %#v", got, want)
		}
	})
}

// beyondSchema are the keywords of what only documents are checked for.
var beyondSchema = []string{
	duplicateKey, duplicateNumber, duplicateLabel, labelOrder, unknownLabel, correctMismatch, selectMismatch, sourceLineOrder,
}

// TestDocumentAgreesWithSchema checks that the short cuts of documents find
// what validation of the whole bank finds, and that a document says the same
// as YAML, which all JSON is, down to the places.
func TestDocumentAgreesWithSchema(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := sample().decoded()
		if rapid.Bool().Draw(t, "simple?") {
			q = (&Question{Number: 1, Stem: "x", Select: 1, Options: sample().Options, Answer: []string{"A"}}).decoded()
		}
		bank := any(map[string]any{"schemaVersion": json.Number("1"), "questions": []any{q, sample().decoded()}})
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			bank = drawEdit(t, bank)
		}
		object, _ := bank.(map[string]any)
		if _, isList := object["questions"].([]any); !isList {
			return
		}
		document, err := json.Marshal(bank)
		if err != nil {
			t.Fatal(err)
		}
		found := ValidateDocument("", document, FormatJSON)
		if asYAML := ValidateDocument("", document, FormatYAML); !slices.Equal(found, asYAML) {
			t.Fatalf("as JSON\n%s\nas YAML\n%s\n%s", strings.Join(briefs(found), "\n"), strings.Join(briefs(asYAML), "\n"), document)
		}
		var got, want []string
		for _, f := range found {
			if !slices.Contains(beyondSchema, f.Keyword) {
				got = append(got, f.Pointer+" "+f.Message)
			}
		}
		for _, v := range ValidateBank(bank) {
			want = append(want, v.Pointer+" "+v.Message)
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("the document has\n%s\nthe bank\n%s\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), document)
		}
	})
}

// drawEdit returns a value with one change somewhere in it.
func drawEdit(t *rapid.T, v any) any {
	if rapid.IntRange(0, 9).Draw(t, "here") == 0 {
		return drawValue(t)
	}
	switch v := v.(type) {
	case []any:
		v = slices.Clone(v)
		i := rapid.IntRange(0, len(v)).Draw(t, "index")
		if i == len(v) {
			return append(v, drawValue(t))
		}
		if rapid.IntRange(0, 4).Draw(t, "drop") == 0 {
			return slices.Delete(v, i, i+1)
		}
		v[i] = drawEdit(t, v[i])
		return v
	case map[string]any:
		v = maps.Clone(v)
		keys := append(slices.Sorted(maps.Keys(v)), rapid.SampledFrom([]string{"lable", "note", "x", "a/b~", "title", "한국", ""}).Draw(t, "new key"))
		key := rapid.SampledFrom(keys).Draw(t, "key")
		old, known := v[key]
		switch {
		case !known:
			v[key] = drawValue(t)
		case rapid.IntRange(0, 4).Draw(t, "drop") == 0:
			delete(v, key)
		default:
			v[key] = drawEdit(t, old)
		}
		return v
	}
	return drawValue(t)
}

func drawValue(t *rapid.T) any {
	return rapid.SampledFrom([]any{
		nil, true, false, "", " ", "A", "B", "b", "text", "\u3000", "7", "pro", "true", "options",
		json.Number("0"), json.Number("1"), json.Number("2.0"), json.Number("3e0"), json.Number("1.5"), json.Number("-1"), json.Number("27"),
		json.Number("9007199254740992"), json.Number("1e400"), json.Number("-1e400"), json.Number("1e-400"),
		[]any{}, []any{"A"}, []any{"A", "A"}, []any{nil}, map[string]any{}, map[string]any{"label": "A"}, map[string]any{"x": nil},
		map[string]any{"label": "C", "text": "x", "correct": false}, map[string]any{"text": "x", "mark": "none"},
	}).Draw(t, "value")
}
