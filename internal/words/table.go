package words

import "github.com/qbank-dev/qbank/internal/ascii"

// table finds the sets of words. Nearly all words of a text are asked for once,
// so that the hash looks at a few bytes alone. Its zero value is an empty table.
type table struct {
	slots []tableSlot // a power of two of them, less than half of them in use
	count int
}

type tableSlot struct {
	word string // "" for none
	set  set
}

// find is the set of a word, 0 for none.
func (t *table) find(word []byte) set {
	if t.count == 0 || len(word) == 0 {
		return 0
	}
	for i := hashWord(word); ; i++ {
		s := &t.slots[i&uint64(len(t.slots)-1)]
		if s.word == string(word) {
			return s.set
		}
		if s.word == "" {
			return 0
		}
	}
}

// slot is where the set of a word is kept, for a word that has none yet as well.
func (t *table) slot(word string) *set {
	if 2*(t.count+1) > len(t.slots) {
		old := t.slots
		t.slots, t.count = make([]tableSlot, max(64, 2*len(old))), 0
		for _, s := range old {
			if s.word != "" {
				*t.slot(s.word) = s.set
			}
		}
	}
	for i := hashWord(word); ; i++ {
		s := &t.slots[i&uint64(len(t.slots)-1)]
		if s.word == word {
			return &s.set
		}
		if s.word == "" {
			s.word = word
			t.count++
			return &s.set
		}
	}
}

type text interface{ ~string | ~[]byte }

// hashWord is a hash of the length and of the first and the last eight bytes of a
// word that is not empty.
func hashWord[T text](w T) uint64 { return fingerprintOf(w).hash() }

// fingerprint is the length, and the first and the last eight bytes of a word, or four
// where it has fewer. That is all of a word of 16 bytes or fewer.
type fingerprint struct {
	first, last uint64
	length      int
}

// whole is how many bytes a word has at most that its fingerprint is all of.
const whole = 16

// fingerprintOf is the fingerprint of a word that is not empty.
func fingerprintOf[T text](w T) fingerprint {
	n := len(w)
	switch {
	case n >= 8:
		return fingerprint{ascii.Eight(w), ascii.Eight(w[n-8:]), n}
	case n >= 4:
		return fingerprint{four(w), four(w[n-4:]), n}
	}
	return fingerprint{uint64(w[0])<<16 | uint64(w[n/2])<<8 | uint64(w[n-1]), 0, n}
}

func (p fingerprint) hash() uint64 {
	const multiplier = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	h := (p.first ^ uint64(p.length)) * multiplier
	h = (h ^ h>>32 ^ p.last) * multiplier
	return h ^ h>>29
}

func four[T text](w T) uint64 {
	_ = w[3]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24
}
