package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
)

var duplicateQuestionNumber = &lint.Rule{
	Code:     "QB106",
	Name:     "duplicate-question-number",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `Two questions with the same number, in one file or in any two files of the run.`,
		Why:  `Analyses, discussions and progress are all kept by number. With one number on two questions one of them is lost.`,
		Bad:  example("QB106/bad.md"),
		Good: example("QB106/good.md"),
	},
	CheckBank: func(p *lint.BankPass) {
		first := firstWith(p.Facts, func(f *lint.Fact) uint64 { return uint64(f.Number) + 1 }) // 0 is none
		for i, at := range first {
			if int(at) == i {
				continue
			}
			fact, before := p.Facts[i], p.Facts[at]
			where := fmt.Sprintf("line %d", before.Start.Line)
			if before.File != fact.File {
				where = fmt.Sprintf("%s:%d", before.File, before.Start.Line)
			}
			p.Report(fact,
				fmt.Sprintf("question #%d stands here again, after %s", fact.Number, where),
				"give one of them another number, together with its analysis",
				lint.Related{File: before.File, Start: before.Start, Message: fmt.Sprintf("the first question #%d", fact.Number)})
		}
	},
}
