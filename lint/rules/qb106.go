package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
)

var duplicateQuestionNumber = &lint.Rule{
	Code:     "QB106",
	Name:     "duplicate-question-number",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `Two questions with the same number, in one file or in any two files of the run.`,
		Why:  `Analyses, discussions and progress are all kept by number. With one number on two questions one of them is lost.`,
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

## Question #1
서울을 가로지르는 강은?

A. 한강

B. 낙동강

## Question #1 분석

### 선택지 분석

**A. 한강** ⭐
- 서울 한가운데를 지난다 ✅

**B. 낙동강**
- 영남 지방을 흐른다 ❌
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
	CheckBank: func(p *lint.BankPass) {
		first := firstWith(p.Facts, func(f *lint.Fact) uint64 { return uint64(f.Number) + 1 }) // 0 is none
		for i, at := range first {
			if int(at) == i {
				continue
			}
			fact, before := p.Facts[i], p.Facts[at]
			where := fmt.Sprintf("line %d", before.Start.Line)
			if before.File != fact.File {
				where = fmt.Sprintf("%s:%d", before.File, before.Start.Line)
			}
			p.Report(fact,
				fmt.Sprintf("question #%d stands here again, after %s", fact.Number, where),
				"give one of them another number, together with its analysis",
				lint.Related{File: before.File, Start: before.Start, Message: fmt.Sprintf("the first question #%d", fact.Number)})
		}
	},
}
