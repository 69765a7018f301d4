package rules

import "github.com/qbank-dev/qbank/lint"

// The linter itself makes the findings of these two rules.

var unusedSuppression = &lint.Rule{
	Code:     "QB901",
	Name:     "unused-suppression",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What: "A comment that turns a rule off where the rule finds nothing, or on where it was not off.",
		Why:  "The fault it was written for is fixed, or is elsewhere. Left alone, the comment would hide the next one.",
		Bad:  example("QB901/bad.md"),
		Good: example("QB901/good.md"),
	},
}
