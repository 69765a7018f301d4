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

### 더 알아보기

` + "`" + `` + "`" + `` + "`" + `yaml
수도: 서울
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

### 더 알아보기

` + "`" + `` + "`" + `` + "`" + `yaml
수도: 서울
` + "`" + `` + "`" + `` + "`" + `
`,
	},
	CheckFile: fromParser("QB003"),
}
