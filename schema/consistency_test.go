package schema

import (
	"slices"
	"testing"
)

func TestConsistency(t *testing.T) {
	tests := []struct {
		name   string
		change func(q *Question)
		want   []Violation
	}{
		{"sound", func(q *Question) {}, nil},
		{"no analysis, no source", func(q *Question) { q.Analysis, q.Source = nil, nil }, nil},
		{"duplicate label", func(q *Question) { q.Options[1].Label = "A" }, []Violation{
			{"/options/1/label", "duplicateLabel", "question #12: two options have the label A", false},
			{"/analysis/options/1/label", "unknownLabel", "question #12: the analysis of option B is of no option of the question", false},
		}},
		{"gap", func(q *Question) {
			q.Options = append(q.Options, Option{Label: "E", Text: "x"}, Option{Label: "F", Text: "y"})
		}, []Violation{
			{"/options/3/label", "labelOrder", "question #12: option 4 has the label E where D is next", false},
		}},
		{"order", func(q *Question) { slices.Reverse(q.Options) }, []Violation{
			{"/options/0/label", "labelOrder", "question #12: option 1 has the label C where A is next", false},
		}},
		{"unknown answer", func(q *Question) { q.Answer = []string{"A", "C", "D"}; q.Select = 3 }, []Violation{
			{"/answer/2", "unknownLabel", "question #12: the answer names D, which is no option", false},
		}},
		{"correct, but not in the answer", func(q *Question) { q.Options[1].Correct = true }, []Violation{
			{"/options/1/correct", "correctMismatch", "question #12: option B is marked correct, but B is not in the answer", false},
		}},
		{"in the answer, but not correct", func(q *Question) { q.Options[0].Correct = false; q.Analysis.Options[0].Correct = false }, []Violation{
			{"/options/0/correct", "correctMismatch", "question #12: option A is not marked correct, but A is in the answer", false},
			{"/analysis/options/0/correct", "correctMismatch", "question #12: the analysis of option A is not marked correct, but A is in the answer", false},
		}},
		{"too many", func(q *Question) { q.Select = 1 }, []Violation{
			{"/answer", "selectMismatch", "question #12: the answer names 2 options, but 1 to select", false},
		}},
		{"too few", func(q *Question) {
			q.Answer, q.Options[2].Correct = []string{"A"}, false
		}, []Violation{
			{"/answer", "selectMismatch", "question #12: the answer names 1 option, but 2 to select", false},
		}},
		{"unknown analysis", func(q *Question) { q.Analysis.Options[1].Label = "D" }, []Violation{
			{"/analysis/options/1/label", "unknownLabel", "question #12: the analysis of option D is of no option of the question", false},
		}},
		{"unknown stated answer", func(q *Question) { q.Analysis.Answer = []string{"A", "E"} }, []Violation{
			{"/analysis/answer/1", "unknownLabel", "question #12: the answer of the analysis names E, which is no option", false},
		}},
		{"source", func(q *Question) { q.Source.Line = 31 }, []Violation{
			{"/source/endLine", "sourceLineOrder", "question #12: the source ends on line 30, before its first line, 31", false},
		}},
		{"more options than letters", func(q *Question) {
			for i := range 26 {
				q.Options = append(q.Options, Option{Label: string(rune('A' + i)), Text: "x"})
			}
		}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := sample()
			test.change(q)
			if !q.Valid() {
				t.Fatal("the question does not keep to the schema")
			}
			got := consistency(q)
			if test.name == "more options than letters" {
				// Some label has to stand twice then.
				if len(got) == 0 || got[0].Keyword != "duplicateLabel" {
					t.Error(lines(got))
				}
				return
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%v\nwant\n%v", lines(got), lines(test.want))
			}
			if v := ValidateQuestion(q.decoded()); v != nil {
				t.Errorf("the schema sees it too: %s", lines(v))
			}
		})
	}
}
