package rules

import (
	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var absoluteTerms = &lint.Rule{
	Code:     "QB405",
	Name:     "absolute-terms",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{extraWords("further words that leave no exception")},
	Doc: lint.Doc{
		What: `A wrong option claims something without exception ("always", "never", "All users …", "항상", "반드시"), and no right one has such a word. Words that only say what is acted on, as in "delete all objects", are no claim.`,
		Why:  `Hardly anything holds always, and candidates know it: the word tells that the option is wrong, and the question measures whether they know the trick.`,
		Bad: `## Question #1
Which statement about antibiotics is right?

A. They cure a cold in a few days

B. They act on bacteria

C. They always work at once

## Question #1 분석

### 선택지 분석

**A. A cold**
- viruses cause it ❌

**B. Bacteria** ⭐
- they stop bacteria from growing or kill them ✅

**C. Always**
- resistant bacteria survive ❌

## 문제 2
비밀번호에 관한 설명으로 옳은 것은 무엇인가?

A. 길수록 추측하기 어렵다

B. 반드시 한 달마다 바꾸어야 한다

C. 짧을수록 추측하기 어렵다

## 문제 2 해설

### 선택지 분석

**A. 길이** ⭐
- 길어지면 경우의 수가 늘어난다 ✅

**B. 주기**
- 정기적인 변경을 강요하지 않기를 권한다 ❌

**C. 짧음**
- 경우의 수가 줄어든다 ❌
`,
		Good: `## Question #1
Which statement about antibiotics is right?

A. They cure a cold in a few days

B. They act on bacteria

C. They act on fungi

## Question #1 분석

### 선택지 분석

**A. A cold**
- viruses cause it ❌

**B. Bacteria** ⭐
- they stop bacteria from growing or kill them ✅

**C. Fungi**
- antifungals do that ❌

## 문제 2
비밀번호에 관한 설명으로 옳은 것은 무엇인가?

A. 길수록 추측하기 어렵다

B. 한 달마다 바꾸면 길이는 상관없다

C. 짧을수록 추측하기 어렵다

## 문제 2 해설

### 선택지 분석

**A. 길이** ⭐
- 길어지면 경우의 수가 늘어난다 ✅

**B. 주기**
- 짧은 비밀번호는 하루 안에도 뚫린다 ❌

**C. 짧음**
- 경우의 수가 줄어든다 ❌
`,
		Reference: haladyna + `, guideline 28a; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wrong, ok := distractors(q)
		if !ok {
			return
		}
		extra := words.NewPhrases(p.Strings("words"))
		r := readingOf(q)
		for i, o := range q.Options {
			if !q.Key.Has(o.Label) {
				continue
			}
			t := r.option(i)
			if t.words().Has(words.AbsoluteWord) {
				return
			}
			if _, ok := extra.Find(t.prose, t.words().Words); ok {
				return
			}
		}
		for _, i := range wrong {
			t := r.option(i)
			all := t.words()
			if extra == nil && !all.Holds(words.Absolute) {
				continue
			}
			if all.Whole(words.AllOfTheAbove) || all.Whole(words.NoneOfTheAbove) {
				continue // QB402 and QB403
			}
			m, ok := all.Find(words.Absolute)
			if !ok {
				m, ok = extra.Find(t.prose, all.Words)
			}
			if ok {
				reportAbsolute(p, q.Options[i], t, m)
			}
		}
	},
}

func reportAbsolute(p *lint.Pass, o *parser.Option, t *passage, m words.Match) {
	p.Reportf(t.span(m), "leave the word out, or use one like it in a right option too",
		"%q tells that option %c is wrong: no right option claims so much", t.text(m), o.Label)
}
