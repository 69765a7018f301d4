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
		Bad: `##Question #1
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
	CheckFile: fromParser("QB001"),
}
