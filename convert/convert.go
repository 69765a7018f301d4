// Package convert writes documents of questions in the formats that quiz
// applications read.
package convert

import (
	"io"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// Writer writes a document question by question: a bank need not be in memory as
// a whole. The order of calls is Begin, Write for each question, End. Errors are
// those of the io.Writer. Write may also return a [LossError], after which
// writing may go on.
type Writer interface {
	Begin() error
	Write(q *schema.Question) error
	End() error
}

// Options are options of the text format.
type Options struct {
	// Parser reads the text that is written, and knows the marks and titles to use;
	// nil means the default dialect.
	Parser *parser.Parser
	// Style is the layout of text.
	Style parser.Style
}

// Format is a format that a document can be written in.
type Format struct {
	// Name is what --to takes.
	Name string
	// Extension is that of its files, with the dot.
	Extension string
	// Description is one line for the help.
	Description string
	// New returns a writer that writes to w.
	New func(w io.Writer, opts Options) Writer
}

// Formats returns all formats, in the order of their names.
func Formats() []Format { return []Format{jsonFormat, jsonlFormat, textFormat, yamlFormat} }

func nameOf(f Format) string { return f.Name }

// Names returns the names of all formats, in order.
func Names() []string { return text.Names(Formats(), nameOf) }

// Lookup returns the format with a name. The error names all formats.
func Lookup(name string) (Format, error) { return text.Lookup(Formats(), nameOf, name) }
