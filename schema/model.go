// Package schema holds the document model of a question bank, which is the
// JSON contract of qbank, together with the JSON Schemas that describe it, the
// builder that makes a document from a parsed file, and the validation of
// documents that come from elsewhere.
package schema

// Version is the schemaVersion that this package reads and writes.
const Version = 1

// Bank is the document that "qbank convert --to json" writes.
type Bank struct {
	SchemaVersion int        `json:"schemaVersion" yaml:"schemaVersion"`
	Questions     []Question `json:"questions" yaml:"questions"`
}

// Question is one question with its options, its key and its analysis.
type Question struct {
	// Number is the question's number, 1 or more.
	Number int64 `json:"number" yaml:"number"`
	// Note is the text after the number in the heading, without its separator
	// or enclosing brackets.
	Note string `json:"note,omitempty" yaml:"note,omitempty"`
	// Stem is markdown; its paragraphs are separated by a blank line.
	Stem string `json:"stem" yaml:"stem"`
	// Select is how many options are to be chosen, 1 or more.
	Select int `json:"select" yaml:"select"`
	// Options are in source order.
	Options []Option `json:"options" yaml:"options"`
	// Answer is the key: the labels of the right options, in option order.
	Answer []string `json:"answer" yaml:"answer,flow"`
	// Analysis is nil where the question has none.
	Analysis *Analysis `json:"analysis,omitempty" yaml:"analysis,omitempty"`
	// Source is where the question was read, nil where that is unknown.
	Source *Source `json:"source,omitempty" yaml:"source,omitempty"`
}

// Option is one of the answers that a question offers.
type Option struct {
	Label   string `json:"label" yaml:"label"`
	Text    string `json:"text" yaml:"text"`
	Correct bool   `json:"correct" yaml:"correct"`
}

// Analysis is the explanation of a question.
type Analysis struct {
	// Title is the analysis word of its heading, empty where it has none.
	Title string `json:"title,omitempty" yaml:"title,omitempty"`
	// Note is the text after the analysis word in the heading.
	Note string `json:"note,omitempty" yaml:"note,omitempty"`
	// Body is the markdown before the first section.
	Body string `json:"body,omitempty" yaml:"body,omitempty"`
	// Sections are all sections and sub-sections in source order.
	Sections []Section `json:"sections,omitempty" yaml:"sections,omitempty"`
	// Options are the option analyses in source order.
	Options []OptionAnalysis `json:"options,omitempty" yaml:"options,omitempty"`
	// Answer is the stated answer, as an answer line gives it.
	Answer []string `json:"answer,omitempty" yaml:"answer,omitempty,flow"`
}

// KindOptions is the Kind of the section that holds the option analyses.
const KindOptions = "options"

// Section is a section or sub-section of an analysis.
type Section struct {
	// Title is as written, with emphasis and emoji.
	Title string `json:"title" yaml:"title"`
	// Level is the heading level in canonical text: 3 for a section of the
	// analysis, 4 for one inside of it, and so on, at most 6.
	Level int `json:"level" yaml:"level"`
	// Kind is [KindOptions] or empty.
	Kind string `json:"kind,omitempty" yaml:"kind,omitempty"`
	// Body is the markdown up to the next heading.
	Body string `json:"body,omitempty" yaml:"body,omitempty"`
}

// OptionAnalysis says why one option is right or wrong.
type OptionAnalysis struct {
	Label string `json:"label" yaml:"label"`
	// Title is the short name after the label.
	Title string `json:"title,omitempty" yaml:"title,omitempty"`
	// Correct reports whether the option is in the key.
	Correct bool     `json:"correct" yaml:"correct"`
	Reasons []Reason `json:"reasons,omitempty" yaml:"reasons,omitempty"`
	// Body is the markdown of the analysis that is in no reason.
	Body string `json:"body,omitempty" yaml:"body,omitempty"`
}

// Reason is one list item of an option analysis.
type Reason struct {
	// Text is markdown without the bullet and the reason's own marks; its
	// sub-items follow on lines of their own.
	Text string `json:"text" yaml:"text"`
	// Mark is one of "pro", "con", "caution" and "none".
	Mark string `json:"mark" yaml:"mark"`
}

// Source is a place in a file that was read.
type Source struct {
	// File is the path as given, with forward slashes.
	File string `json:"file" yaml:"file"`
	// Line and EndLine are 1-based.
	Line    int `json:"line" yaml:"line"`
	EndLine int `json:"endLine" yaml:"endLine"`
}
