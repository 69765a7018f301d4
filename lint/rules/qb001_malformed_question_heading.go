package rules

import "github.com/qbank-dev/qbank/lint"

var malformedQuestionHeading = &lint.Rule{
	Code:     "QB001",
	Name:     "malformed-question-heading",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A heading that says Question but has no usable number: none at all, one with letters in it, one that is not 1 or more, or no space after the hashes.`,
		Why:  `The number is what joins a question to its analysis and what people quote. Without it the question cannot be written to JSON at all.`,
		Bad:  example("QB001/bad.md"),
		Good: example("QB001/good.md"),
	},
	CheckFile: fromParser("QB001"),
}
