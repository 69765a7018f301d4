package convert

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/schema"
)

// readBack reads what a format wrote; everything in it must be in order.
func readBack(t rapid.TB, format, text string) []schema.Question {
	formats := map[string]schema.Format{"json": schema.FormatJSON, "jsonl": schema.FormatJSONL, "yaml": schema.FormatYAML}
	questions, findings := schema.ReadDocument("bank."+format, []byte(text), formats[format])
	for _, f := range findings {
		t.Fatalf("%s:%d:%d: %s, in:\n%s", format, f.Line, f.Column, f.Message, text)
	}
	return questions
}

// nasty are pieces of text that mean something to YAML or JSON, or are hard to
// write.
var nasty = []string{
	"a", "word", "한글", " ", "  ", "\t", "\n", "\n\n", "\n  ", ":", ": ", "#", " #", "-", "- ", "---", "...", "?", "? ", "|", ">", "&", "*", "!", "%", "@", "`", "'", "\"", "\\",
	"{", "}", "[", "]", ",", "~", "null", "true", "no", "1e3", "0x1F", "1_000", "12:30:45", "2026-01-01", ".inf", "=", "<<", "📋", "⚠️", "👩‍💻", "\ue000", "\uf8ff", "e\u0301", "\u00a0",
	"\u2028", "\u2029", "\u0085", "\ufeff", "\u200b", "\u007f", "\r", "\\n", "```\n", "<br>", "&amp;", "𝄞", "\U0010ffff", "\ufffd", "\u3000",
}

// TestRoundTrip writes questions of nasty texts in every format and reads them
// back as they were.
func TestRoundTrip(t *testing.T) {
	texts := rapid.Custom(func(t *rapid.T) string {
		s := "x"
		if rapid.Bool().Draw(t, "bare") {
			s = ""
		}
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(nasty), 1, 8).Draw(t, "pieces") {
			s += piece
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		var want []schema.Question
		for n := range rapid.IntRange(1, 2).Draw(t, "questions") {
			q := full(int64(n+1), func() string { return texts.Draw(t, "text") })
			if !q.Valid() {
				t.Skip("the schema refuses the texts") // such as a stem of white space
			}
			want = append(want, q)
		}
		for _, format := range []string{"json", "jsonl", "yaml"} {
			if got := readBack(t, format, written(t, format, want...)); !cmp.Equal(got, want) {
				t.Fatalf("%s: %s\nin:\n%s", format, cmp.Diff(want, got), written(t, format, want...))
			}
		}
	})
}
