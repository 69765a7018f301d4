package parser

// Style is how [File.Print] writes.
type Style struct {
	// Wrap is the widest line, in columns, of paragraphs of stems and analyses.
	// Paragraphs are not wrapped where it is 0.
	Wrap int
	// Width returns the columns of a text. It must be set where Wrap is not 0.
	Width func(text string) int
	// KeepMarks leaves the marks of a reason at their places in its text instead
	// of moving them to its end.
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

// PreambleIndex is the index of the preamble in the care for [File.Print].
const PreambleIndex = -1
