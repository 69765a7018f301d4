package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/qbank-dev/qbank/internal/ascii"
	"github.com/qbank-dev/qbank/lint"
)

var longestOptionCorrect = &lint.Rule{
	Code:     "QB401",
	Name:     "longest-option-correct",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options: []lint.Option{
		{Name: "ratio", Default: 0.75, Doc: "report where the longest wrong option is shorter than this part of the right one"},
		{Name: "minWords", Default: 4, Doc: "how many words the right option must have"},
	},
	Doc: lint.Doc{
		What: "The one right option is much longer than each of the others: the longest wrong option is shorter than three quarters of it, counted in characters as people see them. Right options of fewer than four words are left alone.",
		Why:  "Authors qualify what must be true and dash off the rest, and candidates know it: who picks the longest option scores without knowing the subject, and who does know it is not told apart.",
		Bad: `## Question #1
Why does ice float on water?

A. Water molecules form an open lattice when they freeze, so that ice is less dense than water

B. Ice is colder than water

C. Air is trapped in the ice

D. Ice is harder than water

## Question #1 분석

### 선택지 분석

**A. Density** ⭐
- the lattice takes more room than the liquid ✅

**B. Cold**
- temperature alone lifts nothing ❌

**C. Air**
- clear ice floats as well ❌

**D. Hardness**
- hardness has nothing to do with floating ❌

## 문제 2
겨울보다 여름이 더운 까닭은 무엇인가?

A. 지구가 태양에 더 가까워지기 때문이다

B. 태양의 남중 고도가 높아 같은 넓이의 땅이 받는 빛이 많고 낮의 길이도 길기 때문이다

C. 태양이 더 밝아지기 때문이다

## 문제 2 해설

### 선택지 분석

**A. 거리**
- 북반구의 여름에 지구는 태양에서 더 멀다 ❌

**B. 남중 고도** ⭐
- 자전축이 기울어 있어 생기는 일이다 ✅

**C. 밝기**
- 태양의 밝기는 철마다 바뀌지 않는다 ❌
`,
		Good: `## Question #1
Why does ice float on water?

A. Freezing makes it less dense than water

B. Freezing makes it colder than water

C. Freezing traps air bubbles inside it

D. Freezing makes it harder than water

## Question #1 분석

### 선택지 분석

**A. Density** ⭐
- the lattice takes more room than the liquid ✅

**B. Cold**
- temperature alone lifts nothing ❌

**C. Air**
- clear ice floats as well ❌

**D. Hardness**
- hardness has nothing to do with floating ❌

## 문제 2
겨울보다 여름이 더운 까닭은 무엇인가?

A. 지구가 태양에 더 가까워지기 때문이다

B. 태양의 남중 고도가 높아지기 때문이다

C. 태양이 내는 빛이 밝아지기 때문이다

## 문제 2 해설

### 선택지 분석

**A. 거리**
- 북반구의 여름에 지구는 태양에서 더 멀다 ❌

**B. 남중 고도** ⭐
- 자전축이 기울어 있어 생기는 일이다 ✅

**C. 밝기**
- 태양의 밝기는 철마다 바뀌지 않는다 ❌
`,
		Reference: haladyna + `, guidelines 24 and 28d; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wrong, ok := distractors(q)
		if !ok || len(q.Key.Labels) != 1 || len(wrong) == 0 || len(wrong)+1 != len(q.Options) {
			return
		}
		texts := q.OptionTexts()
		at := 0
		for q.Options[at].Label != q.Key.Labels[0] {
			at++
		}
		right := q.Options[at]
		fields, least := 0, p.Int("minWords")
		for range strings.FieldsSeq(texts[at]) {
			if fields++; fields >= least {
				break
			}
		}
		if fields < least {
			return
		}
		key, longest := characters(texts[at]), 0
		for _, i := range wrong {
			longest = max(longest, characters(texts[i]))
			if float64(longest) >= p.Float("ratio")*float64(key) {
				return
			}
		}
		p.Reportf(right.TextSpan, "shorten the right option, or write out the others to its length",
			"the right option %c has %d characters, the longest of the others %d", right.Label, key, longest)
	},
}

// characters is the number of grapheme clusters of a text. Most text needs no
// table: ASCII letters and composed Hangul are one each.
func characters(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		switch {
		case s[i] < utf8.RuneSelf && s[i] != '\r':
			i++
		case ascii.Syllable(s, i):
			i += 3
		default:
			return uniseg.GraphemeClusterCount(s)
		}
	}
	return n
}
