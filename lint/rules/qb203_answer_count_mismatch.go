package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
)

var answerCountMismatch = &lint.Rule{
	Code:     "QB203",
	Name:     "answer-count-mismatch",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A question that asks for several options, such as ` + "`" + `(Choose two.)` + "`" + `, and has another number of keys.`,
		Why:  `Whoever chooses as many as asked is marked wrong.`,
		Bad:  example("QB203/bad.md"),
		Good: example("QB203/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		n := len(q.Key().Labels)
		if n == 0 || q.Selection().All || q.Selection().Count == 1 || q.Selection().Count == n {
			return
		}
		are := "are"
		if n == 1 {
			are = "is"
		}
		reportKey(p, q, fmt.Sprintf("the question asks for %d options, but %d %s marked as right (%s)", q.Selection().Count, n, are, keyList(q)),
			"star as many options as the question asks for, or correct what it asks for")
	},
}
