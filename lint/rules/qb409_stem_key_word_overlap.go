package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
)

var stemKeyWordOverlap = &lint.Rule{
	Code:     "QB409",
	Name:     "stem-key-word-overlap",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{{Name: "ignore", Default: []string{}, Doc: "further words that are no cue"}},
	Doc: lint.Doc{
		What:      "A word of the stem stands in the right option and in no wrong one: a word of four letters or more (of two syllables or more in Hangul) with a meaning of its own, whatever its ending. Words of any question, such as \"following\" or \"다음\", and those that no scenario of computing can do without, such as \"server\", do not count.",
		Why:       "The repeated word rings: candidates pick the option that sounds like the question, and score without knowing the subject.",
		Bad:       example("QB409/bad.md"),
		Good:      example("QB409/good.md"),
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
			c.offer(i, r.option(i).words())
		}
		c.ask(r.stem().words())
		if !c.asked {
			return
		}
		for _, word := range p.Strings("ignore") {
			_, root := lang.Sums(word)
			c.ring(root)
		}
		// A word that a wrong option has too is no cue.
		for _, i := range wrong {
			t := r.option(i)
			all := t.words().Words
			for k := range all {
				w := &all[k]
				if w.In(lang.Common) {
					continue
				}
				_, root := w.Sums()
				if w.Code {
					_, root = lang.Sums(t.raw[w.Start:w.End])
				}
				c.ring(root)
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
