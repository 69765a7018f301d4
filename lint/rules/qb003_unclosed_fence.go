package rules

import "github.com/qbank-dev/qbank/lint"

var unclosedFence = &lint.Rule{
	Code:     "QB003",
	Name:     "unclosed-fence",
	Since:    "0.1.0",
	Severity: lint.Error,
	Fix:      lint.UnsafeFix,
	Doc: lint.Doc{
		What: `A code fence that is still open where the next question begins, or at the end of the file.`,
		Why:  `Everything in a fence is plain text. A forgotten end hides sections and option analyses; qbank takes the fence as closed at the next question heading, so that it never hides a question.`,
		Bad:  example("QB003/bad.md"),
		Good: example("QB003/good.md"),
	},
	CheckFile: fromParser("QB003"),
}
