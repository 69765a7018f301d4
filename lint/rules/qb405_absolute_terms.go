package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
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
		What:      `A wrong option claims something without exception ("always", "never", "All users …", "항상", "반드시"), and no right one has such a word. Words that only say what is acted on, as in "delete all objects", are no claim.`,
		Why:       `Hardly anything holds always, and candidates know it: the word tells that the option is wrong, and the question measures whether they know the trick.`,
		Bad:       example("QB405/bad.md"),
		Good:      example("QB405/good.md"),
		Reference: haladyna + `, guideline 28a; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		wrong, ok := distractors(q)
		if !ok {
			return
		}
		extra := lang.NewPhrases(p.Strings("words"))
		r := readingOf(q)
		for i, o := range q.Options {
			if !q.Key.Has(o.Label) {
				continue
			}
			t := r.option(i)
			if t.words().Has(lang.AbsoluteWord) {
				return
			}
			if _, ok := extra.Find(t.prose, t.words().Words); ok {
				return
			}
		}
		for _, i := range wrong {
			t := r.option(i)
			all := t.words()
			if extra == nil && !all.Holds(lang.Absolute) {
				continue
			}
			if all.Whole(lang.AllOfTheAbove) || all.Whole(lang.NoneOfTheAbove) {
				continue // QB402 and QB403
			}
			m, ok := all.Find(lang.Absolute)
			if !ok {
				m, ok = extra.Find(t.prose, all.Words)
			}
			if ok {
				reportAbsolute(p, q.Options[i], t, m)
			}
		}
	},
}

func reportAbsolute(p *lint.Pass, o *parser.Option, t *passage, m lang.Match) {
	p.Reportf(t.span(m), "leave the word out, or use one like it in a right option too",
		"%q tells that option %c is wrong: no right option claims so much", t.text(m), o.Label)
}
