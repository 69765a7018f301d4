package rules

import "github.com/qbank-dev/qbank/lint"

var strayContent = &lint.Rule{
	Code:     "QB002",
	Name:     "stray-content",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `Text that belongs to no question: options before the first question heading, or a heading between two questions that is not deeper than theirs, with what is below it. A title and an introduction before the first question are welcome.`,
		Why:  `It is in the file, but in no question, so that it is missing from every document that is made from the bank. Most often a heading lost its number, or a section of an analysis is one level too high.`,
		Bad:  example("QB002/bad.md"),
		Good: example("QB002/good.md"),
	},
	CheckFile: fromParser("QB002"),
}
