package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// EachContent gives the hashes of the content words of a text, which are those that
// are long enough to have a meaning of their own. Unlike the words that [Scan] cuts
// they are letters, digits and marks alone.
func EachContent(text string, found func(hash uint64)) {
	for i := 0; i < len(text); {
		start, plain := i, true // of the word, and whether it is ASCII
		size := 1               // of what ends it
		for i < len(text) {
			c := text[i]
			if c < utf8.RuneSelf {
				if !contentByte[c] {
					break
				}
				i++
				continue
			}
			n := 3
			if !ascii.Syllable(text, i) {
				var r rune
				if r, n = utf8.DecodeRuneInString(text[i:]); !isHangul(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
					size = n
					break
				}
			}
			plain = false
			i += n
		}
		if i > start {
			if h, ok := contentHash(text[start:i], plain); ok {
				found(h)
			}
		}
		i += size
	}
}

// contentByte tells the letters and digits of ASCII.
var contentByte = func() (table [utf8.RuneSelf]bool) {
	for c := range table {
		table[c] = 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	return table
}()

// The lengths from which on words have a meaning of their own, and up to which they
// are looked at: what follows are endings and particles, as in "requirements" and
// "required" or "서울에서" and "서울의".
const (
	leastLetters, rootLetters     = 4, 6
	leastSyllables, rootSyllables = 2, 2
)

// contentHash is the hash of the beginning of a word in lower case (FNV-1a, by
// characters), and whether the word is long enough.
func contentHash(word string, plain bool) (uint64, bool) {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	if plain {
		if len(word) < leastLetters {
			return 0, false
		}
		for i := range min(len(word), rootLetters) {
			c := word[i]
			if c >= 'A' {
				c |= 0x20
			}
			h = (h ^ uint64(c)) * prime
		}
		return h ^ h>>32, true
	}
	if ascii.Syllable(word, 0) && ascii.Syllable(word, 3) {
		// Most words of Hangul have nothing else in their root.
		h = (h ^ uint64(ascii.SyllableAt(word, 0))) * prime
		h = (h ^ uint64(ascii.SyllableAt(word, 3))) * prime
		return h ^ h>>32, true
	}
	n, least, root := 0, leastLetters, rootLetters
	for _, r := range word {
		syllable := isHangul(r)
		if syllable {
			least, root = leastSyllables, rootSyllables
		}
		if n++; n > root {
			break
		}
		if !syllable {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * prime
	}
	return h ^ h>>32, n >= least
}

func isHangul(r rune) bool { return 0xac00 <= r && r <= 0xd7a3 }

// EachContent gives what the function of that name gives for the prose. The text must
// have been read with a memory, and no code stand in it.
func (t *Text) EachContent(found func(hash uint64)) {
	for i := range t.Words {
		switch w := &t.Words[i]; w.amount {
		case one:
			found(w.content)
		case several:
			EachContent(t.Prose[w.Start:w.End], found)
		}
	}
}
