package rules

import "github.com/qbank-dev/qbank/lint"

var invalidEncoding = &lint.Rule{
	Code:     "QB005",
	Name:     "invalid-encoding",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A file that is not UTF-8: bytes of another encoding, a NUL byte, half of a surrogate pair, or UTF-16 as a whole.`,
		Why:  `Nobody knows what the bytes were meant to be, and JSON and YAML cannot hold them. Files saved by older programs on Korean Windows are often in CP949.`,
		Bad:  example("QB005/bad.md"),
		Good: example("QB005/good.md"),
	},
	OncePerFile: true,
	CheckFile:   fromParser("QB005"),
}
