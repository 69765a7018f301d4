package report

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// violation checks a document against a JSON Schema of testdata/schema, nil where
// it conforms.
func violation(t *testing.T, schema string, data []byte) error {
	t.Helper()
	file, err := os.Open("testdata/schema/" + schema)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	if err := compiler.AddResource(schema, file); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(doc)
}

func validate(t *testing.T, schema string, data []byte) {
	t.Helper()
	if err := violation(t, schema, data); err != nil {
		t.Errorf("%#v", err)
	}
}

func decodeRDJSON(t *testing.T, r *Report) rdjsonResult {
	t.Helper()
	out := written(t, "rdjson", r)
	validate(t, "rdjson-DiagnosticResult.json", out)
	var doc rdjsonResult
	decodeStrict(t, out, &doc)
	return doc
}

func TestRDJSON(t *testing.T) {
	r := sample(t)
	doc := decodeRDJSON(t, r)
	if doc.Source.Name != "qbank" || doc.Source.URL != homepage || len(doc.Diagnostics) != len(r.Diagnostics) {
		t.Fatalf("%+v, %d diagnostics", doc.Source, len(doc.Diagnostics))
	}
	fixes := 0
	for i, g := range doc.Diagnostics {
		d := &r.Diagnostics[i]
		text := texts()[d.File]
		if g.Location.Path != d.File || g.Code.Value != d.Code || g.Code.URL != d.URL || g.Message != rdjsonMessage(d) {
			t.Errorf("%+v is not %+v", g, d)
		}
		if !slices.Contains([]string{"ERROR", "WARNING", "INFO"}, g.Severity) {
			t.Errorf("severity %q", g.Severity)
		}
		if d.Start.Line == 0 {
			if g.Location.Range != nil {
				t.Errorf("a range of a finding without a place: %+v", g.Location.Range)
			}
			continue
		}
		at := func(p rdjsonPosition) int { return offsetOf(t, text, p.Line, p.Column, true) }
		if start, end := at(g.Location.Range.Start), at(g.Location.Range.End); start != d.Start.Offset || end != d.End.Offset {
			t.Errorf("%s: from %d to %d, want from %d to %d", d.Code, start, end, d.Start.Offset, d.End.Offset)
		}
		if d.Fix == nil {
			continue
		}
		fixes++
		var list []replacement
		for _, s := range g.Suggestions {
			list = append(list, replacement{at(s.Range.Start), at(s.Range.End), s.Text})
		}
		if got := apply(text, list); got != fixed(d) {
			t.Errorf("%s: the suggestions make %q, the edits %q", d.Code, got, fixed(d))
		}
	}
	if fixes < 4 {
		t.Errorf("the sample has only %d fixes", fixes)
	}
	validate(t, "rdjson-DiagnosticResult.json", written(t, "rdjson", &Report{}))
}

// TestRDJSONColumns: the columns are those of the format's own example, and from
// whatever a finding tells of its lines.
func TestRDJSONColumns(t *testing.T) {
	at := func(line, column, offset int) lint.Position {
		return lint.Position{Line: line, Column: column, Offset: offset}
	}
	ranged := func(a, b, c, d int) *rdjsonRange {
		return &rdjsonRange{rdjsonPosition{a, b}, rdjsonPosition{c, d}}
	}
	for _, tt := range []struct {
		name string
		d    lint.Diagnostic
		want *rdjsonRange
	}{
		{"the format's example", lint.Diagnostic{Start: at(1, 3, 5), End: at(1, 4, 6), StartByte: 6, EndByte: 7, Excerpt: "a𐐀b"}, ranged(1, 6, 1, 7)},
		{"columns from the line", lint.Diagnostic{Start: at(1, 3, 5), End: at(1, 4, 6), Excerpt: "a𐐀b"}, ranged(1, 6, 1, 7)},
		{"the first column needs no line", lint.Diagnostic{Start: at(3, 1, 50), End: at(3, 4, 59)}, ranged(3, 1, 3, 10)},
		{"an end at the first column", lint.Diagnostic{Start: at(3, 2, 53), End: at(5, 1, 70), Excerpt: "가나"}, ranged(3, 4, 5, 1)},
		{"an end that nothing tells of", lint.Diagnostic{Start: at(3, 2, 53), End: at(5, 2, 73), Excerpt: "가나"}, ranged(3, 0, 5, 0)},
		{"a line that is not kept", lint.Diagnostic{Start: at(3, 900, 2053), End: at(3, 902, 2059)}, ranged(3, 0, 3, 0)},
		{"whole lines", lint.Diagnostic{Start: at(3, 900, 2053), End: at(5, 1, 2500)}, ranged(3, 0, 4, 0)},
		{"an insertion", lint.Diagnostic{Start: at(2, 2, 13), End: at(2, 2, 13), StartByte: 4, EndByte: 4}, ranged(2, 4, 2, 4)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.d.Severity = lint.Info
			doc := decodeRDJSON(t, &Report{Diagnostics: []lint.Diagnostic{tt.d}})
			if got := doc.Diagnostics[0].Location.Range; *got != *tt.want {
				t.Errorf("%+v, want %+v", got, tt.want)
			}
		})
	}
}

