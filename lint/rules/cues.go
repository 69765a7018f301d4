package rules

import (
	"hash/maphash"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/words"
)

// cueReading finds the words of the right options that stand in the stem and in
// no wrong option. Its memory is used from question to question.
type cueReading struct {
	list   []cue
	stems  hashSet // of the list; marked are those that the stem has too
	roots  hashSet // of those; marked are those that ring somewhere else
	starts wordStarts
	asked  bool // some stem is marked
	buf    []byte
}

// cue is a content word of a right option.
type cue struct {
	option     int
	at         words.Match
	stem, root uint64 // hashes
}

var cueSeed = maphash.MakeSeed()

func (c *cueReading) begin() {
	c.list, c.asked, c.starts = c.list[:0], false, 0
	c.stems.clear()
	c.roots.clear()
}

// add notes a word of a right option.
func (c *cueReading) add(option int, stem []byte, w *words.Word) {
	one := cue{
		option: option, at: words.Match{Start: w.Start, End: w.End},
		stem: maphash.Bytes(cueSeed, stem), root: maphash.Bytes(cueSeed, wordRoot(stem)),
	}
	c.list = append(c.list, one)
	c.stems.add(one.stem)
	c.roots.add(one.root)
	c.starts.add(stem)
}

// ask notes a word of the stem.
func (c *cueReading) ask(stem []byte, _ *words.Word) {
	c.asked = c.stems.mark(maphash.Bytes(cueSeed, stem)) || c.asked
}

// ring notes a word that is no cue wherever it stands.
func (c *cueReading) ring(stem []byte) { c.roots.mark(maphash.Bytes(cueSeed, wordRoot(stem))) }

func (c *cueReading) isCue(one cue) bool {
	return c.stems.marked(one.stem) && !c.roots.marked(one.root)
}

// wordStarts tells of most words by how they begin that they are not among those
// that were added.
type wordStarts uint64

func (s *wordStarts) add(stem []byte) {
	if len(stem) < 2 {
		*s = ^wordStarts(0)
		return
	}
	*s |= startBit(stem[0], stem[1])
	if stem[0] >= utf8.RuneSelf && len(stem) > 2 {
		*s |= startBit(stem[1], stem[2])
	}
}

// may tells whether the stem of a word may be among them: NFC changes no letter
// before another one of ASCII, and no syllable before another one.
func (s wordStarts) may(word string) bool {
	a, b := word[0], byte(0)
	switch {
	case len(word) > 2 && a|word[1]|word[2] < utf8.RuneSelf:
		a, b = small(a), small(word[1])
	case len(word) > 3 && (a == 0xea && word[1] >= 0xb0 || 0xeb <= a && a <= 0xed) && (word[3] < utf8.RuneSelf || 0xea <= word[3] && word[3] <= 0xed):
		a, b = word[1], word[2]
	default:
		return true
	}
	return s&startBit(a, b) != 0
}

func startBit(a, b byte) wordStarts { return 1 << ((uint(a)*37 + uint(b)) % 64) }

func small(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// hashSet is a set of hashes of which some are marked.
type hashSet struct {
	slots []hashSlot // a power of two of them, less than half of them in use
	count int
	round uint32 // of those that count
}

type hashSlot struct {
	hash   uint64
	round  uint32
	marked bool
}

func (s *hashSet) clear() {
	const kept = 1 << 12
	if len(s.slots) > kept {
		*s = hashSet{}
	}
	if s.round++; s.round == 0 {
		clear(s.slots)
		s.round = 1
	}
	s.count = 0
}

func (s *hashSet) add(hash uint64) {
	if 2*(s.count+1) > len(s.slots) {
		old := s.slots
		s.slots, s.count = make([]hashSlot, max(64, 2*len(old))), 0
		for _, slot := range old {
			if slot.round == s.round {
				s.add(slot.hash)
			}
		}
	}
	if slot := s.find(hash); slot.round != s.round {
		*slot = hashSlot{hash: hash, round: s.round}
		s.count++
	}
}

// mark marks a hash of the set, and tells whether it is one.
func (s *hashSet) mark(hash uint64) bool {
	if s.count == 0 {
		return false
	}
	slot := s.find(hash)
	slot.marked = slot.round == s.round
	return slot.marked
}

func (s *hashSet) marked(hash uint64) bool {
	if s.count == 0 {
		return false
	}
	slot := s.find(hash)
	return slot.round == s.round && slot.marked
}

// find is the slot of a hash, or the free one where it belongs.
func (s *hashSet) find(hash uint64) *hashSlot {
	for i := hash; ; i++ {
		slot := &s.slots[i&uint64(len(s.slots)-1)]
		if slot.round != s.round || slot.hash == hash {
			return slot
		}
	}
}
