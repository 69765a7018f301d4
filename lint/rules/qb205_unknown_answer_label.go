package rules

import "github.com/qbank-dev/qbank/lint"

var unknownAnswerLabel = &lint.Rule{
	Code:     "QB205",
	Name:     "unknown-answer-label",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A key or an answer line that names no option of the question.`,
		Why:  `The right option does not exist: it was lost, or the letter is wrong.`,
		Bad:  example("QB205/bad.md"),
		Good: example("QB205/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		if len(q.Options) == 0 {
			return
		}
		for _, h := range q.Key().Headings {
			if q.Option(h.Label) == nil {
				p.Reportf(h.LabelSpan, "mark an option that the question has", "the key names option %c, which the question does not have", h.Label)
			}
		}
		for _, line := range q.Key().Stated {
			for i, label := range line.Labels {
				if q.Option(label) == nil {
					p.Reportf(line.LabelSpans[i], "name an option that the question has", "the answer line names option %c, which the question does not have", label)
				}
			}
		}
	},
}