// TestRDJSONHalfAFix: a fix of which a column is not known is left out as a whole.
func TestRDJSONHalfAFix(t *testing.T) {
	d := lint.Diagnostic{Severity: lint.Error, Start: lint.Position{Line: 1, Column: 1}, End: lint.Position{Line: 1, Column: 2, Offset: 1}, StartByte: 1, EndByte: 2}
	known := lint.Edit{Start: d.Start, End: d.End, Text: "x"}
	unknown := lint.Edit{Start: lint.Position{Line: 7, Column: 3, Offset: 80}, End: lint.Position{Line: 7, Column: 4, Offset: 83}}
	d.Fix = &lint.Fix{Edits: []lint.Edit{known, unknown}}
	if got := decodeRDJSON(t, &Report{Diagnostics: []lint.Diagnostic{d}}).Diagnostics[0].Suggestions; got != nil {
		t.Errorf("suggestions %+v", got)
	}
	d.Fix.Edits = d.Fix.Edits[:1]
	if got := decodeRDJSON(t, &Report{Diagnostics: []lint.Diagnostic{d}}).Diagnostics[0].Suggestions; len(got) != 1 {
		t.Errorf("suggestions %+v", got)
	}
}

// TestByteColumnsOfTheLinter: findings of the linter, of files and of the bank,
// bring their columns in bytes.
func TestByteColumnsOfTheLinter(t *testing.T) {
	const text = "\ufeff## 질문 Question #7\n가? 나\n\nA. 다\n\nB. 라\n\n## Question #8\n마\n\nA. 바\n\nB. 사\n"
	word := func(text, word string) parser.Span {
		s := newSource(t, "a.md", text).span(word, 0)
		return s
	}
	linter, err := lint.New(lint.Options{Rules: []*lint.Rule{{
		Code: "QB999", Name: "made-up", Severity: lint.Error,
		CheckFile: func(p *lint.Pass) { p.Reportf(word(p.File.Source.Text, "나"), "", "here") },
		CheckBank: func(p *lint.BankPass) {
			for i := range p.Facts {
				p.Report(p.Facts[i], "there", "")
			}
		},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	list := lint.Finish([]lint.FileResult{linter.File(parser.Parse("a.md", []byte(text)))})
	if len(list) < 2 {
		t.Fatalf("only %d findings", len(list))
	}
	for i, g := range decodeRDJSON(t, &Report{Diagnostics: list}).Diagnostics {
		d := &list[i]
		if d.StartByte == 0 || d.EndByte == 0 {
			t.Errorf("%+v has no byte columns", d)
		}
		start := offsetOf(t, text, g.Location.Range.Start.Line, g.Location.Range.Start.Column, true)
		end := offsetOf(t, text, g.Location.Range.End.Line, g.Location.Range.End.Column, true)
		if start != d.Start.Offset || end != d.End.Offset {
			t.Errorf("%q, want %q", text[start:end], text[d.Start.Offset:d.End.Offset])
		}
	}
}
