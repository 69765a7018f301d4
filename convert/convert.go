// Package convert writes documents of questions in the formats that quiz
// applications read.
package convert

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// Writer writes a document question by question, so that a bank need not be in
// memory as a whole. The order of calls is Begin, Write for each question, End;
// errors are those of the io.Writer below, and of Write a [LossError] too, after
// which writing may go on.
type Writer interface {
	Begin() error
	Write(q *schema.Question) error
	End() error
}

// Options say how a format writes; JSON and YAML have none.
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
	// New makes a writer onto w.
	New func(w io.Writer, opts Options) Writer
}

// Formats are all formats, by name.
func Formats() []Format {
	formats := []Format{jsonFormat, jsonlFormat, textFormat, yamlFormat}
	sort.Slice(formats, func(i, j int) bool { return formats[i].Name < formats[j].Name })
	return formats
}

// Names are the names of all formats, in order.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Lookup finds a format by its name. The error names all there are.
func Lookup(name string) (Format, error) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("unknown format %q: choose one of %s", name, strings.Join(Names(), ", "))
}
