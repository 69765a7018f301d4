package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var questionNumberOrder = &lint.Rule{
	Code:     "QB107",
	Name:     "question-number-order",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Off:      true,
	Doc: lint.Doc{
		What: `A question whose number is smaller than that of the question before it in the file.`,
		Why:  `Where a bank is kept in order, a number out of place is most often a slip of the fingers.`,
		Bad:  example("QB107/bad.md"),
		Good: example("QB107/good.md"),
	},
	CheckFile: func(p *lint.Pass) {
		list := p.Questions()
		for i := 1; i < len(list); i++ {
			before, q := list[i-1].Heading, list[i].Heading
			if q.Number >= before.Number {
				continue
			}
			p.Report(lint.Finding{
				Span:     q.NumberSpan,
				Message:  fmt.Sprintf("question #%d follows question #%d", q.Number, before.Number),
				Help:     "sort the questions by number, or renumber them",
				Related:  []parser.Related{{Span: before.NumberSpan, Message: fmt.Sprintf("question #%d", before.Number)}},
				Question: q.Number,
			})
		}
	},
}
