package lint

import "github.com/qbank-dev/qbank/internal/words"

// reference tells whether an option is about the others as a whole.
type reference uint8

const (
	toNothing reference = iota
	toAll               // "All of the above"
	toNone              // "None of the above"
)

// referenceOf reads an option that says only that all or none of the others is
// right.
func (w *factWriter) referenceOf(text string) reference {
	const longest = 160 // bytes; a phrase of a list is short
	if len(text) > longest || w.memory.Unlike(text, words.AllOfTheAbove, words.NoneOfTheAbove) {
		return toNothing
	}
	prose := words.Prose(text)
	switch {
	case words.Whole(words.AllOfTheAbove, prose):
		return toAll
	case words.Whole(words.NoneOfTheAbove, prose):
		return toNone
	}
	return toNothing
}

func (w *factWriter) readReferences() {
	w.refers = w.refers[:0]
	for _, text := range w.options {
		w.refers = append(w.refers, w.referenceOf(text))
	}
}
