package lint

import "github.com/qbank-dev/qbank/internal/lang"

// reference tells whether an option is about the others as a whole.
type reference uint8

const (
	toNothing reference = iota
	toAll               // "All of the above"
	toNone              // "None of the above"
)

// referenceOf reads an option that says only that all or none of the others is
// right. Cut is nil where it was not cut into words.
func (w *factWriter) referenceOf(text string, cut *lang.Text) reference {
	const longest = 160 // bytes; a phrase of a list is short
	if len(text) > longest {
		return toNothing
	}
	if cut == nil {
		if w.memory.Unlike(text, lang.AllOfTheAbove, lang.NoneOfTheAbove) {
			return toNothing
		}
		cut = new(lang.Text)
		cut.Read(lang.Prose(text), nil)
	}
	switch {
	case cut.Whole(lang.AllOfTheAbove):
		return toAll
	case cut.Whole(lang.NoneOfTheAbove):
		return toNone
	}
	return toNothing
}

func (w *factWriter) readReferences() {
	w.refers = w.refers[:0]
	for i, text := range w.options {
		w.refers = append(w.refers, w.referenceOf(text, w.cut[1+i]))
	}
}
