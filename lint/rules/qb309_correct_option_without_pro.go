package rules

import (
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var correctOptionWithoutPro = &lint.Rule{
	Code:     "QB309",
	Name:     "correct-option-without-pro",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A key without any ✅ or ⚠️, in a question where at least half of the reasons are marked and ✅ is among the marks.",
		Why:  "The marks show at a glance what is for and against an option; where only those of the key are missing, nothing seems to be for it.",
		Bad:  example("QB309/bad.md"),
		Good: example("QB309/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		list := verdicts(p, q)
		for i := range list {
			if lacksPro(p.File, list, i) {
				pro := canonicalMark(p.File, parser.Pro)
				p.Reportf(list[i].Heading.Span(), "mark with "+pro+" what makes it right",
					"option %c is right, but none of its reasons is marked %s", list[i].label, pro)
			}
		}
	},
}
