package rules

import "github.com/qbank-dev/qbank/lint"

var missingStem = &lint.Rule{
	Code:     "QB101",
	Name:     "missing-stem",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "A question without any text between its heading and its options.",
		Why:  "Nobody can answer a question that asks nothing. Most often the text was lost when the question was pasted.",
		Bad: `## Question #1

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
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		if readingOf(q).hasStem() {
			return
		}
		p.Reportf(q.Heading.Span(), "write what is asked below the heading",
			"question #%d has no stem", q.Heading.Number)
	},
}
