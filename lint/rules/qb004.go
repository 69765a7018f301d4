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
		Bad: `## Question #1
Which city is the capital of South Korea?

A. Seoul

B. Busan

## Question #1 분석

### 선택지 분석

**A. Seoul** ⭐
- the capital since 1948 ✅

**B. Busan**
- the second largest city ❌

## Question #9 분석

서울은 1948년부터 대한민국의 수도이다.
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
	CheckFile: fromParser("QB004"),
}
