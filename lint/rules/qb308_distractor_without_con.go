package rules

import (
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var distractorWithoutCon = &lint.Rule{
	Code:     "QB308",
	Name:     "distractor-without-con",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A wrong option that is only praised, with a ✅ on each of its reasons; and one without any ❌ or ⚠️ where all other wrong options have a ❌.",
		Why:  "The analysis does not say what is wrong with the option. ✅ beside ❌ is sound: most wrong options are partly right.",
		Bad:  example("QB308/bad.md"),
		Good: example("QB308/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		list := verdicts(p, q)
		if judgeStatements(list) || keyInDoubt(p, q) {
			return
		}
		for i := range list {
			if message := distractorFault(p.File, list, i); message != "" {
				con := canonicalMark(p.File, parser.Con)
				p.Reportf(list[i].Heading.Span(), "mark with "+con+" what is wrong with it, or star it if it is right", "%s", message)
			}
		}
	},
}
