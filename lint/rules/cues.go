package rules

import "github.com/qbank-dev/qbank/internal/words"

// cueReading finds the words of the right options that stand in the stem and in
// no wrong option. Its memory is used from question to question.
type cueReading struct {
	list  []cue
	stems hashSet // of the list; marked are those that the stem has too
	roots hashSet // of those; marked are those that ring somewhere else
	asked bool    // some stem is marked
}

// cue is a content word of a right option.
type cue struct {
	option     int
	at         words.Match
	stem, root uint64 // hashes
}

func (c *cueReading) begin() {
	c.list, c.asked = c.list[:0], false
	c.stems.clear()
	c.roots.clear()
}

// offer notes the content words of a right option.
func (c *cueReading) offer(option int, text *words.Text) {
	for i := range text.Words {
		if w := &text.Words[i]; canCue(w) {
			one := cue{option: option, at: words.Match{Start: w.Start, End: w.End}}
			one.stem, one.root = w.Sums()
			c.list = append(c.list, one)
			c.stems.add(one.stem)
			c.roots.add(one.root)
		}
	}
}

// ask notes the content words of the stem.
func (c *cueReading) ask(text *words.Text) {
	for i := range text.Words {
		if w := &text.Words[i]; canCue(w) {
			stem, _ := w.Sums()
			c.asked = c.stems.mark(stem) || c.asked
		}
	}
}

// ring notes a word that is no cue wherever it stands.
func (c *cueReading) ring(root uint64) { c.roots.mark(root) }

func (c *cueReading) isCue(one cue) bool {
	return c.stems.marked(one.stem) && !c.roots.marked(one.root)
}

// canCue tells whether a word means something and is long enough to be heard again.
func canCue(w *words.Word) bool { return w.Lasting() && !w.Code && !w.In(words.Common) }

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
