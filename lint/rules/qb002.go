package rules

import "github.com/qbank-dev/qbank/lint"

var strayContent = &lint.Rule{
	Code:     "QB002",
	Name:     "stray-content",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `Text that belongs to no question: options before the first question heading, or a heading between two questions that is not deeper than theirs, with what stands below it. A title and an introduction before the first question are welcome.`,
		Why:  `It is in the file, but in no question, so that it is missing from every document that is made from the bank. Most often a heading lost its number, or a section of an analysis is one level too high.`,
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

## 추가 설명
서울의 인구는 약 940만 명이다.

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

### 추가 설명
서울의 인구는 약 940만 명이다.

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
	CheckFile: fromParser("QB002"),
}
