package lang

import (
	"iter"
	"strings"
	"unicode"

	"github.com/qbank-dev/qbank/internal/text"
)

// Roots returns how the words of a text begin that are long enough to have a
// meaning of their own, in small letters and without most endings and particles:
// "requirements" and "required" have one root, and so have "서울에서" and "서울의".
// Unlike the words of [Scan] they are letters, digits and marks alone.
func Roots(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(s, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		}) {
			if r, ok := root(word); ok && !yield(r) {
				return
			}
		}
	}
}

// root returns the first six letters of a word of four or more, or the first two
// characters of a word of two or more that has a syllable of Hangul among them.
func root(word string) (string, bool) {
	n, least, most := 0, 4, 6
	for i, r := range word {
		if text.IsHangul(r) {
			least, most = 2, 2
		}
		if n++; n > most {
			return strings.ToLower(word[:i]), true
		}
	}
	return strings.ToLower(word), n >= least
}
