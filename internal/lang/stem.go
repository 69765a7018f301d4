package lang

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/text"
)

// Key returns a word as lists hold it and as words are compared: in NFC and in
// small letters, with a straight apostrophe and a plain hyphen.
func Key(word string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’':
			return '\''
		case '‑':
			return '-'
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(word))
}

// Stem returns what the forms of a word have in common: its key without the
// longest ending of its language that leaves at least the given number of runes.
func Stem(word string, least int) string {
	key := Key(word)
	for _, l := range load().languages {
		if !l.writes(key) {
			continue
		}
		short := key
		left := utf8.RuneCountInString(key)
		for stem, end := range l.cuts(key) {
			if left--; left < least {
				break
			}
			if l.endings[end] {
				short = stem
			}
		}
		if short != key {
			return short
		}
	}
	return key
}

// Family returns the first six characters of a word's stem, which words of one
// family have in common as "organization" and "organizational" do.
func Family(word string) string { return prefix(Stem(word, 2), 6) }

// prefix returns the first n characters of a text.
func prefix(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// lasting reports whether a word is long enough to be noticed when it comes again:
// two syllables of Hangul without a particle, or four letters.
func lasting(word string) bool {
	const letters, syllables = 4, 2
	if stem := Stem(word, 1); strings.ContainsFunc(stem, text.IsHangul) {
		return utf8.RuneCountInString(stem) >= syllables
	}
	count := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			count++
		}
	}
	return count >= letters
}

// Roots returns how the longer words of a text begin, in small letters and without
// most endings and particles: "requirements" and "required" have one root, and so
// have "서울에서" and "서울의". Unlike the words of [Scan] they are letters, digits
// and marks alone.
func Roots(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !inRoot(r) }) {
			if r, ok := root(word); ok && !yield(r) {
				return
			}
		}
	}
}

func inRoot(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// root returns the first six characters of a word of four or more, or the first
// two of a word of two or more with a syllable of Hangul among them.
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
