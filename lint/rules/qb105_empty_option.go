package rules

import "github.com/qbank-dev/qbank/lint"

var emptyOption = &lint.Rule{
	Code:     "QB105",
	Name:     "empty-option",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `An option without text.`,
		Why:  `It shows as an empty line in every quiz. Most often its text was lost, or is on the next line after a blank one.`,
		Bad:  example("QB105/bad.md"),
		Good: example("QB105/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		doc := q.Document()
		for i, o := range doc.Options {
			if o.Text == "" {
				p.Reportf(doc.Places.Options[i].Line, "write the option's text after its label, on the same line",
					"option %s has no text", o.Label)
			}
		}
	},
}
