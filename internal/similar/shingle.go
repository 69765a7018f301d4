package similar

import "unicode"

// ShingleLength is how many characters a shingle has.
const ShingleLength = 5

// Sketcher makes sketches of texts. It keeps its buffers from text to text and is
// not safe for concurrent use. Its zero value is ready.
type Sketcher struct {
	folded []rune
	bins   bins
}

// Sketch returns the sketch of a text in NFC and its number of shingles, repeated
// ones included. The sketch is nil where there are fewer than
// least, and never for a text without any letter. Texts with different salts have
// nothing in common.
//
// Case, white space, punctuation, emphasis and pictographs make no difference.
func (s *Sketcher) Sketch(text string, salt uint64, least int) (*Sketch, int) {
	s.folded = fold(s.folded[:0], text)
	count := len(s.folded) - ShingleLength + 1
	if len(s.folded) > 0 {
		count = max(count, 1)
	}
	if count < max(least, 1) {
		return nil, max(count, 0)
	}
	s.shingles(salt)
	return s.bins.take(), count
}

// multiplier is that of the polynomial over the characters of a shingle: an odd
// number without pattern, 2^64 divided by the golden ratio.
//
// The polynomial and [mix] are not from a library, since the similarities that are
// reported, and sketches in caches, depend on each bit of the hash.
const multiplier = 0x9e3779b97f4a7c15

// shingles puts the hash of each shingle into its bin. A text shorter than a
// shingle is one as a whole.
func (s *Sketcher) shingles(salt uint64) {
	for i := range max(len(s.folded)-ShingleLength+1, 1) {
		var h uint64
		for _, r := range s.folded[i:min(i+ShingleLength, len(s.folded))] {
			h = h*multiplier + uint64(r)
		}
		s.bins.put(mix(h ^ salt))
	}
}

// mix spreads every bit over all others: the finaliser of SplitMix64 (Steele, Lea
// & Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// fold appends what counts of a text: letters in lower case, digits, the signs of
// formulas and currencies, and one space for whatever comes between words.
func fold(to []rune, text string) []rune {
	for _, r := range text {
		r = foldRune(r)
		if r != drop && (r != ' ' || len(to) > 0 && to[len(to)-1] != ' ') {
			to = append(to, r)
		}
	}
	if n := len(to); n > 0 && to[n-1] == ' ' {
		to = to[:n-1]
	}
	return to
}

// drop is what foldRune returns where nothing is left of a character.
const drop rune = -1

// foldRune returns what counts of a character. What may be inside a word goes
// without a trace: emphasis, quotes, brackets and what cannot be seen. Other
// punctuation parts words.
func foldRune(r rune) rune {
	switch {
	case unicode.IsLetter(r):
		return unicode.ToLower(r)
	case unicode.Is(unicode.Variation_Selector, r):
		return drop
	case unicode.IsNumber(r), unicode.IsMark(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	case r == '*', r == '_', r == '`', r == '~', r == '\'', r == '"',
		unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf, unicode.Cf):
		return drop
	case r == '|':
		return ' ' // between the cells of a table
	case unicode.In(r, unicode.Sm, unicode.Sc), r == '^', r == '%':
		return r
	}
	return ' '
}
