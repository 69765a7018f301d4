package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var duplicateOptionLabel = &lint.Rule{
	Code:     "QB103",
	Name:     "duplicate-option-label",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `Two or more options of one question with the same label.`,
		Why:  `The key and the analysis name options by their labels: with one label on two options nobody can tell which is meant.`,
		Bad:  example("QB103/bad.md"),
		Good: example("QB103/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		var first [256]*parser.Option
		var count [256]int
		for _, o := range q.Options {
			if count[o.Label]++; count[o.Label] == 1 {
				first[o.Label] = o
			}
		}
		for _, o := range q.Options {
			// One finding for each label, at its second option.
			if first[o.Label] == nil || first[o.Label] == o {
				continue
			}
			times := "twice"
			if n := count[o.Label]; n > 2 {
				times = fmt.Sprintf("%d times", n)
			}
			p.Report(lint.Finding{
				Span:    o.LabelSpan,
				Message: fmt.Sprintf("the label %c is used %s", o.Label, times),
				Help:    "give each option the next letter",
				Related: []parser.Related{{Span: first[o.Label].LabelSpan, Message: fmt.Sprintf("the first option %c", o.Label)}},
			})
			first[o.Label] = nil
		}
	},
}
