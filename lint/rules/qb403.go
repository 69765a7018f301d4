package rules

import (
	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var noneOfTheAbove = &lint.Rule{
	Code:     "QB403",
	Name:     "none-of-the-above",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further phrases that stand for none of the options")},
	Doc: lint.Doc{
		What: `An option that turns down all others and says nothing more, as "None of the above", "None of these", "해당 없음" or "정답 없음".`,
		Why:  `Who picks it has shown what is wrong and not what is right, so that it proves nothing about the candidate; and authors add it to fill up the options, so that it is seldom the key. It also breaks where options are shuffled.`,
		Bad: `## Question #1
Which planet is closest to the Sun?

A. Venus

B. Earth

C. Mercury

D. None of the above

## Question #1 분석

### 선택지 분석

**A. Venus**
- the second planet ❌

**B. Earth**
- the third planet ❌

**C. Mercury** ⭐
- the first planet ✅

**D. None**
- one of the three is right ❌

## 문제 2
대한민국의 국화는 무엇인가?

A. 무궁화

B. 진달래

C. 해당 없음

## 문제 2 해설

### 선택지 분석

**A. 무궁화** ⭐
- 나라꽃으로 여긴다 ✅

**B. 진달래**
- 나라꽃으로 정한 적이 없다 ❌

**C. 없음**
- 무궁화가 있다 ❌
`,
		Good: `## Question #1
Which planet is closest to the Sun?

A. Venus

B. Earth

C. Mercury

D. Mars

## Question #1 분석

### 선택지 분석

**A. Venus**
- the second planet ❌

**B. Earth**
- the third planet ❌

**C. Mercury** ⭐
- the first planet ✅

**D. Mars**
- the fourth planet ❌

## 문제 2
대한민국의 국화는 무엇인가?

A. 무궁화

B. 진달래

C. 개나리

## 문제 2 해설

### 선택지 분석

**A. 무궁화** ⭐
- 나라꽃으로 여긴다 ✅

**B. 진달래**
- 나라꽃으로 정한 적이 없다 ❌

**C. 개나리**
- 나라꽃으로 정한 적이 없다 ❌
`,
		Reference: haladyna + `, guideline 25; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wholeOption(p, q, words.NoneOfTheAbove, func(o *parser.Option, span parser.Span, text string) {
			p.Reportf(span, "replace it by an option that can be judged by itself",
				"option %c stands for none of the others: %q", o.Label, text)
		})
	},
}
