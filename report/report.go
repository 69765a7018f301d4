// Package report writes the findings of a run in the formats that people and
// machines read, one file a format.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/lint"
)

// Report is what a run found.
type Report struct {
	// Diagnostics are sorted by file, place and code.
	Diagnostics []lint.Diagnostic
	Summary     lint.Summary
	// Rules is the catalogue, for formats that explain the rules.
	Rules []*lint.Rule
	// Version is that of qbank; it may be empty.
	Version string
	// Color is how much colour a terminal takes. None is termenv.Ascii, which is
	// not the zero value.
	Color termenv.Profile
}

// Format is a format of reports.
type Format struct {
	// Name is what --format takes.
	Name string
	// Description is one line for the help.
	Description string
	// Write writes a report; the error is that of w.
	Write func(w io.Writer, r *Report) error
}

// Formats are all formats, by name.
func Formats() []Format {
	formats := []Format{
		checkstyleFormat,
		conciseFormat,
		githubFormat,
		gitlabFormat,
		jsonFormat,
		jsonlFormat,
		junitFormat,
		rdjsonFormat,
		sarifFormat,
		textFormat,
	}
	slices.SortFunc(formats, func(a, b Format) int { return strings.Compare(a.Name, b.Name) })
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

// homepage is where qbank lives, for formats that name the tool.
const homepage = "https://github.com/qbank-dev/qbank"

// lastLine is the last line that a finding covers. A span that ends right behind
// a line end covers nothing of the line it ends on.
func lastLine(d *lint.Diagnostic) int {
	if d.End.Line > d.Start.Line && d.End.Column == 1 {
		return d.End.Line - 1
	}
	return max(d.Start.Line, d.End.Line)
}
