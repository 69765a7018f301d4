package lint

import "github.com/qbank-dev/qbank/internal/lang"

// wordSet is the set of the content words of a text, by their hashes.
type wordSet map[uint64]bool

// read makes it the set of the words of a text, which may have been cut.
func (s *wordSet) read(text string, cut *lang.Text) {
	if *s == nil {
		*s = wordSet{}
	}
	clear(*s)
	eachContent(text, cut, func(hash uint64) { (*s)[hash] = true })
}

// eachContent gives the hashes of the content words of a text. Cut is nil where it was
// not cut into words.
func eachContent(text string, cut *lang.Text, found func(hash uint64)) {
	if cut != nil {
		cut.EachContent(found)
		return
	}
	lang.EachContent(text, found)
}

// shared counts the words of the set that stand in a text, each once.
func (s wordSet) shared(text string, cut *lang.Text) int {
	seen := wordSet{}
	eachContent(text, cut, func(hash uint64) {
		if s[hash] {
			seen[hash] = true
		}
	})
	return len(seen)
}
