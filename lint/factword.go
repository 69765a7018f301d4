package lint

import "github.com/qbank-dev/qbank/internal/words"

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

// read makes it the set of the words of a text, which may have been cut.
func (s *wordSet) read(text string, cut *words.Text) {
	s.round++
	s.count = 0
	eachContent(text, cut, s.add)
}

// eachContent gives the hashes of the content words of a text. Cut is nil where it was
// not cut into words.
func eachContent(text string, cut *words.Text, found func(hash uint64)) {
	if cut != nil {
		cut.EachContent(found)
		return
	}
	words.EachContent(text, found)
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
func (s *wordSet) shared(text string, cut *words.Text) int {
	if s.count == 0 {
		return 0
	}
	s.mark++
	n := 0
	eachContent(text, cut, func(hash uint64) {
		if slot := s.find(hash); slot.round == s.round && slot.mark != s.mark {
			slot.mark = s.mark
			n++
		}
	})
	return n
}
