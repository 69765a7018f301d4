package convert

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/schema"
)

// drawQuestion draws a question in which each list may be nil or empty and each text
// hard to write.
func drawQuestion(t *rapid.T) *schema.Question {
	text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"\\\n\r\t\b\f\x00\x1f\x7f<>&가✅\u2027\u2028\u2029\u202a"))))
	text = rapid.OneOf(text, rapid.SampledFrom([]string{"", "\xff", "a\xe2\x80", "\xe2", "\"\xed\xa0\x80\u2028<"}))
	number := rapid.Int64()
	truth := rapid.Bool()
	q := &schema.Question{
		Number: number.Draw(t, "number"), Note: text.Draw(t, "note"), Stem: text.Draw(t, "stem"), Select: rapid.Int().Draw(t, "select"),
		Options: list(t, func() schema.Option {
			return schema.Option{Label: text.Draw(t, "label"), Text: text.Draw(t, "text"), Correct: truth.Draw(t, "correct")}
		}),
		Answer: list(t, func() string { return text.Draw(t, "answer") }),
	}
	if truth.Draw(t, "source") {
		q.Source = &schema.Source{File: text.Draw(t, "file"), Line: rapid.Int().Draw(t, "line"), EndLine: rapid.Int().Draw(t, "end")}
	}
	if truth.Draw(t, "analysis") {
		q.Analysis = &schema.Analysis{
			Title: text.Draw(t, "title"), Note: text.Draw(t, "note"), Body: text.Draw(t, "body"),
			Sections: list(t, func() schema.Section {
				return schema.Section{Title: text.Draw(t, "title"), Level: rapid.Int().Draw(t, "level"), Kind: text.Draw(t, "kind"), Body: text.Draw(t, "body")}
			}),
			Options: list(t, func() schema.OptionAnalysis {
				return schema.OptionAnalysis{
					Label: text.Draw(t, "label"), Title: text.Draw(t, "title"), Correct: truth.Draw(t, "correct"), Body: text.Draw(t, "body"),
					Reasons: list(t, func() schema.Reason {
						return schema.Reason{Text: text.Draw(t, "text"), Mark: text.Draw(t, "mark")}
					}),
				}
			}),
			Answer: list(t, func() string { return text.Draw(t, "answer") }),
		}
	}
	return q
}

func list[T any](t *rapid.T, entry func() T) (entries []T) {
	n := rapid.IntRange(-1, 3).Draw(t, "entries")
	if n >= 0 {
		entries = []T{}
	}
	for range n {
		entries = append(entries, entry())
	}
	return entries
}

func TestJSONTextIsThatOfTheLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bank := schema.Bank{SchemaVersion: schema.Version, Questions: []schema.Question{}}
		var got, want, lines bytes.Buffer
		pretty, compact := jsonFormat.New(&got, Options{}), jsonlFormat.New(&lines, Options{})
		if err := pretty.Begin(); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 3).Draw(t, "questions") {
			q := drawQuestion(t)
			bank.Questions = append(bank.Questions, *q)
			lines.Reset()
			if err := compact.Write(q); err != nil {
				t.Fatal(err)
			}
			if line := encoded(t, q, ""); lines.String() != line {
				t.Fatalf("the line is\n%s\nwant\n%s", lines.String(), line)
			}
			if err := pretty.Write(q); err != nil {
				t.Fatal(err)
			}
		}
		if err := pretty.End(); err != nil {
			t.Fatal(err)
		}
		want.WriteString(encoded(t, bank, "  "))
		if got.String() != want.String() {
			t.Fatalf("got\n%s\nwant\n%s", got.String(), want.String())
		}
	})
}

func encoded(t *rapid.T, v any, indent string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
