package lint

import (
	"slices"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/qbank-dev/qbank/internal/ascii"
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
	for i := 0; i < len(text); {
		if i+8 <= len(text) && ascii.Pure(ascii.Eight(text[i:])) {
			i, n = i+8, n+8
			continue
		}
		size := 1
		if ascii.Syllable(text, i) {
			size = 3
		} else if text[i] >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[i:]); !alone(r) {
				// Only a proper segmentation tells from here on. The character before
				// is counted with it: it may be the first of a cluster.
				_, last := utf8.DecodeLastRuneInString(text[:i])
				n -= truth(last > 0)
				for g := displaywidth.StringGraphemes(text[i-last:]); g.Next(); {
					n++
				}
				return n
			}
		}
		i, n = i+size, n+1
	}
	return n
}

// alone tells of the characters of most texts that each of them is a grapheme
// cluster of its own, whatever stands beside it: ASCII, Latin letters, the usual
// punctuation, Chinese characters, Kana and Hangul syllables. A line end is here
// "\n".
func alone(r rune) bool {
	return r < 0x300 && r != 0xad || 0x2010 <= r && r <= 0x2027 || 0x3001 <= r && r <= 0x3029 ||
		0x3041 <= r && r <= 0x3096 || 0x30a0 <= r && r <= 0x30ff || 0x4e00 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd7a3
}
