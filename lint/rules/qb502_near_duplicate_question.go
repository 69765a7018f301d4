package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/internal/similar"
	"github.com/qbank-dev/qbank/lint"
)

var nearDuplicateQuestion = &lint.Rule{
	Code:     "QB502",
	Name:     "near-duplicate-question",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options: []lint.Option{
		{Name: "similarity", Default: 0.85, Doc: "how much of two stems must be the same, from 0 to 1: the share of runs of five characters that both have"},
	},
	Doc: lint.Doc{
		What:      "A question whose stem is almost that of an earlier one, in one file or in any two files of the run: of the runs of five characters in both, 85 % or more are the same (Jaccard similarity). Case, white space, punctuation and emphasis make no difference, the options none either. Each question is reported once, with the first similar one as related place.\n\nA stem of fewer than 64 characters says too little of its question, as \"Which statement is true?\" does: there the stems must be equal and an option the same. Stems with different images are different, and a question that repeats another word for word is QB501 (duplicate-question).",
		Why:       "Two versions of a question in one exam give each other away, and count one thing twice. Often one of them is a copy with a correction that the other one still needs.",
		Bad:       example("QB502/bad.md"),
		Good:      example("QB502/good.md"),
		Reference: "A. Z. Broder, On the resemblance and containment of documents, SEQUENCES 1997; J. Leskovec, A. Rajaraman and J. D. Ullman, Mining of Massive Datasets, chapter 3. The similarity is estimated from sketches, with a standard error of 0.015 at most: of the pairs with a similarity of 0.80 one in a thousand is reported, and all of those with 0.90.",
	},
	CheckBank: checkNearDuplicateQuestion,
}

func checkNearDuplicateQuestion(p *lint.BankPass) {
	facts := p.Facts
	// What repeats another question word for word has been reported, and says
	// nothing new about a third one.
	repeated := firstWith(facts, func(f *lint.Fact) uint64 { return f.Content })
	earliest := make([]int32, len(facts))
	for i := range earliest {
		earliest[i] = none
	}
	original := func(i int) bool { return int(repeated[i]) == i }
	findSimilarStems(p, original, earliest)
	findSameShortStems(facts, original, earliest)
	for i, at := range earliest {
		if at == none {
			continue
		}
		fact, before := facts[i], facts[at]
		message := fmt.Sprintf("question #%d has the same stem as %s", fact.Number, factAt(before, fact))
		if fact.Stem != before.Stem {
			message = fmt.Sprintf("question #%d asks almost the same as %s (similarity %.2f)", fact.Number, factAt(before, fact), fact.Sketch.Similarity(before.Sketch))
		}
		p.Report(fact, message, "keep the better one, or ask for something else in one of them", relatedTo(before))
	}
}

// findSimilarStems looks for the stems that have sketches. Of equal stems only the
// first takes part in the search.
func findSimilarStems(p *lint.BankPass, original func(int) bool, earliest []int32) {
	facts := p.Facts
	first := firstWith(facts, func(f *lint.Fact) uint64 {
		if f.Sketch == nil {
			return 0
		}
		return f.Stem
	})
	var at []int32 // the questions that take part
	var sketches []*similar.Sketch
	for i := range facts {
		if int(first[i]) == i {
			at = append(at, int32(i))
			sketches = append(sketches, facts[i].Sketch)
		}
	}
	alike := make([]int32, len(facts)) // by question that takes part
	for k, s := range similar.Earliest(sketches, p.Float("similarity"), p.Jobs()) {
		alike[at[k]] = none
		if s != similar.None {
			alike[at[k]] = at[s]
		}
	}
	for i := range facts {
		switch {
		case first[i] == none || !original(i):
		case int(first[i]) == i:
			earliest[i] = alike[i]
		default:
			earliest[i] = min(first[i], alike[first[i]])
		}
	}
}

// findSameShortStems looks for equal short stems with an option in common.
func findSameShortStems(facts []*lint.Fact, original func(int) bool, earliest []int32) {
	first := firstWith(facts, func(f *lint.Fact) uint64 {
		if f.Sketch != nil {
			return 0
		}
		return f.Stem
	})
	several := make([]bool, len(facts)) // by first question
	for i := range facts {
		if first[i] != none && int(first[i]) != i {
			several[first[i]] = true
		}
	}
	seen := map[uint64]int32{} // by stem and option
	for i := range facts {
		if first[i] == none || !several[first[i]] || !original(i) {
			continue
		}
		for _, option := range facts[i].OptionTexts {
			if option == 0 {
				break
			}
			key := uint64(first[i])<<16 | uint64(option)
			at, ok := seen[key]
			switch {
			case !ok:
				seen[key] = int32(i)
			case int(at) != i:
				earliest[i] = min(earliest[i], at)
			}
		}
	}
}
