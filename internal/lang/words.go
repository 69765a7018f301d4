// Package words finds words and phrases of word lists in prose: whole words,
// per language, outside of code.
//
// The lists are data, one file a language in the folder data; the file
// data/README.md says how one is written. A language applies to the words of
// its script, so that a text of two scripts is read by both lists. [Scan] cuts a
// text into words and looks each of them up once, in a hash of all lists of its
// script; [Find] and [Whole] then work on what was looked up. A [Text] is read
// once however many lists it is asked about, and knows of most lists right away
// that nothing in it begins a phrase of them.
package lang

import (
	"iter"
	"slices"
)

// List is a list of phrases.
type List uint8

// The lists of phrases.
const (
	AllOfTheAbove    List = iota // whole options that stand for all others
	NoneOfTheAbove               // whole options that stand for none of them
	NegativeQuestion             // what makes a sentence with a question mark ask for the exception
	NegativeStem                 // what makes any asking sentence ask for it
	Absolute                     // words that leave no exception, where they make a claim
	Vague                        // frequencies without a number
	Instruction                  // what tells the reader to choose
	Asking                       // what asks in a sentence, with or without a question mark
	BlankPhrase                  // names of a gap to be filled in
	lists
)

// Class is a set of words with something in common.
type Class uint8

// The classes of words that rules ask for.
const (
	AbsoluteWord Class = iota // every word of the list Absolute, wherever it stands
	Common                    // words of any question, which cue nothing
	Empty                     // articles and the like, without which a phrase says the same
	Joiner                    // what stands between the parts of a list
	Reference                 // what may stand around references to other options
	Determiner                // what stands before a noun
	classes
)

var (
	listNames = [lists]string{
		"all-of-the-above", "none-of-the-above", "negative-question", "negative-stem",
		"absolute", "vague", "instruction", "asking", "blank",
	}
	classNames = [classes]string{"absolute-word", "common", "empty", "joiner", "reference", "determiner"}
)

// Word is a word of a text.
type Word struct {
	// Start and End enclose it, in bytes.
	Start, End int
	// Opens tells that a sentence begins with the word.
	Opens bool
	// Broken tells that punctuation stands between it and the word before.
	Broken bool
	// Code tells that it is code, of which nothing is known.
	Code bool

	bracket bool // an opening bracket stands before it
	traits
}

// Lasting tells whether the word is long enough to be noticed when it comes again.
// It is known of the words of a [Text].
func (w *Word) Lasting() bool { return w.lasting }

// Sums are what the function of that name gives for the word, 0 for code. They are
// known of the words of a [Text].
func (w *Word) Sums() (stem, root uint64) { return w.stem, w.root }

// listSet and classSet are sets of lists and of classes, a bit each.
type (
	listSet  uint16
	classSet uint8
)

func (s listSet) has(list List) bool { return s>>list&1 != 0 }

// In tells whether the word is of a class.
func (w *Word) In(c Class) bool { return w.classes>>c&1 != 0 }

// Label tells whether the word may label an option or a statement, as "B", "2"
// and "ㄱ" do.
func (w *Word) Label() bool { return w.label == labelSymbol }

// Range tells whether the word is two labels as in "A–D".
func (w *Word) Range() bool { return w.label == rangeSymbol }

func (w *Word) is(s symbol) bool {
	if s < builtin {
		return w.label == s
	}
	if w.sets[0] == 0 {
		return false
	}
	lex := load()
	for _, id := range w.sets {
		if slices.Contains(lex.sets[id], s) {
			return true
		}
	}
	return false
}

// Match is a phrase that was found: the bytes of what is to be reported of it.
type Match struct {
	Start, End int
}

// Find is the first phrase of a list in a text that was cut into words.
func Find(list List, words []Word) (Match, bool) {
	lex := load()
	for i := range words {
		if !words[i].lists.has(list) {
			continue // nearly all of them
		}
		if m, _, ok := lex.at(list, words, i, 0); ok {
			return m, true
		}
	}
	return Match{}, false
}

// Whole tells whether prose is one phrase of a list and nothing more. Most
// texts are told by their first word.
func Whole(list List, prose string) bool {
	c := newCursor(prose)
	var first Word
	if !c.next(&first) || !first.lists.has(list) {
		return false
	}
	words := Scan(prose)
	_, _, ok := c.lex.at(list, words, 0, len(words))
	return ok
}

// phrases are those whose first word a word may be.
func (lex *lexicon) phrases(w *Word) iter.Seq[*pattern] {
	return func(yield func(*pattern) bool) {
		for _, p := range lex.triggers[w.label] {
			if !yield(p) {
				return
			}
		}
		for _, id := range w.sets {
			for _, s := range lex.sets[id] {
				for _, p := range lex.triggers[s] {
					if !yield(p) {
						return
					}
				}
			}
		}
	}
}

// at finds a phrase whose first word stands at i; where end is not 0 the phrase
// must end before the word there.
func (lex *lexicon) at(list List, words []Word, i, end int) (Match, int, bool) {
	if !words[i].lists.has(list) {
		return Match{}, 0, false
	}
	for p := range lex.phrases(&words[i]) {
		if p.list != list {
			continue
		}
		if m, last, ok := p.match(words, i); ok && (end == 0 || last == end) {
			return m, last, true
		}
	}
	return Match{}, 0, false
}
