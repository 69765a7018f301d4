package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var allOfTheAbove = &lint.Rule{
	Code:     "QB402",
	Name:     "all-of-the-above",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further phrases that stand for all options")},
	Doc: lint.Doc{
		What:      `An option that stands for all others and says nothing more, as "All of the above", "A–D all", "위의 모든 것" or "모두 정답". A phrase such as "all of the above ports" within an option is none.`,
		Why:       `Who knows that two options are right picks it without judging the third, and who sees that one is wrong can strike it out: it measures less than any other option. It also breaks where options are shuffled, since nothing stands above it.`,
		Bad:       example("QB402/bad.md"),
		Good:      example("QB402/good.md"),
		Reference: haladyna + `, guideline 26; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wholeOption(p, q, lang.AllOfTheAbove, func(label string, span parser.Span, text string) {
			p.Reportf(span, "let the question ask for several options, or write one of its own",
				"option %s stands for all others: %q", label, text)
		})
	},
}
