package lint

import (
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// wordSet is the set of the content words of a text, as a table of their hashes.
type wordSet struct {
	slots []wordSlot // a power of two of them, less than half of them in use
	count int
	round uint32 // of the words that count
	mark  uint32 // of the words that were found in the present text
}

type wordSlot struct {
	hash        uint64
	round, mark uint32
}

// read makes it the set of the words of a text.
func (s *wordSet) read(text string) {
	s.round++
	s.count = 0
	eachWord(text, s.add)
}

func (s *wordSet) add(hash uint64) {
	if 2*(s.count+1) > len(s.slots) {
		old := s.slots
		s.slots = make([]wordSlot, max(256, 2*len(old)))
		s.count = 0
		for _, slot := range old {
			if slot.round == s.round {
				s.add(slot.hash)
			}
		}
	}
	if slot := s.find(hash); slot.round != s.round {
		*slot = wordSlot{hash: hash, round: s.round}
		s.count++
	}
}

// find is the slot of a hash, or the free one where it belongs.
func (s *wordSet) find(hash uint64) *wordSlot {
	for i := hash; ; i++ {
		slot := &s.slots[i&uint64(len(s.slots)-1)]
		if slot.round != s.round || slot.hash == hash {
			return slot
		}
	}
}

// shared counts the words of the set that stand in a text, each once.
func (s *wordSet) shared(text string) int {
	if s.count == 0 {
		return 0
	}
	s.mark++
	n := 0
	eachWord(text, func(hash uint64) {
		if slot := s.find(hash); slot.round == s.round && slot.mark != s.mark {
			slot.mark = s.mark
			n++
		}
	})
	return n
}

// eachWord gives the hashes of the content words of a text.
func eachWord(text string, found func(hash uint64)) {
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
				if r, n = utf8.DecodeRuneInString(text[i:]); !hangul(r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
					size = n
					break
				}
			}
			plain = false
			i += n
		}
		if i > start {
			if h, ok := wordHash(text[start:i], plain); ok {
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

// wordHash is the hash of the beginning of a word in lower case (FNV-1a, by
// characters), and whether the word is long enough.
func wordHash(word string, plain bool) (uint64, bool) {
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
		h = (h ^ uint64(syllableAt(word, 0))) * prime
		h = (h ^ uint64(syllableAt(word, 3))) * prime
		return h ^ h>>32, true
	}
	n, least, root := 0, leastLetters, rootLetters
	for _, r := range word {
		syllable := hangul(r)
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

// syllableAt is the character of three bytes at i.
func syllableAt(s string, i int) rune {
	return rune(s[i]&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
}

func hangul(r rune) bool { return 0xac00 <= r && r <= 0xd7a3 }
