package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var duplicateOptionAnalysis = &lint.Rule{
	Code:     "QB305",
	Name:     "duplicate-option-analysis",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "Two or more option analyses with the same label.",
		Why:  "Either they contradict each other, or one of them has the wrong letter.",
		Bad:  example("QB305/bad.md"),
		Good: example("QB305/good.md"),
	},
	CheckQuestion: checkDuplicateOptionAnalysis,
}

func checkDuplicateOptionAnalysis(p *lint.Pass, q *lint.Question) {
	var first [256]*parser.OptionAnalysis
	var options, seen [256]int
	for _, o := range q.Options {
		options[o.Label]++
	}
	for _, o := range q.Analysis.OptionAnalyses() {
		h := &o.Heading
		if seen[h.Label]++; seen[h.Label] == 1 {
			first[h.Label] = o
			continue
		}
		// Two options with one label have an analysis each.
		if seen[h.Label] <= options[h.Label] && p.Enabled("QB103") {
			continue
		}
		p.Report(lint.Finding{
			Span:    h.LabelSpan,
			Message: fmt.Sprintf("option %c is analysed again", h.Label),
			Help:    "correct the letter, or put both analyses into one",
			Related: []parser.Related{{Span: first[h.Label].Heading.Span(), Message: fmt.Sprintf("the first analysis of option %c", h.Label)}},
		})
	}
}
