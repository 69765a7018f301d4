package rules

import "github.com/qbank-dev/qbank/lint"

var tooFewOptions = &lint.Rule{
	Code:     "QB102",
	Name:     "too-few-options",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A question with no options, or with one.`,
		Why:  `There is nothing to choose from. Most often the labels are not at the start of their lines, or the options got lost.`,
		Bad:  example("QB102/bad.md"),
		Good: example("QB102/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		const help = "write each option on a line of its own, as in \"A. text\""
		switch doc := q.Document(); len(doc.Options) {
		case 0:
			p.Reportf(doc.Places.Question, help, "question #%d has no options", doc.Number)
		case 1:
			p.Reportf(doc.Places.Options[0].Line, help, "question #%d has only one option", doc.Number)
		}
	},
}
