package rules

import (
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
)

var stemKeyWordOverlap = &lint.Rule{
	Code:     "QB409",
	Name:     "stem-key-word-overlap",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{{Name: "ignore", Default: []string{}, Doc: "further words that are no cue"}},
	Doc: lint.Doc{
		What: "A word of the stem stands in the right option and in no wrong one: a word of four letters or more (of two syllables or more in Hangul) with a meaning of its own, whatever its ending. Words of any question, such as \"following\" or \"다음\", and those that no scenario of computing can do without, such as \"server\", do not count.",
		Why:  "The repeated word rings: candidates pick the option that sounds like the question, and score without knowing the subject.",
		Bad: `## Question #1
What does a seismograph record?

A. The rainfall of a day

B. A record of ground waves

C. The stars of a galaxy

## Question #1 분석

### 선택지 분석

**A. Rain**
- a rain gauge does that ❌

**B. Waves** ⭐
- it draws the movements of the ground ✅

**C. Stars**
- telescopes do that ❌

## 문제 2
탄소 동화 작용에 쓰이는 기체는 무엇인가?

A. 산소

B. 이산화 탄소

C. 질소

## 문제 2 해설

### 선택지 분석

**A. 산소**
- 광합성에서 나오는 기체이다 ❌

**B. 이산화 탄소** ⭐
- 물과 함께 포도당이 된다 ✅

**C. 질소**
- 식물이 기체로는 쓰지 못한다 ❌
`,
		Good: `## Question #1
What does a seismograph record?

A. The rainfall of a day

B. The waves of the ground

C. The stars of a galaxy

## Question #1 분석

### 선택지 분석

**A. Rain**
- a rain gauge does that ❌

**B. Waves** ⭐
- it draws the movements of the ground ✅

**C. Stars**
- telescopes do that ❌

## 문제 2
광합성에 쓰이는 기체는 무엇인가?

A. 산소

B. 이산화 탄소

C. 질소

## 문제 2 해설

### 선택지 분석

**A. 산소**
- 광합성에서 나오는 기체이다 ❌

**B. 이산화 탄소** ⭐
- 물과 함께 포도당이 된다 ✅

**C. 질소**
- 식물이 기체로는 쓰지 못한다 ❌
`,
		Reference: haladyna + `, guideline 28b; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wrong, ok := distractors(q)
		if !ok || len(wrong) == 0 {
			return
		}
		r := readingOf(q)
		c := &r.cues
		c.begin()
		for i, o := range q.Options {
			if !q.Key.Has(o.Label) {
				continue
			}
			t := r.option(i)
			c.contentWords(t, nil, func(word []byte, w *words.Word) { c.add(i, word, w) })
		}
		stem := r.stem()
		c.contentWords(stem, &c.starts, c.ask)
		if !c.asked {
			return
		}
		for _, word := range p.Strings("ignore") {
			c.buf = words.AppendStem(c.buf[:0], word, 2)
			c.ring(c.buf)
		}
		// A word that a wrong option has too is no cue.
		for _, i := range wrong {
			t := r.option(i)
			all := t.words().Words
			for k := range all {
				if w := &all[k]; !w.In(words.Common) {
					c.buf = words.AppendStem(c.buf[:0], t.raw[w.Start:w.End], 2)
					c.ring(c.buf)
				}
			}
		}
		last := -1
		for _, one := range c.list {
			if one.option == last || !c.isCue(one) {
				continue
			}
			last = one.option
			t := r.option(one.option)
			p.Reportf(t.span(one.at), "use the word in a wrong option too, or in other words here",
				"%q stands in the stem and in the right option %c only", t.text(one.at), q.Options[one.option].Label)
		}
	},
}

// wordRoot is what words of one family begin with: a wrong option with
// "organizational" rings as one with "organization" does.
func wordRoot(stem []byte) []byte {
	const letters = 6
	n, i := 0, 0
	for ; i < len(stem) && n < letters; n++ {
		_, size := utf8.DecodeRune(stem[i:])
		i += size
	}
	return stem[:i]
}

// contentWords hands on the words of a text that can be a cue, with their stems:
// those that begin as starts says, nil for all.
func (c *cueReading) contentWords(t *passage, starts *wordStarts, yield func(stem []byte, w *words.Word)) {
	all := t.words().Words
	for i := range all {
		w := &all[i]
		raw := t.raw[w.Start:w.End]
		if w.Code || w.In(words.Common) || starts != nil && !starts.may(raw) {
			continue
		}
		// Long enough to be heard again: two syllables of Hangul without a
		// particle, or four letters.
		if isASCII(raw) {
			if countLetters(raw) < 4 {
				continue
			}
		} else {
			c.buf = words.AppendStem(c.buf[:0], raw, 1)
			if hangul, runes := syllables(c.buf); hangul && runes < 2 || !hangul && countLetters(raw) < 4 {
				continue
			}
		}
		c.buf = words.AppendStem(c.buf[:0], raw, 2)
		yield(c.buf, w)
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// syllables tells whether a word has Hangul, and how many runes it has.
func syllables(word []byte) (hangul bool, runes int) {
	for i := 0; i < len(word); runes++ {
		r, n := utf8.DecodeRune(word[i:])
		hangul = hangul || '가' <= r && r <= '힣'
		i += n
	}
	return hangul, runes
}

func countLetters(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
