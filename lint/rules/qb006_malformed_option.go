package rules

import "github.com/qbank-dev/qbank/lint"

var malformedOption = &lint.Rule{
	Code:     "QB006",
	Name:     "malformed-option",
	Since:    "0.1.0",
	Severity: lint.Error,
	Fix:      lint.UnsafeFix,
	Doc: lint.Doc{
		What: `A line that would be the next option but for its form: no space after the label (` + "`" + `B.text` + "`" + `), a small letter (` + "`" + `b. text` + "`" + `), no full stop (` + "`" + `B text` + "`" + `), another sign (` + "`" + `B: text` + "`" + `), or emphasis around the whole line.`,
		Why:  `A strict reader glues such a line to the option before it. qbank reads it as the option that it is meant to be and reports it.`,
		Bad:  example("QB006/bad.md"),
		Good: example("QB006/good.md"),
	},
	CheckFile: fromParser("QB006"),
}
