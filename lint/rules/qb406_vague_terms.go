package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
)

var vagueTerms = &lint.Rule{
	Code:     "QB406",
	Name:     "vague-terms",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{extraWords("further words that are vague")},
	Doc: lint.Doc{
		What:      `An option says how often by a word without a number: "sometimes", "usually", "frequently", "보통", "때때로", "일반적으로" and the like. "Frequently accessed" and "how often" are none.`,
		Why:       `People differ widely in what "usually" means to them, so that experts can dispute the key; and a hedged option is hardly ever wrong, which candidates know.`,
		Bad:       example("QB406/bad.md"),
		Good:      example("QB406/good.md"),
		Reference: tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		extra := lang.NewPhrases(p.Strings("words"))
		for i, o := range q.Document().Options {
			t := q.OptionPassage(i)
			m, ok := t.Words().Find(lang.Vague)
			if !ok {
				m, ok = extra.Find(t.Prose, t.Words().Words)
			}
			if ok {
				p.Reportf(t.Span(m), "say how often, or leave the word out",
					"%q in option %s means something else to each reader", t.At(m), o.Label)
			}
		}
	},
}
