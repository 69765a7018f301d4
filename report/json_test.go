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
