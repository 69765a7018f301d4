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
		Bad: `## Question #1
Which city is the capital of South Korea?

A. Seoul

B.Busan

## Question #1 분석

### 선택지 분석

**A. Seoul** ⭐
- the capital since 1948 ✅

**B. Busan**
- the second largest city ❌
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
- the second largest city ❌
`,
	},
	CheckFile: fromParser("QB006"),
}
