package convert

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/schema"
)

// difference returns the first part in which a question differs from what was
// read of its text, nil where there is none. White space makes no difference:
// text has its own layout. Nor does what the text had to add to give the key.
func difference(q, read *schema.Question) *LossError {
	what := ""
	differ := func(part, want, got string) {
		if what == "" && oneLine(want) != oneLine(got) {
			what = part
		}
	}
	differ("the note", q.Note, read.Note)
	differ("the stem", q.Stem, read.Stem)
	differ("how many to choose", fmt.Sprint(q.Select), fmt.Sprint(read.Select))
	differ("the key", strings.Join(q.Answer, " "), strings.Join(read.Answer, " "))
	for i, o := range q.Options {
		differ("option "+o.Label, o.Label+" "+o.Text, read.Options[i].Label+" "+read.Options[i].Text)
	}
	want, got := q.Analysis, read.Analysis
	switch {
	case want != nil && got != nil:
		analysisDifference(want, got, differ)
	case want != nil:
		differ("the analysis", "an analysis", "")
	}
	if what == "" {
		return nil
	}
	return &LossError{Number: q.Number, What: what}
}

func analysisDifference(want, got *schema.Analysis, differ func(part, want, got string)) {
	if want.Title != "" {
		differ("the title of the analysis", want.Title, got.Title)
	}
	differ("the note of the analysis", want.Note, got.Note)
	differ("the text of the analysis", want.Body, got.Body)
	sections := got.Sections
	if len(sections) == len(want.Sections)+1 && !slices.ContainsFunc(want.Sections, isOptions) {
		sections = sections[:len(want.Sections)]
	}
	differ("the sections", sectionTexts(want.Sections), sectionTexts(sections))
	differ("the option analyses", optionTexts(want.Options), optionTexts(got.Options[:min(len(want.Options), len(got.Options))]))
	if len(want.Answer) > 0 {
		differ("the stated answer", strings.Join(want.Answer, " "), strings.Join(got.Answer, " "))
	}
}

func isOptions(s schema.Section) bool { return s.Kind == schema.KindOptions }

func sectionTexts(list []schema.Section) string {
	var b strings.Builder
	for _, s := range list {
		fmt.Fprintf(&b, "%d %s %s %s\n", s.Level, s.Title, s.Kind, s.Body)
	}
	return b.String()
}

func optionTexts(list []schema.OptionAnalysis) string {
	var b strings.Builder
	for _, o := range list {
		fmt.Fprintf(&b, "%s %s %t %s\n", o.Label, o.Title, o.Correct, o.Body)
		for _, r := range o.Reasons {
			fmt.Fprintf(&b, "%s %s\n", r.Mark, r.Text)
		}
	}
	return b.String()
}
