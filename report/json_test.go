package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// decodeStrict reads one JSON value that has no key but those of v.
func decodeStrict(t *testing.T, data []byte, v any) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	if dec.More() {
		t.Fatalf("more follows after the end of\n%s", data)
	}
}

func unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }

// The keys of DESIGN.md, written down once more.
type (
	designPosition struct{ Line, Column, Offset int }
	designFinding  struct {
		File, Code, Name, Severity, Message string
		Question                            int64
		Start, End                          designPosition
		Help, URL                           string
		Fix                                 *struct {
			Safe  bool
			Edits []struct {
				Start, End designPosition
				Text       string
			}
		}
		Related []struct {
			File    string
			Start   designPosition
			Message string
		}
	}
	designReport struct {
		SchemaVersion int
		Diagnostics   []designFinding
		Summary       struct{ Files, Questions, Errors, Warnings, Infos, Fixable int }
	}
)

func TestJSON(t *testing.T) {
	r := sample(t)
	var got designReport
	decodeStrict(t, written(t, "json", r), &got)
	if got.SchemaVersion != 1 || len(got.Diagnostics) != len(r.Diagnostics) {
		t.Fatalf("version %d, %d findings", got.SchemaVersion, len(got.Diagnostics))
	}
	if s := got.Summary; s.Files != 214 || s.Questions != 1003 || s.Errors != r.Summary.Errors || s.Warnings != r.Summary.Warnings || s.Infos != r.Summary.Infos || s.Fixable != r.Summary.Fixable {
		t.Errorf("summary %+v, want %+v", s, r.Summary)
	}
	for i, d := range r.Diagnostics {
		g := got.Diagnostics[i]
		if g.File != d.File || g.Code != d.Code || g.Name != d.Name || g.Severity != d.Severity.String() || g.Message != d.Message ||
			g.Question != d.Question || g.Help != d.Help || g.URL != d.URL ||
			g.Start != designPosition(d.Start) || g.End != designPosition(d.End) {
			t.Errorf("%+v is not %+v", g, d)
		}
		if (g.Fix == nil) != (d.Fix == nil) || len(g.Related) != len(d.Related) {
			t.Errorf("fix or related places of %s", d.Code)
			continue
		}
		for j, related := range d.Related {
			if r := g.Related[j]; r.File != related.File || r.Start != designPosition(related.Start) || r.Message != related.Message {
				t.Errorf("related %+v, want %+v", r, related)
			}
		}
		if d.Fix != nil {
			if g.Fix.Safe != d.Fix.Safe || len(g.Fix.Edits) != len(d.Fix.Edits) {
				t.Fatalf("fix %+v, want %+v", g.Fix, d.Fix)
			}
			for j, e := range d.Fix.Edits {
				if got := g.Fix.Edits[j]; got.Start != designPosition(e.Start) || got.End != designPosition(e.End) || got.Text != e.Text {
					t.Errorf("edit %+v, want %+v", got, e)
				}
			}
		}
	}
}

func TestJSONWithoutFindings(t *testing.T) {
	var got map[string]json.RawMessage
	decodeStrict(t, written(t, "json", &Report{}), &got)
	if string(got["diagnostics"]) != "[]" {
		t.Errorf("diagnostics are %s", got["diagnostics"])
	}
}

// TestJSONLines: the lines of jsonl are the diagnostics of json.
func TestJSONLines(t *testing.T) {
	r := sample(t)
	var doc struct{ Diagnostics []any }
	if err := json.Unmarshal(written(t, "json", r), &doc); err != nil {
		t.Fatal(err)
	}
	var lines []any
	for line := range strings.Lines(string(written(t, "jsonl", r))) {
		if !strings.HasSuffix(line, "\n") {
			t.Errorf("%q has no line end", line)
		}
		var v any
		decodeStrict(t, []byte(line), &v)
		lines = append(lines, v)
	}
	if diff := cmp.Diff(doc.Diagnostics, lines); diff != "" {
		t.Errorf("json and jsonl differ:\n%s", diff)
	}
}

// TestJSONText: what is escaped in JSON reads back as it was.
func TestJSONText(t *testing.T) {
	for _, text := range append(hostileTexts(), "<b>&", `"\`, "\U0010ffff\ufffe") {
		var got struct{ Diagnostics []struct{ Message string } }
		out := written(t, "json", everywhere(text))
		if err := json.Unmarshal(out, &got); err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if want := "a " + strings.ToValidUTF8(text, "\ufffd"); !strings.Contains(text, "\xff") && got.Diagnostics[0].Message != want {
			t.Errorf("%q reads back as %q", want, got.Diagnostics[0].Message)
		}
	}
}
