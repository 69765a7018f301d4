package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
)

var duplicateQuestion = &lint.Rule{
	Code:     "QB501",
	Name:     "duplicate-question",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A question with the stem and the options of an earlier one under another number, in one file or in any two files of the run. The options may stand in another order; white space and characters that cannot be seen make no difference, anything else does. Each repetition is reported once, with the first question as related place, and its message says so where the keys differ.",
		Why:  "Whoever draws an exam from the bank may ask the same twice, and a correction reaches only one of the two. Where the keys differ, one of them is wrong.",
		Bad:  example("QB501/bad.md"),
		Good: example("QB501/good.md"),
	},
	CheckBank: checkDuplicateQuestion,
}

func checkDuplicateQuestion(p *lint.BankPass) {
	for i, at := range firstWith(p.Facts, func(f *lint.Fact) uint64 { return f.Content }) {
		if at == none || int(at) == i {
			continue
		}
		fact, before := p.Facts[i], p.Facts[at]
		if fact.Number == before.Number {
			// One number twice is another rule's matter.
			continue
		}
		message := fmt.Sprintf("question #%d repeats %s", fact.Number, factAt(before, fact))
		help := "delete one of them, together with its analysis"
		if fact.KeyText != before.KeyText && fact.KeyText != 0 && before.KeyText != 0 {
			message += ", with another key"
			help = "find out which key is right, and delete the other question, together with its analysis"
		}
		p.Report(fact, message, help, relatedTo(before))
	}
}
