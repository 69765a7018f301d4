package lang

import (
	"slices"
	"strings"
)

// Word is a word of a text.
type Word struct {
	// Start and End are its place, in bytes.
	Start, End int
	// Opens is set where a sentence begins with the word.
	Opens bool
	// Broken is set where punctuation comes between it and the word before.
	Broken bool
	// Code is set where it is code, of which nothing is known.
	Code bool

	bracket bool // an opening bracket comes before it
	*traits
}

// traits are what is known of a word in any text.
type traits struct {
	text    string
	terms   []*term
	lists   listSet // those with a phrase that may begin with it
	classes classSet

	// Known once they are asked for.
	stem    string
	lasting bool
}

// unknown are the traits of code.
var unknown = &traits{}

// In reports whether the word is of a class.
func (t *traits) In(c Class) bool { return t.classes>>c&1 != 0 }

// Label reports whether the word may label an option or a statement, as "B", "2"
// and "ㄱ" do.
func (t *traits) Label() bool { return t.is(load().label) }

// Range reports whether the word is two labels as in "A–D".
func (t *traits) Range() bool { return t.is(load().labelRange) }

// Stem returns the [Stem] of the word that leaves two characters, "" for code.
func (t *traits) Stem() string {
	if t.stem == "" && t.text != "" {
		t.stem = Stem(t.text, 2)
		t.lasting = lasting(t.text)
	}
	return t.stem
}

// Family returns the [Family] of the word, "" for code.
func (t *traits) Family() string { return prefix(t.Stem(), 6) }

// Lasting reports whether the word is long enough to be noticed when it comes
// again. Code is not.
func (t *traits) Lasting() bool {
	t.Stem()
	return t.lasting
}

func (t *traits) is(wanted *term) bool { return slices.Contains(t.terms, wanted) }

// Memory remembers what is known of the words that were read, since most come
// again. It is not safe for concurrent use, nor are the words read with it. Its
// zero value is ready.
type Memory struct{ known map[string]*traits }

// mostRemembered is how many words are remembered at a time.
const mostRemembered = 1 << 13

// recall returns what is known of a word.
func (m *Memory) recall(lex *lexicon, word string) *traits {
	if known := m.known[word]; known != nil {
		return known
	}
	if len(m.known) >= mostRemembered || m.known == nil {
		m.known = map[string]*traits{}
	}
	word = strings.Clone(word) // the text can go
	m.known[word] = lex.lookup(word)
	return m.known[word]
}

// Text is prose that was cut into words, for any number of lists to be asked
// about. Its zero value is an empty text.
type Text struct {
	// Prose is the text as [Prose] makes it.
	Prose string
	// Words are what [Scan] makes of it.
	Words []Word
}

// Read makes it another text. The words of the last one are overwritten. The
// memory may be nil.
func (t *Text) Read(prose string, memory *Memory) {
	t.Prose = prose
	c := newCursor(prose)
	c.memory = memory
	t.Words = c.appendTo(t.Words[:0])
}

// Has reports whether a word is of a class.
func (t *Text) Has(c Class) bool {
	return slices.ContainsFunc(t.Words, func(w Word) bool { return w.In(c) })
}

// Find returns the first phrase of a list.
func (t *Text) Find(list List) (Match, bool) { return Find(list, t.Words) }

// Whole reports whether the text is one phrase of a list and nothing more.
func (t *Text) Whole(list List) bool { return whole(list, t.Words) }
