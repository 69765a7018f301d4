package rules

import (
	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
)

var vagueTerms = &lint.Rule{
	Code:     "QB406",
	Name:     "vague-terms",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{extraWords("further words that are vague")},
	Doc: lint.Doc{
		What: `An option says how often by a word without a number: "sometimes", "usually", "frequently", "보통", "때때로", "일반적으로" and the like. "Frequently accessed" and "how often" are none.`,
		Why:  `People differ widely in what "usually" means to them, so that experts can dispute the key; and a hedged option is hardly ever wrong, which candidates know.`,
		Bad: `## Question #1
What does the human heart do at rest?

A. It usually beats faster than at work

B. It beats 60 to 100 times per minute

C. It pauses for three seconds

## Question #1 분석

### 선택지 분석

**A. Fast**
- the rate falls at rest ❌

**B. 60 to 100** ⭐
- the normal range of adults ✅

**C. Pauses**
- pauses of seconds are a disorder ❌

## 문제 2
태풍은 어디에서 생기는가?

A. 따뜻한 바다 위

B. 보통 차가운 바다 위

C. 사막 위

## 문제 2 해설

### 선택지 분석

**A. 따뜻한 바다** ⭐
- 수온이 섭씨 26도를 넘는 바다에서 생긴다 ✅

**B. 차가운 바다**
- 수증기가 모자란다 ❌

**C. 사막**
- 수증기가 모자란다 ❌
`,
		Good: `## Question #1
What does the human heart do at rest?

A. It beats 120 to 160 times per minute

B. It beats 60 to 100 times per minute

C. It pauses for three seconds

## Question #1 분석

### 선택지 분석

**A. 120 to 160**
- the rate falls at rest ❌

**B. 60 to 100** ⭐
- the normal range of adults ✅

**C. Pauses**
- pauses of seconds are a disorder ❌

## 문제 2
태풍은 어디에서 생기는가?

A. 따뜻한 바다 위

B. 차가운 바다 위

C. 사막 위

## 문제 2 해설

### 선택지 분석

**A. 따뜻한 바다** ⭐
- 수온이 섭씨 26도를 넘는 바다에서 생긴다 ✅

**B. 차가운 바다**
- 수증기가 모자란다 ❌

**C. 사막**
- 수증기가 모자란다 ❌
`,
		Reference: tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		extra := words.NewPhrases(p.Strings("words"))
		r := readingOf(q)
		for i, o := range q.Options {
			t := r.option(i)
			m, ok := t.words().Find(words.Vague)
			if !ok {
				m, ok = extra.Find(t.prose, t.words().Words)
			}
			if ok {
				p.Reportf(t.span(m), "say how often, or leave the word out",
					"%q in option %c means something else to each reader", t.text(m), o.Label)
			}
		}
	},
}
