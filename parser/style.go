package parser

// Style says how [File.Print] writes.
type Style struct {
	// Wrap is the column at which paragraphs of stems and analyses are wrapped,
	// 0 for nowhere.
	Wrap int
	// Width is how many columns a text takes; it is needed where Wrap is.
	Width func(text string) int
	// KeepMarks leaves the marks of a reason where they stand in its text; else
	// they go to its end.
	KeepMarks bool
	// TightOptions leaves out the blank lines between options.
	TightOptions bool
}

// Care is how carefully [File.Print] treats a record.
type Care uint8

// The degrees of care.
const (
	Unwrapped Care = iota + 1 // its paragraphs are not wrapped
	Verbatim                  // it stays byte for byte as it is
)

// PreambleIndex is the index by which [File.Print] knows the preamble.
const PreambleIndex = -1
