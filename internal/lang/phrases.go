package lang

import (
	"strings"
	"sync"
)

// Phrases are words and phrases that a configuration adds to a list. The signs of
// the language files mean nothing in them.
type Phrases struct {
	byFirst map[string][][]string // the keys of a phrase's words
}

// compiled holds the phrases of the configurations in use, which are few.
var compiled sync.Map // joined list to *Phrases

// NewPhrases makes phrases of a list, nil of an empty one. The same list gives the
// same phrases.
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

// Find returns the first of the phrases in prose that was cut into words. Nil
// phrases find nothing.
func (p *Phrases) Find(prose string, words []Word) (Match, bool) {
	if p == nil {
		return Match{}, false
	}
	for i := range words {
		if n := p.at(prose, words, i); n > 0 {
			return Match{Start: words[i].Start, End: words[i+n-1].End}, true
		}
	}
	return Match{}, false
}

// Whole reports whether prose is one of the phrases and nothing more.
func (p *Phrases) Whole(prose string) bool {
	if p == nil {
		return false
	}
	words := Scan(prose)
	return len(words) > 0 && p.at(prose, words, 0) == len(words)
}

// at returns the number of words of the longest phrase that begins with the word
// of index i, 0 for none.
func (p *Phrases) at(prose string, words []Word, i int) int {
	longest := 0
	for _, keys := range p.byFirst[wordKey(prose, &words[i])] {
		if len(keys) <= longest || i+len(keys) > len(words) {
			continue
		}
		n := 1
		for n < len(keys) && !words[i+n].Broken && wordKey(prose, &words[i+n]) == keys[n] {
			n++
		}
		if n == len(keys) {
			longest = n
		}
	}
	return longest
}

func wordKey(prose string, w *Word) string {
	if w.Code {
		return ""
	}
	return Key(prose[w.Start:w.End])
}
