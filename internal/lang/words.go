// Package lang finds words and phrases of word lists in prose: whole words, by
// language, outside of code.
//
// The lists are data, one file a language in the folder data, whose README.md says
// how one is written. A language applies to the words of its script, so a text of
// two scripts is read by both lists. [Scan] cuts a text into words and looks each
// of them up once; [Find] then works on what was looked up. A [Text] is cut once
// however many lists it is asked about.
package lang

// List is a list of phrases.
type List uint8

// The lists of phrases.
const (
	AllOfTheAbove    List = iota // whole options that mean all others
	NoneOfTheAbove               // whole options that mean none of them
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
	AbsoluteWord Class = iota // every word of the list Absolute, in any place
	Common                    // words of any question, which cue nothing
	Empty                     // articles and the like, without which a phrase says the same
	Joiner                    // what joins the parts of a list
	Reference                 // what may surround references to other options
	Determiner                // what comes before a noun
	classes
)

var (
	listNames = [lists]string{
		"all-of-the-above", "none-of-the-above", "negative-question", "negative-stem",
		"absolute", "vague", "instruction", "asking", "blank",
	}
	classNames = [classes]string{"absolute-word", "common", "empty", "joiner", "reference", "determiner"}
)

// listSet and classSet are sets of lists and of classes, a bit each.
type (
	listSet  uint16
	classSet uint8
)

func (s listSet) has(list List) bool { return s>>list&1 != 0 }

// Match is a phrase that was found: the bytes of what is to be reported of it.
type Match struct {
	Start, End int
}

// Find returns the first phrase of a list in a text that was cut into words.
func Find(list List, words []Word) (Match, bool) {
	for i := range words {
		if m, ok := at(list, words, i, 0); ok {
			return m, true
		}
	}
	return Match{}, false
}

// Whole reports whether prose is one phrase of a list and nothing more. The first
// word says no to most texts, and the others are then not looked up.
func Whole(list List, prose string) bool {
	c := newCursor(prose)
	var first Word
	return c.next(&first) && first.lists.has(list) && whole(list, Scan(prose))
}

func whole(list List, words []Word) bool {
	if len(words) == 0 {
		return false
	}
	_, ok := at(list, words, 0, len(words))
	return ok
}

// at finds a phrase whose first word is the one with the index i. Where end is not
// 0 the phrase must end before the word with that index.
func at(list List, words []Word, i, end int) (Match, bool) {
	if !words[i].lists.has(list) {
		return Match{}, false
	}
	for _, t := range words[i].terms {
		for _, p := range t.phrases {
			if p.list != list {
				continue
			}
			if m, last, ok := p.match(words, i); ok && (end == 0 || last == end) {
				return m, true
			}
		}
	}
	return Match{}, false
}
