package rules

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var duplicateOptions = &lint.Rule{
	Code:     "QB407",
	Name:     "duplicate-options",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "Two options of one question with the same text. White space, emphasis, the form of quotes, a final full stop and the case of words of four letters and more make no difference; code, signs, numbers and short words such as units (mW, MW) are compared as they stand.",
		Why:  "If the text is right, two options are right and only one of them scores; if it is wrong, the question has one option fewer than it shows. Mostly one was pasted over another and is lost.",
		Bad: `## Question #1
Which river flows through Vienna?

A. The Danube

B. The Rhine

C. The danube.

## Question #1 분석

### 선택지 분석

**A. Danube** ⭐
- it flows through four capitals ✅

**B. Rhine**
- it flows through Cologne ❌

**C. Danube**
- the same river once more ❌

## 문제 2
서울을 가로지르는 강은 무엇인가?

A. 한강

B. 낙동강

C. 낙동강

## 문제 2 해설

### 선택지 분석

**A. 한강** ⭐
- 태백에서 시작하여 서해로 흐른다 ✅

**B. 낙동강**
- 부산에서 남해로 흐른다 ❌

**C. 낙동강**
- 부산에서 남해로 흐른다 ❌
`,
		Good: `## Question #1
Which river flows through Vienna?

A. The Danube

B. The Rhine

C. The Elbe

## Question #1 분석

### 선택지 분석

**A. Danube** ⭐
- it flows through four capitals ✅

**B. Rhine**
- it flows through Cologne ❌

**C. Elbe**
- it flows through Dresden ❌

## 문제 2
서울을 가로지르는 강은 무엇인가?

A. 한강

B. 낙동강

C. 금강

## 문제 2 해설

### 선택지 분석

**A. 한강** ⭐
- 태백에서 시작하여 서해로 흐른다 ✅

**B. 낙동강**
- 부산에서 남해로 흐른다 ❌

**C. 금강**
- 군산에서 서해로 흐른다 ❌
`,
		Reference: haladyna + `, guideline 22`,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		texts := q.OptionTexts()
		if allDiffer(texts) {
			return
		}
		first := make(map[string]*parser.Option, len(q.Options))
		for i, o := range q.Options {
			key := optionKey(texts[i])
			if key == "" {
				continue
			}
			other := first[key]
			if other == nil {
				first[key] = o
				continue
			}
			p.Report(lint.Finding{
				Span:    o.TextSpan,
				Message: fmt.Sprintf("option %c says the same as option %c", o.Label, other.Label),
				Help:    "write what the option was meant to say, or take it out",
				Related: []parser.Related{{Span: other.TextSpan, Message: fmt.Sprintf("option %c", other.Label)}},
			})
		}
	},
}

// allDiffer tells of the options of most questions that no two have the same key. For
// most of them their first letters do.
func allDiffer(texts []string) bool {
	return differ(texts, 12) || differ(texts, math.MaxInt)
}

// differ tells whether the first letters of texts are sure to differ.
func differ(texts []string, letters int) bool {
	var marks [8]uint64
	if len(texts) > len(marks) {
		return false
	}
	for i, text := range texts {
		mark, ok := letterMark(text, letters)
		if !ok || slices.Contains(marks[:i], mark) {
			return false
		}
		marks[i] = mark
	}
	return true
}

// letterMark is a hash of the first letters and digits of a text, which is the same
// for texts with the same key. It is not ok where there are letters with a small form
// other than those of ASCII among them.
func letterMark(text string, letters int) (mark uint64, ok bool) {
	const prime = 1099511628211 // that of FNV-1a
	for i := 0; i < len(text) && letters > 0; i++ {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < utf8.RuneSelf:
			continue
		case c == 0xc2, c == 0xe3, c >= 0xee, c == 0xe2 && !strings.HasPrefix(text[i:], "\xe2\x84"):
			// Signs, kana and pictographs; the sign for kelvin would become a "k".
			continue
		case c < 0xc0:
			continue // the rest of such a character
		case 0xe4 <= c && i+2 < len(text) && (c != 0xea || text[i+1] >= 0xb0):
			// Chinese characters and Hangul syllables.
			mark = (mark ^ uint64(c)) * prime
			mark = (mark ^ uint64(text[i+1])) * prime
			i += 2
			c = text[i]
		default:
			return 0, false
		}
		mark = (mark ^ uint64(c)) * prime
		letters--
	}
	return mark, true
}

// sameSign maps signs that differ in form alone.
var sameSign = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "**", "", "\u00a0", " ", "\u200b", "", "\ufeff", "", "\u00ad", "")

// optionKey is what two texts are compared by: they are the same where it is. It
// errs on the side of difference, since a capital or a comma can be all that an
// option is about.
func optionKey(text string) string {
	code := strings.IndexByte(text, '`') >= 0
	if !code {
		text = sameSign.Replace(text)
	}
	text = strings.TrimRight(text, " \n.。;")
	var b strings.Builder
	b.Grow(len(text))
	for i, field := range strings.Fields(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		if code || !foldable(field, i == 0) {
			b.WriteString(field)
			continue
		}
		b.WriteString(strings.ToLower(field))
	}
	return b.String()
}

// foldable tells whether the case of a word says nothing: it has four letters or
// more and nothing but letters inside, or it begins the text as "The" does.
func foldable(word string, first bool) bool {
	word = strings.TrimFunc(word, unicode.IsPunct)
	letters, upper := 0, 0
	for i, r := range word {
		switch {
		case !unicode.IsLetter(r):
			return false
		case i > 0 && unicode.IsUpper(r):
			upper++
		}
		letters++
	}
	return letters > 3 && (upper == 0 || upper == letters-1) || first && letters > 1 && upper == 0
}
