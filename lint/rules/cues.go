package rules

import "github.com/qbank-dev/qbank/internal/lang"

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
	at         lang.Match
	stem, root uint64 // hashes
}

func (c *cueReading) begin() {
	c.list, c.asked = c.list[:0], false
	c.stems.clear()
	c.roots.clear()
}

// offer notes the content words of a right option.
func (c *cueReading) offer(option int, text *lang.Text) {
	for i := range text.Words {
		if w := &text.Words[i]; canCue(w) {
			one := cue{option: option, at: lang.Match{Start: w.Start, End: w.End}}
			one.stem, one.root = w.Sums()
			c.list = append(c.list, one)
			c.stems.add(one.stem)
			c.roots.add(one.root)
		}
	}
}

// ask notes the content words of the stem.
func (c *cueReading) ask(text *lang.Text) {
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
func canCue(w *lang.Word) bool { return w.Lasting() && !w.Code && !w.In(lang.Common) }

// hashSet is a set of hashes of which some are marked.
type hashSet map[uint64]bool

func (s *hashSet) clear() {
	if *s == nil {
		*s = hashSet{}
	}
	clear(*s)
}

func (s hashSet) add(hash uint64) { s[hash] = false }

// mark marks a hash of the set, and tells whether it is one.
func (s hashSet) mark(hash uint64) bool {
	if _, ok := s[hash]; !ok {
		return false
	}
	s[hash] = true
	return true
}

func (s hashSet) marked(hash uint64) bool { return s[hash] }
