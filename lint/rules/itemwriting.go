package rules

import (
	"slices"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
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
func wholeOption(p *lint.Pass, q *lint.Question, list lang.List, found func(label string, span parser.Span, text string)) {
	extra := lang.NewPhrases(p.Strings("words"))
	doc := q.Document()
	for i := range doc.Options {
		// A phrase of a list is short.
		if n := doc.Places.Options[i].Text.Len(); n == 0 || n > 160 {
			continue
		}
		t := q.OptionPassage(i)
		if words := t.Words(); words.Whole(list) || extra.Whole(t.Prose) {
			first, last := words.Words[0], words.Words[len(words.Words)-1]
			m := lang.Match{Start: first.Start, End: last.End}
			found(doc.Options[i].Label, t.Span(m), t.At(m))
		}
	}
}

// distractors returns the indices of the options that are wrong. It is not ok where
// that is unknown, since no key is given or it names an option that is not there.
func distractors(doc *schema.Document) (wrong []int, ok bool) {
	for _, label := range doc.Answer {
		if !hasOption(doc, label) {
			return nil, false
		}
	}
	for i := range doc.Options {
		if !doc.Options[i].Correct {
			wrong = append(wrong, i)
		}
	}
	return wrong, len(doc.Answer) > 0
}

func hasOption(doc *schema.Document, label string) bool {
	return slices.ContainsFunc(doc.Options, func(o schema.Option) bool { return o.Label == label })
}
