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
		Bad: `<!-- qbank-disable-file QB1O6 -->

## Question #1
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
}
