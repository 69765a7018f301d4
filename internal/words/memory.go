package words

import (
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// Memory remembers what is known of the words that were read last, so that one
// that comes again, as most do, is looked up in one step. It is not safe for
// concurrent use. Its zero value is ready, and knows nothing.
type Memory struct {
	rows   []memoryRow // a power of two of them
	missed int         // how many words were not known since there are so many
	long   traits      // of a word that is too long to be remembered
}

// leastRows and mostRows are how many rows of words are remembered, few of a short
// text, and maxRemembered how many bytes each word may have.
const leastRows, mostRows, rowLength, maxRemembered = 1 << 5, 1 << 11, 4, 32

// memoryRow are the words of which any may stand in one place, by their hash: of
// two words with one place neither has to be forgotten.
type memoryRow struct {
	words [rowLength]memorySlot
	next  uint8 // which is forgotten next
}

// memorySlot is a word with what is known of it. An empty slot has a length of 0.
type memorySlot struct {
	fingerprint
	middle [maxRemembered - whole]byte // of a longer word, from its eighth byte on
	known  traits
}

// holds tells whether the slot is that of a word.
func (s *memorySlot) holds(p *fingerprint, word string) bool {
	return s.first == p.first && s.last == p.last && s.length == p.length &&
		(p.length <= whole || string(s.middle[:p.length-whole]) == word[8:p.length-8])
}

// traits are what is known of a word wherever it stands.
type traits struct {
	stem    uint64
	root    uint64
	content uint64 // what EachContent gives, where that is one hash
	sets    [maxSets]set
	lists   listSet // those of which a phrase may begin with it
	told    listSet // those of which a phrase may report it first
	label   symbol
	classes classSet // those that it is of
	lasting bool
	amount  amount // of what EachContent gives
}

// amount counts as far as it matters.
type amount uint8

const (
	none amount = iota
	one
	several
)

// name is the part that a word has of itself, also where it stands in a path and is
// in no list.
func (t *traits) name() traits {
	return traits{stem: t.stem, root: t.root, lasting: t.lasting, content: t.content, amount: t.amount}
}

// recall gives what is known of a word. It is only valid up to the next call.
func (m *Memory) recall(lex *lexicon, word string, letters kind) *traits {
	p := fingerprintOf(word)
	if len(m.rows) > 0 {
		row := &m.rows[p.hash()&uint64(len(m.rows)-1)]
		for i := range row.words {
			if slot := &row.words[i]; slot.holds(&p, word) {
				return &slot.known
			}
		}
	}
	return m.learn(lex, p, word, letters)
}

// learn looks up a word that is not remembered.
func (m *Memory) learn(lex *lexicon, p fingerprint, word string, letters kind) *traits {
	if m.missed >= len(m.rows)*rowLength && len(m.rows) < mostRows {
		m.grow()
	}
	m.missed++
	known := &m.long
	if p.length <= maxRemembered {
		slot := m.room(p)
		if p.length > whole {
			copy(slot.middle[:], word[8:p.length-8])
		}
		known = &slot.known
	}
	var w Word
	lex.lookup(&w, word, letters)
	*known = w.traits
	known.stem, known.root = Sums(word)
	known.lasting = lasting(word)
	EachContent(word, func(hash uint64) {
		known.content = hash
		known.amount = min(known.amount+1, several)
	})
	return known
}

// room is the slot for a word that is not remembered.
func (m *Memory) room(p fingerprint) *memorySlot {
	row := &m.rows[p.hash()&uint64(len(m.rows)-1)]
	slot := &row.words[row.next]
	row.next = (row.next + 1) % rowLength
	slot.fingerprint = p
	return slot
}

// grow makes room for four times as many words.
func (m *Memory) grow() {
	old := m.rows
	m.rows, m.missed = make([]memoryRow, max(leastRows, 4*len(old))), 0
	// It is read before it is written to. Fresh memory that is read first costs two
	// faults a page, and the second one interrupts the other processors.
	clear(m.rows)
	for i := range old {
		for k := range old[i].words {
			if slot := &old[i].words[k]; slot.length > 0 {
				*m.room(slot.fingerprint) = *slot
			}
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
		h = (h ^ ascii.Eight(b)) * multiplier
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
