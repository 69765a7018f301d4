package rules

import "github.com/qbank-dev/qbank/lint"

var orphanAnalysis = &lint.Rule{
	Code:     "QB004",
	Name:     "orphan-analysis",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `An analysis whose question is not in the same file.`,
		Why:  `It explains nothing, and the question it was written for has no analysis. Most often its number is that of the question before or after.`,
		Bad:  example("QB004/bad.md"),
		Good: example("QB004/good.md"),
	},
	CheckFile: fromParser("QB004"),
}
