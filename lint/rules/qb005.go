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
		Bad: `## Question #1
Which city is the capital of South Korea?

A. Seoul

B. Busan

## Question #1 분석

### 선택지 분석

**A. Seoul** ⭐
- the capital since 1948 ✅

**B. Busan**
- the second largest city (` + "\xba\xce\xbb\xea" + `) ❌
`,
		Good: `## Question #1
Which city is the capital of South Korea?

A. Seoul

B. Busan

## Question #1 분석

### 선택지 분석

**A. Seoul** ⭐
- the capital since 1948 ✅

**B. Busan**
- the second largest city (부산) ❌
`,
	},
	CheckFile: fromParser("QB005"),
}
