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
		doc := q.Document()
		wrong, ok := distractors(doc)
		if !ok || len(wrong) == 0 {
			return
		}
		asked := map[string]bool{} // the words of the question's stem, by their own
		eachCue(q.StemPassage(), func(w *lang.Word) { asked[w.Stem()] = true })
		elsewhere := map[string]bool{} // the families of words that are no cue
		for _, word := range p.Strings("ignore") {
			elsewhere[lang.Family(word)] = true
		}
		for _, i := range wrong {
			addFamilies(elsewhere, q.OptionPassage(i))
		}
		for i, o := range doc.Options {
			if !o.Correct {
				continue
			}
			t := q.OptionPassage(i)
			found := false
			eachCue(t, func(w *lang.Word) {
				if found || !asked[w.Stem()] || elsewhere[w.Family()] {
					return
				}
				found = true
				m := lang.Match{Start: w.Start, End: w.End}
				p.Reportf(t.Span(m), "use the word in a wrong option too, or in other words here",
					"%q stands in the stem and in the right option %s only", t.At(m), o.Label)
			})
		}
	},
}

// eachCue calls found for each word that means something and is long enough to be
// noticed when it comes again.
func eachCue(t *lint.Passage, found func(w *lang.Word)) {
	all := t.Words().Words
	for i := range all {
		if w := &all[i]; !w.In(lang.Common) && w.Lasting() {
			found(w)
		}
	}
}

// addFamilies adds the families of the words of a passage, those in code included.
func addFamilies(families map[string]bool, t *lint.Passage) {
	all := t.Words().Words
	for i := range all {
		switch w := &all[i]; {
		case w.In(lang.Common):
		case w.Code:
			families[lang.Family(t.Text[w.Start:w.End])] = true
		default:
			families[w.Family()] = true
		}
	}
}
