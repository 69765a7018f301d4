package parser

// Diagnostic is a syntax error: something that could not be read as it was
// meant.
type Diagnostic struct {
	// Code is one of QB001 to QB006.
	Code string
	// Message is one sentence in plain English, without a full stop.
	Message string
	// Help says how to fix it.
	Help string
	// Span is the offending text.
	Span Span
	// Question is the number of the question it is about, 0 where that is
	// unknown.
	Question int64
	// Related are other places that matter.
	Related []Related
	// Fix is nil where no edit is known.
	Fix *Fix
}

// Related is a further place in the same file.
type Related struct {
	Span    Span
	Message string
}

// Fix is a list of edits that remove a fault.
type Fix struct {
	// Safe means that the edits cannot change what the bank means.
	Safe bool
	// Edits do not overlap and are in source order.
	Edits []Edit
}

// Edit replaces the bytes of a span by a text.
type Edit struct {
	Span Span
	Text string
}

// The codes of the syntax errors.
const (
	CodeMalformedQuestionHeading = "QB001"
	CodeStrayContent             = "QB002"
	CodeUnclosedFence            = "QB003"
	CodeOrphanAnalysis           = "QB004"
	CodeInvalidEncoding          = "QB005"
	CodeMalformedOption          = "QB006"
)
