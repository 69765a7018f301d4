package lint

import (
	"slices"

	"github.com/clipperhouse/displaywidth"
)

// cues sets what each trick picks in a question with one key. Of two options,
// which mostly are yes and no, the length and the words tell nothing about how
// they were written.
func (w *factWriter) cues(fact *Fact, key int) {
	if len(w.options) > 2 {
		fact.Longest = w.most(key, func(i int) int { return textLength(w.options[i]) })
		w.words.read(w.stem, w.cut[0])
		fact.StemWords = w.most(key, func(i int) int { return w.words.shared(w.options[i], w.cut[1+i]) })
	}
	fact.AllAbove = w.most(key, func(i int) int { return truth(w.refers[i] == toAll) })
	fact.NoneAbove = w.most(key, func(i int) int { return truth(w.refers[i] == toNone) })
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// most picks the options with the highest score; where all have the same there is
// nothing to pick by.
func (w *factWriter) most(key int, score func(option int) int) Pick {
	w.scores = w.scores[:0]
	for i := range w.options {
		w.scores = append(w.scores, score(i))
	}
	highest := slices.Max(w.scores)
	picked := uint8(0)
	for _, s := range w.scores {
		if s == highest {
			picked++
		}
	}
	if int(picked) == len(w.scores) {
		return Pick{}
	}
	return Pick{Picked: picked, Right: w.scores[key] == highest}
}

// textLength is the length of a text as people count it, in grapheme clusters.
func textLength(text string) int {
	n := 0
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		n++
	}
	return n
}
