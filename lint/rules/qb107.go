package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var questionNumberOrder = &lint.Rule{
	Code:     "QB107",
	Name:     "question-number-order",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Off:      true,
	Doc: lint.Doc{
		What: `A question whose number is smaller than that of the question before it in the file.`,
		Why:  `Where a bank is kept in order, a number out of place is most often a slip of the fingers.`,
		Bad: `## Question #2
서울을 가로지르는 강은?

A. 한강

B. 낙동강

## Question #2 분석

### 선택지 분석

**A. 한강** ⭐
- 서울 한가운데를 지난다 ✅

**B. 낙동강**
- 영남 지방을 흐른다 ❌

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

## Question #2
서울을 가로지르는 강은?

A. 한강

B. 낙동강

## Question #2 분석

### 선택지 분석

**A. 한강** ⭐
- 서울 한가운데를 지난다 ✅

**B. 낙동강**
- 영남 지방을 흐른다 ❌
`,
	},
	CheckFile: func(p *lint.Pass) {
		list := p.Questions()
		for i := 1; i < len(list); i++ {
			before, q := list[i-1].Heading, list[i].Heading
			if q.Number >= before.Number {
				continue
			}
			p.Report(lint.Finding{
				Span:     q.NumberSpan,
				Message:  fmt.Sprintf("question #%d follows question #%d", q.Number, before.Number),
				Help:     "sort the questions by number, or renumber them",
				Related:  []parser.Related{{Span: before.NumberSpan, Message: fmt.Sprintf("question #%d", before.Number)}},
				Question: q.Number,
			})
		}
	},
}
