package rules

import (
	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// itemWriting are the rules about how a question is written, in the order of
// their codes.
var itemWriting = []*lint.Rule{
	longestOptionCorrect,
	allOfTheAbove,
	noneOfTheAbove,
	negativeStem,
	absoluteTerms,
	vagueTerms,
	duplicateOptions,
	similarOptions,
	stemKeyWordOverlap,
	grammaticalCue,
	unfocusedStem,
	fillInTheBlank,
	complexOptions,
}

// The sources of the item-writing rules.
const (
	haladyna = `T. M. Haladyna, S. M. Downing, M. C. Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment", Applied Measurement in Education 15(3), 2002`
	tarrant  = `M. Tarrant et al., "The frequency of item writing flaws in multiple-choice questions used in high stakes nursing assessments", Nurse Education Today 26(8), 2006`
)

// extraWords is the option of the rules that look for words.
func extraWords(doc string) lint.Option {
	return lint.Option{Name: "words", Default: []string{}, Doc: doc}
}

// wholeOption finds the options that say one thing of a list and nothing more.
func wholeOption(p *lint.Pass, q *lint.Question, list lang.List, found func(o *parser.Option, span parser.Span, text string)) {
	extra := lang.NewPhrases(p.Strings("words"))
	r := readingOf(q)
	for i, o := range q.Options {
		// A phrase of a list is short.
		if n := o.TextSpan.Len(); n == 0 || n > 160 {
			continue
		}
		t := r.option(i)
		if t.words().Whole(list) || extra.Whole(t.prose) {
			all := t.words().Words
			m := lang.Match{Start: all[0].Start, End: all[len(all)-1].End}
			found(o, t.span(m), t.text(m))
		}
	}
}

// distractors are the indices of the options that are wrong; ok is false where
// that is unknown, since no key is given or it names an option that is not there.
func distractors(q *lint.Question) (wrong []int, ok bool) {
	r := readingOf(q)
	if !r.judged {
		r.judged = true
		r.wrong, r.known = r.wrong[:0], len(q.Key.Labels) > 0
		for _, l := range q.Key.Labels {
			r.known = r.known && q.Option(l) != nil
		}
		for i, o := range q.Options {
			if r.known && !q.Key.Has(o.Label) {
				r.wrong = append(r.wrong, i)
			}
		}
	}
	return r.wrong, r.known
}
