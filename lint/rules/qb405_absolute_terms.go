package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
)

var absoluteTerms = &lint.Rule{
	Code:     "QB405",
	Name:     "absolute-terms",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{extraWords("further words that leave no exception")},
	Doc: lint.Doc{
		What:      `A wrong option claims something without exception ("always", "never", "All users …", "항상", "반드시"), and no right one has such a word. Words that only say what is acted on, as in "delete all objects", are no claim.`,
		Why:       `Hardly anything holds always, and candidates know it: the word tells that the option is wrong, and the question measures whether they know the trick.`,
		Bad:       example("QB405/bad.md"),
		Good:      example("QB405/good.md"),
		Reference: haladyna + `, guideline 28a; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		doc := q.Document()
		wrong, ok := distractors(doc)
		if !ok {
			return
		}
		extra := lang.NewPhrases(p.Strings("words"))
		for i, o := range doc.Options {
			if !o.Correct {
				continue
			}
			t := q.OptionPassage(i)
			if t.Words().Has(lang.AbsoluteWord) {
				return
			}
			if _, ok := extra.Find(t.Prose, t.Words().Words); ok {
				return
			}
		}
		for _, i := range wrong {
			t := q.OptionPassage(i)
			all := t.Words()
			if all.Whole(lang.AllOfTheAbove) || all.Whole(lang.NoneOfTheAbove) {
				continue // QB402 and QB403
			}
			m, ok := all.Find(lang.Absolute)
			if !ok {
				m, ok = extra.Find(t.Prose, all.Words)
			}
			if ok {
				p.Reportf(t.Span(m), "leave the word out, or use one like it in a right option too",
					"%q tells that option %s is wrong: no right option claims so much", t.At(m), doc.Options[i].Label)
			}
		}
	},
}
