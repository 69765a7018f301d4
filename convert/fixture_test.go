package convert

import (
	"strings"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/schema"
)

// question is a sound question with this stem.
func question(number int64, stem string) schema.Question {
	return schema.Question{
		Number: number, Stem: stem, Select: 1,
		Options: []schema.Option{{Label: "A", Text: "yes", Correct: true}, {Label: "B", Text: "no"}},
		Answer:  []string{"A"},
	}
}

// full is a question in which every key has a value; each text comes from next.
func full(number int64, next func() string) schema.Question {
	return schema.Question{
		Number: number, Note: next(), Stem: next(), Select: 2,
		Options: []schema.Option{{Label: "A", Text: next(), Correct: true}, {Label: "B", Text: next()}, {Label: "C", Text: next(), Correct: true}},
		Answer:  []string{"A", "C"},
		Analysis: &schema.Analysis{
			Title: next(), Note: next(), Body: next(),
			Sections: []schema.Section{{Title: next(), Level: 3, Body: next()}, {Title: next(), Level: 4, Kind: schema.KindOptions, Body: next()}},
			Options: []schema.OptionAnalysis{
				{Label: "A", Title: next(), Correct: true, Reasons: []schema.Reason{{Text: next(), Mark: "pro"}, {Text: next(), Mark: "none"}}, Body: next()},
				{Label: "B", Title: next(), Reasons: []schema.Reason{{Text: next(), Mark: "con"}}},
				{Label: "C", Correct: true},
			},
			Answer: []string{"A", "C"},
		},
		Source: &schema.Source{File: next(), Line: 3, EndLine: 40},
	}
}

// written is what a format makes of questions.
func written(t rapid.TB, format string, questions ...schema.Question) string {
	t.Helper()
	f, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := f.New(&b, Options{})
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	for i := range questions {
		if err := w.Write(&questions[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
