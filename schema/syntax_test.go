package schema

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

func TestJSONSyntax(t *testing.T) {
	for _, test := range []struct{ document, want string }{
		{`{"a":1,}`, `1:8 a comma stands before }, where nothing follows`},
		{`[1,]`, `1:4 a value is missing before "]"`},
		{`[,1]`, `1:2 a comma with nothing before it`},
		{`[1,,2]`, `1:4 a comma with nothing before it`},
		{`{"a":1,,"b":2}`, `1:8 a comma with nothing before it`},
		{`{"a" 1}`, `1:6 a colon is missing between a key and its value`},
		{`{"a",1}`, `1:5 a colon is missing between a key and its value`},
		{`["a":1]`, `1:5 a colon stands where a comma has to stand`},
		{`{"a"::1}`, `1:6 a value is missing before ":"`},
		{`{"a":}`, `1:6 a value is missing before "}"`},
		{`{"a":1 "b":2}`, `1:8 a comma is missing here`},
		{"[\n1\n2]", `3:1 a comma is missing here`},
		{`{a:1}`, `1:2 a key in double quotation marks has to stand here, not "a"`},
		{`{1:2}`, `1:2 a key in double quotation marks has to stand here, not "1"`},
		{`{'a':1}`, `1:2 a text has to stand in double quotation marks`},
		{`{"한국":'a'}`, `1:7 a text has to stand in double quotation marks`},
		{`{"a":tru}`, `1:6 "tru" is no value that JSON knows`},
		{`{"a":True}`, `1:6 "True" is no value that JSON knows`},
		{`[nulll]`, `1:2 "nulll" is no value that JSON knows`},
		{`[01]`, `1:2 "01" is no value that JSON knows`},
		{`[1.]`, `1:2 "1." is no value that JSON knows`},
		{`[-]`, `1:2 "-" is no value that JSON knows`},
		{`[1e]`, `1:2 "1e" is no value that JSON knows`},
		{`[.5]`, `1:2 ".5" is no value that JSON knows`},
		{`[+1]`, `1:2 "+1" is no value that JSON knows`},
		{`[0x10]`, `1:2 "0x10" is no value that JSON knows`},
		{`[1_000]`, `1:2 "1_000" is no value that JSON knows`},
		{"[\x00]", `1:2 "\x00" is no value that JSON knows`},
		{"[\u00a01]", `1:2 "\u00a01" is no value that JSON knows`},
		{`["\q"]`, `1:3 a backslash cannot stand before "q"`},
		{"[\"a\\\n\"]", `1:4 a backslash cannot stand before "\n"`},
		{`["\u12g4"]`, `1:3 the escape \u takes four hexadecimal digits`},
		{`["\u12"]`, `1:3 the escape \u takes four hexadecimal digits`},
		{"[\"a\nb\"]", `1:4 a line break inside a text has to be written \n`},
		{"[\"a\rb\"]", `1:4 a line break inside a text has to be written \r`},
		{"[\"a\tb\"]", `1:4 a tab inside a text has to be written \t`},
		{"[\"a\x1fb\"]", `1:4 a control character inside a text has to be written \u001f`},
		{`["a]`, `1:2 the text that begins here is never closed`},
		{`["a\`, `1:2 the text that begins here is never closed`},
		{`["a\"]`, `1:2 the text that begins here is never closed`},
		{"{\n \"a\": [\n", `2:7 the list that begins here is never closed`},
		{`{"a":1`, `1:1 the object that begins here is never closed`},
		{"{\"a\":\n\n", `1:6 the end comes too early`},
		{`[1}`, `1:3 the list is closed by the wrong bracket, "}"`},
		{`{"a":1]`, `1:7 the object is closed by the wrong bracket, "]"`},
		{`]`, `1:1 a value is missing before "]"`},
		{`{} x`, `1:4 something else follows after the document`},
		{`{"a":1 // one` + "\n}", `1:8 JSON has no comments`},
		{"# one\n{}", `1:1 JSON has no comments`},
		{`{} /* x */`, `1:4 JSON has no comments`},
	} {
		got := ValidateDocument("", []byte(test.document), FormatJSON)
		if len(got) == 0 {
			t.Errorf("%q: nothing found, want %s", test.document, test.want)
			continue
		}
		place, message, _ := strings.Cut(test.want, " ")
		if last := brief(got[len(got)-1]); last != place+" not valid JSON: "+message || got[len(got)-1].Keyword != "syntax" {
			t.Errorf("%q:\n got %s\nwant %s", test.document, last, test.want)
		}
	}
}

func TestYAMLSyntax(t *testing.T) {
	const key = "a key has to stand here: fix the indentation, or the quotation marks before it"
	const colon = "a colon and a space begin a value, and none can stand here: put the text in quotation marks, or fix the indentation"
	for _, test := range []struct{ document, want string }{
		{"number: 1\nstem: \"abc\nselect: 1\n", `2:7 the quotation mark that opens here is never closed`},
		{"number: 1\nstem: a: b\nselect: 1\n", `2:8 ` + colon},
		{"- 1\n- \"a\n  b\" \n- 'c\n\n  d\n", `4:3 the quotation mark that opens here is never closed`},
		{"stem: \"a\n  b\n\n\n", `1:7 the quotation mark that opens here is never closed`},
		{"한국: a: b\n", `1:6 ` + colon},
		{"number: 1\n\tstem: x\n", `2:1 a tab stands where YAML wants spaces`},
		{"number: 1\nstem: x\n  select: 1\nanswer: [A]\n", `3:9 ` + colon},
		{"number: 1\noptions:\n  - label: A\n   text: x\nselect: 4\nanswer: [A]\n", `4:4 a list item has to stand here: fix the indentation`},
		{"number: 1\noptions: [a, b\nselect: 1\nx: y\n", `2:14 a comma is missing here, or the bracket ] that closes the list`},
		{"number: 1\noptions: {a: b\nselect: 1\nx: y\n", `2:14 a comma is missing here, or the bracket } that closes the object`},
		{"number: 1\nstem: @x\n", `2:7 a text that begins with this character has to stand in quotation marks`},
		{"number: 1\nstem: *x\nselect: 1\n", `2:7 no anchor is named "x"`},
		{"number: 1\nstem: 'it's'\nselect: 1\n", `2:11 ` + key},
		{"number: 1\nstem: |\n   a\n  b\nselect: 1\n", `4:3 ` + key},
		{"a: b\n- c\n", `2:1 ` + key},
		{"a: \x01\n", `1:4 a control character stands here`},
		{"a: b\n\n\n\nfoo\nb: c\n", `5:1 a colon is missing after a key`},
		{"a: \"\\q\"\n", `1:5 YAML does not know this escape; in single quotation marks, \ is a character like any other`},
		{"\uFEFFa: \"\\q\"\n", `1:5 YAML does not know this escape; in single quotation marks, \ is a character like any other`},
		{"---\na: 1\n---\nb: {\n", `4:4 a value is missing here`},
		{"a: &x [*x]\n", `1:8 the anchor "x" holds an alias of itself`},
		{"? [a]\n: b\n", `1:3 a key has to be a plain text, not a list or an object`},
		{"<<: 5\n", `1:1 what << merges has to be an object or a list of objects`},
		{"<<: [{a: b}, c]\n", `1:1 what << merges has to be an object or a list of objects`},
		{strings.Repeat("[", 20000), `1:10001 lists and objects are nested too deep`},
	} {
		got := ValidateDocument("", []byte(test.document), FormatYAML)
		if len(got) == 0 {
			t.Errorf("%q: nothing found, want %s", test.document, test.want)
			continue
		}
		place, message, _ := strings.Cut(test.want, " ")
		if last := brief(got[len(got)-1]); last != place+" not valid YAML: "+message || got[len(got)-1].Keyword != "syntax" {
			t.Errorf("%.80q:\n got %s\nwant %s", test.document, last, test.want)
		}
	}
	// Of a long stream only the line is told, as far as the library knows it.
	long := strings.Repeat("# comment\n", 512<<10/10) + "number: 1\nstem: a: b\n"
	got := ValidateDocument("", []byte(long), FormatYAML)
	if lines := strings.Count(long, "\n"); len(got) != 1 || got[0].Line != lines {
		t.Errorf("got %v, want line %d", briefs(got), lines)
	}
}

// TestYAMLReadsLikeJSON compares YAML documents with the JSON that says the
// same.
func TestYAMLReadsLikeJSON(t *testing.T) {
	for _, test := range []struct{ yaml, json string }{
		{"{a: 1, b: -0x10, c: 0o17, d: 0b11, e: 1_000, f: +5}", `{"a":1,"b":-16,"c":15,"d":3,"e":1000,"f":5}`},
		{"[1.5, 1e3, .5, 18446744073709551616, 1:30]", `[1.5,1e3,.5,18446744073709551616,"1:30"]`},
		{"[0012, 08, .inf, -.INF, .nan]", `["0012","08",".inf","-.INF",".nan"]`},
		{"[true, True, FALSE, yes, no, on, off, y, n, N, 'true']", `[true,true,false,"yes","no","on","off","y","n","N","true"]`},
		{"[~, null, Null, '', 'null']", `[null,null,null,"","null"]`},
		{"[2001-01-01, 2001-12-14t21:59:43.10-05:00]", `["2001-01-01","2001-12-14t21:59:43.10-05:00"]`},
		{"[!!binary aGVsbG8=, !!str 12, !!int '12', !mine x, !!float 1]", `["aGVsbG8=","12",12,"x",1]`},
		{"{1: a, true: b, ~: c, 2001-01-01: d, 0x10: e}", `{"1":"a","true":"b","~":"c","2001-01-01":"d","0x10":"e"}`},
		{"a: &x {b: 1}\nc: *x\nd: [*x, &y z, *y]\n*y : e", `{"a":{"b":1},"c":{"b":1},"d":[{"b":1},"z","z"],"z":"e"}`},
		{"a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\ne: {c: 4, <<: [{c: 5, f: 6}, *x]}", `{"a":{"b":1,"c":2},"d":{"c":3,"b":1},"e":{"c":4,"f":6,"b":1}}`},
		{"a: |\n  x\n  y\nb: >-\n  x\n  y\nc: \"\\u0041\\n\"", `{"a":"x\ny\n","b":"x y","c":"A\n"}`},
		{"&k a: *k", `{"a":"a"}`},
		{"!!set {a, b}", `{"a":null,"b":null}`},
	} {
		var got *yamltree.Node
		reader := yamltree.Reader{MaxAliased: maxAliased}
		if bad := reader.Read([]byte(test.yaml), 0, func(_ int, root *yamltree.Node) { got = root }); len(bad) > 0 {
			t.Errorf("%s: %s", test.yaml, bad[0].Message)
			continue
		}
		if text := compactJSON(got); text != test.json {
			t.Errorf("%s\n got %s\nwant %s", test.yaml, text, test.json)
		}
	}
}

// compactJSON writes an element with its numbers as they stand.
func compactJSON(e *yamltree.Node) string {
	var parts []string
	for i := range e.Children {
		part := compactJSON(&e.Children[i])
		if e.Kind == yamltree.Object {
			part = `"` + e.Children[i].Key + `":` + part
		}
		parts = append(parts, part)
	}
	switch e.Kind {
	case yamltree.Null:
		return "null"
	case yamltree.Text:
		return `"` + strings.ReplaceAll(e.Text, "\n", `\n`) + `"`
	case yamltree.List:
		return "[" + strings.Join(parts, ",") + "]"
	case yamltree.Object:
		return "{" + strings.Join(parts, ",") + "}"
	default:
		return e.Text
	}
}
