package rules

import (
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/schema"
)

var noCorrectOption = &lint.Rule{
	Code:     "QB201",
	Name:     "no-correct-option",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A question without a key: no star on any option-analysis heading, and no answer line.`,
		Why:  `Nobody can be right. Most often the star was forgotten, or is on another line.`,
		Bad:  example("QB201/bad.md"),
		Good: example("QB201/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		if q.Key().Source != schema.NoKey || len(q.Options) == 0 {
			return
		}
		p.Reportf(q.Heading.Span(), "put a star on the heading of the right option, as in \"**A. short name** ⭐\", or add a line such as \"정답: A\"",
			"question #%d has no right option", q.Heading.Number)
	},
}
