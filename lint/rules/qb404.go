package rules

import (
	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
)

var negativeStem = &lint.Rule{
	Code:     "QB404",
	Name:     "negative-stem",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further words that make a question ask for the exception")},
	Doc: lint.Doc{
		What: `The sentence that asks (the last one with a question mark, else the last one) asks for what is not so, as with "Which … is not", "except", "least likely", "아닌 것" or "옳지 않은 것", and the word is neither in capitals nor emphasised. A negation in the story, in a condition or in an aim ("so that no data is lost") is none.`,
		Why:  `Candidates under time read past a small "not" and answer the opposite question: they know the subject and lose the point. An emphasised word is seen; a positive question needs none.`,
		Bad: `## Question #1
Which of these metals is not magnetic at room temperature?

A. Iron

B. Nickel

C. Copper

## Question #1 분석

### 선택지 분석

**A. Iron**
- ferromagnetic below 770 degrees Celsius

**B. Nickel**
- ferromagnetic below 354 degrees Celsius

**C. Copper** ⭐
- a magnet does not attract it

## 문제 2
다음 중 포유류가 아닌 것은?

A. 고래

B. 박쥐

C. 펭귄

## 문제 2 해설

### 선택지 분석

**A. 고래**
- 새끼를 젖으로 기른다

**B. 박쥐**
- 날아다니는 포유류이다

**C. 펭귄** ⭐
- 알을 낳는 새이다
`,
		Good: `## Question #1
Which of these metals is NOT magnetic at room temperature?

A. Iron

B. Nickel

C. Copper

## Question #1 분석

### 선택지 분석

**A. Iron**
- ferromagnetic below 770 degrees Celsius

**B. Nickel**
- ferromagnetic below 354 degrees Celsius

**C. Copper** ⭐
- a magnet does not attract it

## 문제 2
다음 중 포유류가 **아닌** 것은?

A. 고래

B. 박쥐

C. 펭귄

## 문제 2 해설

### 선택지 분석

**A. 고래**
- 새끼를 젖으로 기른다

**B. 박쥐**
- 날아다니는 포유류이다

**C. 펭귄** ⭐
- 알을 낳는 새이다
`,
		Reference: haladyna + `, guideline 17; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		t := readingOf(q).stem()
		extra := words.NewPhrases(p.Strings("words"))
		// Most stems have no such word at all, in whatever sentence.
		if all := t.words(); extra == nil && !all.Holds(words.NegativeStem) && !all.Holds(words.NegativeQuestion) {
			return
		}
		asking, ok := words.AskingSentence(t.prose)
		if !ok {
			return
		}
		sentence := t.prose[asking.Start:asking.End]
		all := words.Scan(sentence)
		m, ok := words.Find(words.NegativeStem, all)
		if !ok && asking.Question {
			m, ok = words.Find(words.NegativeQuestion, all)
		}
		if !ok {
			m, ok = extra.Find(sentence, all)
		}
		m.Start, m.End = m.Start+asking.Start, m.End+asking.Start
		if !ok || words.Emphasised(t.raw, asking, m) {
			return
		}
		p.Reportf(t.span(m), "ask for what is so, or set the word in capitals or **bold**",
			"the question asks for the exception, and %q is not emphasised", t.text(m))
	},
}
