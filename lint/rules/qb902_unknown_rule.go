package rules

import "github.com/qbank-dev/qbank/lint"

var unknownRule = &lint.Rule{
	Code:     "QB902",
	Name:     "unknown-rule",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A comment or a configuration that turns a rule on or off and names one that does not exist.",
		Why:  "It does nothing, while its author trusts that it does.",
		Bad:  example("QB902/bad.md"),
		Good: example("QB902/good.md"),
	},
}
