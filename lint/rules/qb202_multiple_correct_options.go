package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
)

var multipleCorrectOptions = &lint.Rule{
	Code:     "QB202",
	Name:     "multiple-correct-options",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `Several keys in a question that asks for one option.`,
		Why:  `Either one of the stars is wrong, or the stem lacks a line such as ` + "`" + `(Choose two.)` + "`" + `; whoever answers cannot know that several are wanted.`,
		Bad:  example("QB202/bad.md"),
		Good: example("QB202/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		n := len(q.Key().Labels)
		if n < 2 || q.Selection().All || q.Selection().Count != 1 {
			return
		}
		asked := "does not say that several are wanted"
		if q.Selection().Said {
			asked = "asks for one"
		}
		reportKey(p, q, fmt.Sprintf("%d options are marked as right (%s), but the question %s", n, keyList(q), asked),
			fmt.Sprintf("take away the wrong star, or ask for %d in the stem: \"(Choose %s.)\"", n, numberWord(n)))
	},
}
