package schema

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"
)

// sample returns a valid question that uses every key of the contract.
func sample() *Question {
	return &Question{
		Number: 12,
		Note:   "Choose two",
		Stem:   "Which two?\n\nPick them.",
		Select: 2,
		Options: []Option{
			{Label: "A", Text: "first", Correct: true},
			{Label: "B", Text: "둘째"},
			{Label: "C", Text: "third", Correct: true},
		},
		Answer: []string{"A", "C"},
		Analysis: &Analysis{
			Title: "분석",
			Note:  "Choose two",
			Body:  "At first.",
			Sections: []Section{
				{Title: "상황", Level: 3, Body: "Text."},
				{Title: "선택지 분석", Level: 3, Kind: KindOptions},
			},
			Options: []OptionAnalysis{
				{Label: "A", Title: "short", Correct: true, Reasons: []Reason{{Text: "good", Mark: "pro"}}},
				{Label: "B", Reasons: []Reason{{Text: "bad", Mark: "con"}, {Text: "plain", Mark: "none"}}, Body: "More."},
			},
			Answer: []string{"A", "C"},
		},
		Source: &Source{File: "bank/12.md", Line: 1, EndLine: 30},
	}
}

func decodeJSON(t testing.TB, text string) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

// The generators below mostly draw what is valid, so that whole questions are
// valid often enough; every limit of the schema is drawn on both sides.

func drawText(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.Just("text"),
		rapid.Just("글"),
		rapid.SampledFrom([]string{
			"", " ", "\n", "\v", "\f", "\u0085", "\u00a0", "\u1680", "\u2007", "\u2028", "\u202f", "\u205f", "\u3000", "\ufeff",
			"\u200b", "\x00", "\x1f", "\u180e", " \u3000x", "\xff", " \xe3\x80", "\u00a0\ufeff",
		}),
		rapid.String(),
	).Draw(t, label)
}

func drawOptional(t *rapid.T, label string) string {
	if rapid.Bool().Draw(t, label+"?") {
		return ""
	}
	return drawText(t, label)
}

func drawLabel(t *rapid.T) string {
	return rapid.OneOf(
		rapid.StringMatching(`[A-Z]`),
		rapid.StringMatching(`[A-Z]`),
		rapid.SampledFrom([]string{"", "a", "AB", "@", "[", "Ａ", "A\n", "\xc1"}),
	).Draw(t, "label")
}

func drawLabels(t *rapid.T) []string {
	return rapid.OneOf(
		rapid.SampledFrom([][]string{nil, {}, {"A"}, {"B", "C"}, {"A", "A"}, {"Z", "Y", "Z"}}),
		rapid.SliceOfN(rapid.Custom(drawLabel), 0, 30),
	).Draw(t, "labels")
}

func drawWhole(t *rapid.T, limits ...int64) int64 {
	values := []int64{1, 1, 1, 1, 0, -1, math.MaxInt64, math.MinInt64}
	for _, limit := range limits {
		values = append(values, limit, limit+1, limit-1)
	}
	return rapid.SampledFrom(values).Draw(t, "whole")
}

func drawQuestion(t *rapid.T) *Question {
	q := &Question{
		Number:  drawWhole(t, MaxNumber),
		Note:    drawOptional(t, "note"),
		Stem:    drawText(t, "stem"),
		Select:  int(drawWhole(t, 26)),
		Options: rapid.SliceOfN(rapid.Custom(drawOption), 0, 4).Draw(t, "options"),
		Answer:  drawLabels(t),
	}
	if rapid.Bool().Draw(t, "more options") {
		q.Options = append(q.Options, Option{Label: "A", Text: "x"}, Option{Label: "B", Text: "y"})
	}
	if rapid.Bool().Draw(t, "analysis?") {
		q.Analysis = &Analysis{
			Title:    drawOptional(t, "title"),
			Note:     drawOptional(t, "note"),
			Body:     drawOptional(t, "body"),
			Sections: rapid.SliceOfN(rapid.Custom(drawSection), 0, 2).Draw(t, "sections"),
			Options:  rapid.SliceOfN(rapid.Custom(drawOptionAnalysis), 0, 2).Draw(t, "analyses"),
			Answer:   drawLabels(t),
		}
	}
	if rapid.Bool().Draw(t, "source?") {
		q.Source = &Source{
			File:    drawText(t, "file"),
			Line:    int(drawWhole(t, math.MaxInt32)),
			EndLine: int(drawWhole(t, math.MaxInt32)),
		}
	}
	return q
}

func drawOption(t *rapid.T) Option {
	return Option{Label: drawLabel(t), Text: drawText(t, "text"), Correct: rapid.Bool().Draw(t, "correct")}
}

func drawSection(t *rapid.T) Section {
	return Section{
		Title: drawText(t, "title"),
		Level: int(drawWhole(t, 6)),
		Kind:  rapid.SampledFrom([]string{"", KindOptions, "option"}).Draw(t, "kind"),
		Body:  drawOptional(t, "body"),
	}
}

func drawOptionAnalysis(t *rapid.T) OptionAnalysis {
	return OptionAnalysis{
		Label:   drawLabel(t),
		Title:   drawOptional(t, "title"),
		Correct: rapid.Bool().Draw(t, "correct"),
		Reasons: rapid.SliceOfN(rapid.Custom(drawReason), 0, 2).Draw(t, "reasons"),
		Body:    drawOptional(t, "body"),
	}
}

func drawReason(t *rapid.T) Reason {
	return Reason{
		Text: drawText(t, "text"),
		Mark: rapid.SampledFrom([]string{"pro", "con", "caution", "none", "", "Pro"}).Draw(t, "mark"),
	}
}

// sampleDocument returns a document of n valid questions.
func sampleDocument(t testing.TB, format Format, n int) []byte {
	t.Helper()
	bank := Bank{SchemaVersion: Version, Questions: []Question{}}
	var lines bytes.Buffer
	for i := range n {
		q := sample()
		q.Number = int64(i + 1)
		bank.Questions = append(bank.Questions, *q)
		line, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	var data []byte
	var err error
	switch format {
	case FormatJSONL:
		return lines.Bytes()
	case FormatYAML:
		data, err = yaml.Marshal(bank)
	default:
		data, err = json.MarshalIndent(bank, "", "  ")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}
