package rules

import "github.com/qbank-dev/qbank/lint"

var missingStem = &lint.Rule{
	Code:     "QB101",
	Name:     "missing-stem",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "A question without any text between its heading and its options.",
		Why:  "Nobody can answer a question that asks nothing. Most often the text was lost when the question was pasted.",
		Bad:  example("QB101/bad.md"),
		Good: example("QB101/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		if doc := q.Document(); doc.Stem == "" {
			p.Reportf(doc.Places.Question, "write what is asked below the heading",
				"question #%d has no stem", doc.Number)
		}
	},
}
