package lang

// Text is prose that was cut into words, for any number of lists to be asked
// about. Its zero value is an empty text.
type Text struct {
	// Prose is the text as [Prose] makes it.
	Prose string
	// Words are what [Scan] makes of it.
	Words []Word

	classes classSet // those of its words
}

// Read makes it another text. The words of the last one are overwritten.
func (t *Text) Read(prose string, memory *Memory) {
	t.Prose = prose
	c := newCursor(prose)
	c.memory = memory
	t.Words = c.appendTo(t.Words[:0])
	var classes classSet
	for i := range t.Words {
		w := &t.Words[i]
		classes |= w.classes
	}
	t.classes = classes
}

// Has tells whether a word is of a class.
func (t *Text) Has(c Class) bool { return t.classes>>c&1 != 0 }

// Find is the first phrase of a list.
func (t *Text) Find(list List) (Match, bool) {
	return Find(list, t.Words)
}

// Whole tells whether the text is one phrase of a list and nothing more.
func (t *Text) Whole(list List) bool {
	if len(t.Words) == 0 {
		return false
	}
	_, _, ok := load().at(list, t.Words, 0, len(t.Words))
	return ok
}
