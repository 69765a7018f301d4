package rules

import (
	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var allOfTheAbove = &lint.Rule{
	Code:     "QB402",
	Name:     "all-of-the-above",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further phrases that stand for all options")},
	Doc: lint.Doc{
		What: `An option that stands for all others and says nothing more, as "All of the above", "A–D all", "위의 모든 것" or "모두 정답". A phrase such as "all of the above ports" within an option is none.`,
		Why:  `Who knows that two options are right picks it without judging the third, and who sees that one is wrong can strike it out: it measures less than any other option. It also breaks where options are shuffled, since nothing stands above it.`,
		Bad: `## Question #1
Which of these gases traps heat in the atmosphere?

A. Carbon dioxide

B. Methane

C. Water vapour

D. All of the above

## Question #1 분석

### 선택지 분석

**A. Carbon dioxide**
- absorbs infrared light

**B. Methane**
- absorbs infrared light

**C. Water vapour**
- absorbs infrared light

**D. All** ⭐
- the three are greenhouse gases

## 문제 2
조선 시대에 지은 궁궐은 무엇인가?

A. 경복궁

B. 창덕궁

C. 위의 모든 것

## 문제 2 해설

### 선택지 분석

**A. 경복궁**
- 1395년에 지었다

**B. 창덕궁**
- 1405년에 지었다

**C. 모두** ⭐
- 둘 다 조선의 궁궐이다
`,
		Good: `## Question #1
Which of these gases trap heat in the atmosphere? (Choose two.)

A. Carbon dioxide

B. Methane

C. Nitrogen

D. Argon

## Question #1 분석

### 선택지 분석

**A. Carbon dioxide** ⭐
- absorbs infrared light

**B. Methane** ⭐
- absorbs infrared light

**C. Nitrogen**
- lets infrared light pass

**D. Argon**
- lets infrared light pass

## 문제 2
조선 시대에 지은 궁궐은 무엇인가?

A. 만월대

B. 창덕궁

C. 월성

## 문제 2 해설

### 선택지 분석

**A. 만월대**
- 고려의 궁궐터이다

**B. 창덕궁** ⭐
- 1405년에 지었다

**C. 월성**
- 신라의 궁성이다
`,
		Reference: haladyna + `, guideline 26; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wholeOption(p, q, words.AllOfTheAbove, func(o *parser.Option, span parser.Span, text string) {
			p.Reportf(span, "let the question ask for several options, or write one of its own",
				"option %c stands for all others: %q", o.Label, text)
		})
	},
}
