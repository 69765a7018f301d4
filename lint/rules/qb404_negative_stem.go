package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
)

var negativeStem = &lint.Rule{
	Code:     "QB404",
	Name:     "negative-stem",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further words that make a question ask for the exception")},
	Doc: lint.Doc{
		What:      `The sentence that asks (the last one with a question mark, else the last one) asks for what is not so, as with "Which … is not", "except", "least likely", "아닌 것" or "옳지 않은 것", and the word is neither in capitals nor emphasised. A negation in the story, in a condition or in an aim ("so that no data is lost") is none.`,
		Why:       `Candidates under time read past a small "not" and answer the opposite question: they know the subject and lose the point. An emphasised word is seen; a positive question needs none.`,
		Bad:       example("QB404/bad.md"),
		Good:      example("QB404/good.md"),
		Reference: haladyna + `, guideline 17; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		t := q.StemPassage()
		extra := lang.NewPhrases(p.Strings("words"))
		asking, ok := lang.AskingSentence(t.Prose)
		if !ok {
			return
		}
		sentence := t.Prose[asking.Start:asking.End]
		all := lang.Scan(sentence)
		m, ok := lang.Find(lang.NegativeStem, all)
		if !ok && asking.Question {
			m, ok = lang.Find(lang.NegativeQuestion, all)
		}
		if !ok {
			m, ok = extra.Find(sentence, all)
		}
		m.Start, m.End = m.Start+asking.Start, m.End+asking.Start
		if !ok || lang.Emphasised(t.Text, asking, m) {
			return
		}
		p.Reportf(t.Span(m), "ask for what is so, or set the word in capitals or **bold**",
			"the question asks for the exception, and %q is not emphasised", t.At(m))
	},
}
