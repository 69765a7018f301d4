package lang

import (
	"strings"
	"sync"
)

// Phrases are words and phrases that a configuration adds to a list. They are
// taken as they stand, without the signs of the files.
type Phrases struct {
	byFirst map[string][][]string // the keys of a phrase's words
}

// compiled holds the phrases of the configurations in use, which are few.
var compiled sync.Map // joined list to *Phrases

// NewPhrases makes phrases of a list; the same list gives the same phrases.
func NewPhrases(list []string) *Phrases {
	if len(list) == 0 {
		return nil
	}
	id := strings.Join(list, "\x00")
	if p, ok := compiled.Load(id); ok {
		return p.(*Phrases)
	}
	p := &Phrases{byFirst: map[string][][]string{}}
	for _, phrase := range list {
		var keys []string
		for _, w := range Scan(phrase) {
			keys = append(keys, Key(phrase[w.Start:w.End]))
		}
		if len(keys) > 0 {
			p.byFirst[keys[0]] = append(p.byFirst[keys[0]], keys)
		}
	}
	compiled.Store(id, p)
	return p
}

// Find is the first of the phrases in a text that was cut into words. Nil
// phrases find nothing.
func (p *Phrases) Find(text string, words []Word) (Match, bool) {
	if p == nil {
		return Match{}, false
	}
	for i := range words {
		if n := p.at(text, words, i); n > 0 {
			return Match{Start: words[i].Start, End: words[i+n-1].End}, true
		}
	}
	return Match{}, false
}

// Whole tells whether prose is one of the phrases and nothing more.
func (p *Phrases) Whole(prose string) bool {
	if p == nil {
		return false
	}
	words := Scan(prose)
	return len(words) > 0 && p.at(prose, words, 0) == len(words)
}

// at is the number of words of the longest phrase that begins at a word, 0 for
// none.
func (p *Phrases) at(text string, words []Word, i int) int {
	var buf [2 * maxKey]byte
	longest := 0
	for _, keys := range p.byFirst[string(wordKey(text, &words[i], buf[:0]))] {
		if len(keys) <= longest || i+len(keys) > len(words) {
			continue
		}
		n := 1
		for n < len(keys) && !words[i+n].Broken && string(wordKey(text, &words[i+n], buf[:0])) == keys[n] {
			n++
		}
		if n == len(keys) {
			longest = n
		}
	}
	return longest
}

func wordKey(text string, w *Word, buf []byte) []byte {
	if w.Code || w.End-w.Start > maxKey {
		return nil
	}
	return key(text[w.Start:w.End], buf)
}
