package lang

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

// Memory remembers what is known of the words that were read, since most come
// again. It is not safe for concurrent use. Its zero value is ready.
type Memory struct{ known map[string]*traits }

// mostRemembered is how many words are remembered at a time.
const mostRemembered = 1 << 13

// traits are what is known of a word wherever it stands.
type traits struct {
	stem    uint64
	root    uint64
	sets    [maxSets]set
	lists   listSet // those of which a phrase may begin with it
	label   symbol
	classes classSet // those that it is of
	lasting bool
}

// name is the part that a word has of itself, also where it stands in a path and is
// in no list.
func (t *traits) name() traits {
	return traits{stem: t.stem, root: t.root, lasting: t.lasting}
}

// recall gives what is known of a word.
func (m *Memory) recall(lex *lexicon, word string, letters kind) *traits {
	if known, ok := m.known[word]; ok {
		return known
	}
	if len(m.known) >= mostRemembered || m.known == nil {
		m.known = map[string]*traits{}
	}
	var w Word
	lex.lookup(&w, word, letters)
	known := &w.traits
	known.stem, known.root = Sums(word)
	known.lasting = lasting(word)
	m.known[strings.Clone(word)] = known
	return known
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
func sum(b []byte) uint64 { return maphash.Bytes(seed, b) }

var seed = maphash.MakeSeed()

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
		hangul = hangul || text.IsHangul(r)
		s = s[n:]
	}
	if hangul {
		return runes >= syllables
	}
	return count >= letters
}
