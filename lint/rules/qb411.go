package rules

import (
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var unfocusedStem = &lint.Rule{
	Code:     "QB411",
	Name:     "unfocused-stem",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further words that tell the reader what to do")},
	Doc: lint.Doc{
		What: `The stem asks nothing: it has no question mark, does not end in a colon, an ellipsis or a gap, holds no instruction ("Select …", "고르시오") and no Korean ending that asks ("까", "는가", "것은").`,
		Why:  "Candidates must read all options to guess what is meant, and each guesses something else; what is measured is how well they guess.",
		Bad: `## Question #1
Photosynthesis in green plants.

A. It takes place in the chloroplasts

B. It takes place in the mitochondria

C. It takes place in the nucleus

## Question #1 분석

### 선택지 분석

**A. Chloroplasts** ⭐
- they hold the chlorophyll ✅

**B. Mitochondria**
- respiration takes place there ❌

**C. Nucleus**
- it holds the chromosomes ❌

## 문제 2
대한민국의 헌법에 대하여 공부하였다.

A. 1948년에 제정되었다

B. 1960년에 제정되었다

C. 1987년에 제정되었다

## 문제 2 해설

### 선택지 분석

**A. 1948년** ⭐
- 7월 17일에 공포하였다 ✅

**B. 1960년**
- 세 번째로 개정한 해이다 ❌

**C. 1987년**
- 아홉 번째로 개정한 해이다 ❌
`,
		Good: `## Question #1
Where does photosynthesis take place in green plants?

A. In the chloroplasts

B. In the mitochondria

C. In the nucleus

## Question #1 분석

### 선택지 분석

**A. Chloroplasts** ⭐
- they hold the chlorophyll ✅

**B. Mitochondria**
- respiration takes place there ❌

**C. Nucleus**
- it holds the chromosomes ❌

## 문제 2
대한민국의 헌법을 처음 제정한 해를 고르시오.

A. 1948년

B. 1960년

C. 1987년

## 문제 2 해설

### 선택지 분석

**A. 1948년** ⭐
- 7월 17일에 공포하였다 ✅

**B. 1960년**
- 세 번째로 개정한 해이다 ❌

**C. 1987년**
- 아홉 번째로 개정한 해이다 ❌
`,
		Reference: haladyna + `, guidelines 14 and 15; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		r := readingOf(q)
		if !r.hasStem() {
			return
		}
		stem := r.stem()
		if stemAsks(p, stem.prose, stem.words) || noteAsks(p, q) {
			return
		}
		if !hasProse(stem.words()) && (strings.Contains(stem.raw, "![") || strings.Contains(stem.raw, "<img")) {
			// A picture may ask.
			return
		}
		m := words.Match{Start: 0, End: len(strings.TrimRight(stem.raw, " \t\r\n"))}
		if list := words.Sentences(stem.prose); len(list) > 0 {
			last := list[len(list)-1]
			m = words.Match{Start: last.Start, End: last.End}
		}
		p.Report(lint.Finding{
			Span:    firstLine(stem.span(m), stem.text(m)),
			Message: "the stem ends without a question, a colon or an instruction",
			Help:    "end it with a question, with a colon, or with what the reader has to do",
		})
	},
}

// hasProse tells whether a text has a word that is not code.
func hasProse(text *words.Text) bool {
	return slices.ContainsFunc(text.Words, func(w words.Word) bool { return !w.Code })
}

// noteAsks tells whether the note of a question's heading asks.
func noteAsks(p *lint.Pass, q *lint.Question) bool {
	if q.Heading.NoteSpan.Empty() {
		return false
	}
	var text words.Text
	prose := words.Prose(p.File.Source.Slice(q.Heading.NoteSpan))
	return stemAsks(p, prose, func() *words.Text {
		text.Read(prose, q.Memory())
		return &text
	})
}

// firstLine cuts a span at the end of its first line.
func firstLine(span parser.Span, text string) parser.Span {
	if n := strings.IndexAny(text, "\r\n"); n > 0 {
		span.End = span.Start + n
	}
	return span
}

// stemAsks tells whether a text asks for something or tells the reader what to do.
// It is cut into words where its signs do not tell.
func stemAsks(p *lint.Pass, prose string, cut func() *words.Text) bool {
	if strings.IndexByte(prose, '?') >= 0 || strings.Contains(prose, "？") {
		return true
	}
	end := strings.TrimRight(prose, " \t\r\n*_)”\"")
	for _, sign := range [...]string{":", "：", "…", "..."} {
		if strings.HasSuffix(end, sign) {
			return true
		}
	}
	if len(blanks(prose)) > 0 {
		return true
	}
	all := cut()
	if _, ok := all.Find(words.Instruction); ok {
		return true
	}
	if _, ok := all.Find(words.Asking); ok && sentenceAsks(prose) {
		return true
	}
	_, ok := words.NewPhrases(p.Strings("words")).Find(prose, all.Words)
	return ok
}

// sentenceAsks tells whether a sentence without a question mark asks by its words:
// the one that asks in its place, or another one that is not set down as a statement
// by a full stop. "What was written must stay readable." begins as a question does.
func sentenceAsks(prose string) bool {
	asks := func(s words.Sentence) bool {
		_, ok := words.Find(words.Asking, words.Scan(prose[s.Start:s.End]))
		return ok
	}
	if s, ok := words.AskingSentence(prose); ok && asks(s) {
		return true
	}
	for _, s := range words.Sentences(prose) {
		end := strings.TrimRight(prose[s.Start:s.End], "*_)”\"'’")
		if !strings.HasSuffix(end, ".") && !strings.HasSuffix(end, "。") && !strings.HasSuffix(end, "!") && asks(s) {
			return true
		}
	}
	return false
}
