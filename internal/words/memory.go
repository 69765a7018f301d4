package words

import (
	"unicode"
	"unicode/utf8"
)

// Memory remembers what is known of the words that were read last, so that one
// that comes again, as most do, is looked up in one step. It is not safe for
// concurrent use. Its zero value is ready, and knows nothing.
type Memory struct {
	slots  []memorySlot // a power of two of them
	missed int          // how many words were not known since there are so many
}

// leastSlots and mostSlots are how many words are remembered, few of a short text,
// and maxRemembered how many bytes each of them may have.
const leastSlots, mostSlots, maxRemembered = 1 << 7, 1 << 13, 24

// memorySlot is a word with what is known of it.
type memorySlot struct {
	text   [maxRemembered]byte
	length uint8 // 0 for none
	known  traits
}

// traits are what is known of a word wherever it stands.
type traits struct {
	classes classSet // those that it is of
	lists   listSet  // those of which a phrase may begin with it
	told    listSet  // those of which a phrase may report it first
	label   symbol
	sets    [maxSets]set
	lasting bool
	stem    uint64
	root    uint64
}

// name is the part that a word has of itself, also where it stands in a path and is
// in no list.
func (t *traits) name() traits { return traits{stem: t.stem, root: t.root, lasting: t.lasting} }

// recall gives what is known of a word. It is only valid up to the next call.
func (m *Memory) recall(lex *lexicon, word string, letters kind) *traits {
	n := len(word)
	if m.missed >= len(m.slots) && len(m.slots) < mostSlots {
		m.grow()
	}
	slot := &m.slots[hashWord(word)&uint64(len(m.slots)-1)]
	if int(slot.length) == n && string(slot.text[:n]) == word {
		return &slot.known
	}
	m.missed++
	var w Word
	lex.lookup(&w, word, letters)
	slot.length = 0
	slot.known = w.traits
	slot.known.stem, slot.known.root = Sums(word)
	slot.known.lasting = lasting(word)
	if n <= maxRemembered {
		slot.length = uint8(n)
		copy(slot.text[:], word)
	}
	return &slot.known
}

// grow makes room for four times as many words.
func (m *Memory) grow() {
	old := m.slots
	m.slots, m.missed = make([]memorySlot, max(leastSlots, 4*len(old))), 0
	for _, slot := range old {
		if slot.length > 0 {
			m.slots[hashWord(slot.text[:slot.length])&uint64(len(m.slots)-1)] = slot
		}
	}
}

// Sums are hashes of a word's [Stem] that leaves two runes, and of the six
// characters that this begins with, which words of one family have in common as
// "organization" and "organizational" do.
func Sums(word string) (stem, root uint64) {
	const letters = 6
	var buf [2 * maxKey]byte
	s := AppendStem(buf[:0], word, 2)
	n, i := 0, 0
	for ; i < len(s) && n < letters; n++ {
		_, size := utf8.DecodeRune(s[i:])
		i += size
	}
	return sum(s), sum(s[:i])
}

// sum is a hash of all bytes.
func sum(b []byte) uint64 {
	const multiplier = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	h := uint64(len(b)) * multiplier
	for ; len(b) >= 8; b = b[8:] {
		h = (h ^ eight(b)) * multiplier
		h ^= h >> 32
	}
	var rest uint64
	for i, c := range b {
		rest |= uint64(c) << (8 * i)
	}
	h = (h ^ rest) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// lasting tells whether a word is long enough to be noticed when it comes again:
// two syllables of Hangul without a particle, or four letters.
func lasting(word string) bool {
	const letters, syllables = 4, 2
	ascii := true
	count := 0
	for _, r := range word {
		ascii = ascii && r < utf8.RuneSelf
		if unicode.IsLetter(r) {
			count++
		}
	}
	if ascii {
		return count >= letters
	}
	var buf [2 * maxKey]byte
	hangul, runes := false, 0
	for s := AppendStem(buf[:0], word, 1); len(s) > 0; runes++ {
		r, n := utf8.DecodeRune(s)
		hangul = hangul || '가' <= r && r <= '힣'
		s = s[n:]
	}
	if hangul {
		return runes >= syllables
	}
	return count >= letters
}
