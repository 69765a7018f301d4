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
				pro := written(p.File, parser.Pro)
				p.Reportf(list[i].at.Heading.Span(), "mark with "+pro+" what makes it right",
					"option %c is right, but none of its reasons is marked %s", list[i].label, pro)
			}
		}
	},
}

// lacksPro tells whether a key has no mark for it although the question marks its
// reasons.
func lacksPro(f *parser.File, list []verdict, i int) bool {
	v := &list[i]
	if !v.key || len(v.marks) == 0 || v.hasPro() || v.hasCon() || v.caution > 0 || v.unmarked < len(v.marks) {
		return false
	}
	reasons, unmarked, used := 0, 0, false
	for k := range list {
		reasons += len(list[k].marks)
		unmarked += list[k].unmarked
		used = used || list[k].pro > 0
	}
	return used && 2*unmarked <= reasons && !judgeStatements(list) && !v.shows(f, f.Parser().Marks().Pro)
}
