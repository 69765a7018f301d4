package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var duplicateOptions = &lint.Rule{
	Code:     "QB407",
	Name:     "duplicate-options",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What:      "Two options of one question with the same text. White space, emphasis, the form of quotes, a final full stop and the case of words of four letters and more make no difference; code, signs, numbers and short words such as units (mW, MW) are compared as they stand.",
		Why:       "If the text is right, two options are right and only one of them scores; if it is wrong, the question has one option fewer than it shows. Mostly one was pasted over another and is lost.",
		Bad:       example("QB407/bad.md"),
		Good:      example("QB407/good.md"),
		Reference: haladyna + `, guideline 22`,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		doc := q.Document()
		first := map[string]int{}
		for i, key := range doc.OptionKeys() {
			if key == "" {
				continue
			}
			other, ok := first[key]
			if !ok {
				first[key] = i
				continue
			}
			label, place := doc.Options[other].Label, doc.Places.Options[other]
			p.Report(lint.Finding{
				Span:    doc.Places.Options[i].Text,
				Message: fmt.Sprintf("option %s says the same as option %s", doc.Options[i].Label, label),
				Help:    "write what the option was meant to say, or take it out",
				Related: []parser.Related{{Span: place.Text, Message: "option " + label}},
			})
		}
	},
}
