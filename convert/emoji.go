package convert

import (
	"strings"

	"github.com/qbank-dev/qbank/schema"
)

// emojiMask works round the YAML library, which takes characters beyond U+FFFF
// for unprintable: one 📋 turns a readable block of text into a single quoted
// line of escapes. YAML 1.2 allows them (section 5.1), so that they are replaced
// by unused private-use characters before encoding and put back afterwards.
type emojiMask struct {
	question *schema.Question
	back     *strings.Replacer
}

// Private-use characters in the Basic Multilingual Plane.
const privateFirst, privateLast = '\uE000', '\uF8FF'

func newEmojiMask(q *schema.Question) emojiMask {
	used := map[rune]bool{}
	var wide []rune
	eachText(q, func(s string) string {
		for i := 0; i < len(s); i++ {
			// Both kinds begin with one of these bytes in UTF-8.
			if s[i] < 0xEE {
				continue
			}
			for _, r := range s[i:] {
				if (r > 0xFFFF || privateFirst <= r && r <= privateLast) && !used[r] {
					used[r] = true
					if r > 0xFFFF {
						wide = append(wide, r)
					}
				}
			}
			break
		}
		return s
	})
	if len(wide) == 0 {
		return emojiMask{question: q}
	}
	var there, back []string
	private := privateFirst
	for _, r := range wide {
		for used[private] && private <= privateLast {
			private++
		}
		if private > privateLast {
			break
		}
		there = append(there, string(r), string(private))
		back = append(back, string(private), string(r))
		private++
	}
	masked := clone(q)
	eachText(masked, strings.NewReplacer(there...).Replace)
	return emojiMask{question: masked, back: strings.NewReplacer(back...)}
}

func (m emojiMask) restore(s string) string {
	if m.back == nil {
		return s
	}
	return m.back.Replace(s)
}

// clone copies a question as deep as eachText writes.
func clone(q *schema.Question) *schema.Question {
	c := *q
	c.Options = append([]schema.Option(nil), q.Options...)
	if q.Source != nil {
		source := *q.Source
		c.Source = &source
	}
	if q.Analysis == nil {
		return &c
	}
	a := *q.Analysis
	a.Sections = append([]schema.Section(nil), a.Sections...)
	a.Options = append([]schema.OptionAnalysis(nil), a.Options...)
	for i := range a.Options {
		a.Options[i].Reasons = append([]schema.Reason(nil), a.Options[i].Reasons...)
	}
	c.Analysis = &a
	return &c
}

// eachText applies change to each text of a question.
func eachText(q *schema.Question, change func(string) string) {
	set := func(s *string) { *s = change(*s) }
	if q.Source != nil {
		set(&q.Source.File)
	}
	set(&q.Note)
	set(&q.Stem)
	for i := range q.Options {
		set(&q.Options[i].Text)
	}
	if a := q.Analysis; a != nil {
		set(&a.Title)
		set(&a.Note)
		set(&a.Body)
		for i := range a.Sections {
			set(&a.Sections[i].Title)
			set(&a.Sections[i].Body)
		}
		for i := range a.Options {
			set(&a.Options[i].Title)
			set(&a.Options[i].Body)
			for k := range a.Options[i].Reasons {
				set(&a.Options[i].Reasons[k].Text)
			}
		}
	}
}
