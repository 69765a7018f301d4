package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var noneOfTheAbove = &lint.Rule{
	Code:     "QB403",
	Name:     "none-of-the-above",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further phrases that stand for none of the options")},
	Doc: lint.Doc{
		What:      `An option that turns down all others and says nothing more, as "None of the above", "None of these", "해당 없음" or "정답 없음".`,
		Why:       `Who picks it has shown what is wrong and not what is right, so that it proves nothing about the candidate; and authors add it to fill up the options, so that it is seldom the key. It also breaks where options are shuffled.`,
		Bad:       example("QB403/bad.md"),
		Good:      example("QB403/good.md"),
		Reference: haladyna + `, guideline 25; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wholeOption(p, q, lang.NoneOfTheAbove, func(label string, span parser.Span, text string) {
			p.Reportf(span, "replace it by an option that can be judged by itself",
				"option %s stands for none of the others: %q", label, text)
		})
	},
}
