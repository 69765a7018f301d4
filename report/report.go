// Package report writes the findings of a run in the formats that people and
// machines read, one file a format.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// Report is what a run found.
type Report struct {
	// Diagnostics are sorted by file, place and code.
	Diagnostics []lint.Diagnostic
	Summary     lint.Summary
	// Rules is the catalogue, for formats that explain the rules.
	Rules []*lint.Rule
	// Version is the version of qbank; it may be empty.
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

// Formats returns all formats, in the order of their names.
func Formats() []Format {
	return []Format{
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
}

func nameOf(f Format) string { return f.Name }

// Names returns the names of all formats, in order.
func Names() []string { return text.Names(Formats(), nameOf) }

// Lookup returns the format with a name. The error names all formats.
func Lookup(name string) (Format, error) { return text.Lookup(Formats(), nameOf, name) }

// homepage is where qbank lives, for formats that name the tool.
const homepage = "https://github.com/qbank-dev/qbank"

// lastLine returns the last line that a finding covers. A span that ends at column
// 1 covers nothing of the line it ends on.
func lastLine(d *lint.Diagnostic) int {
	if d.End.Line > d.Start.Line && d.End.Column == 1 {
		return d.End.Line - 1
	}
	return max(d.Start.Line, d.End.Line)
}

// Target is a format and where its report goes.
type Target struct {
	Format Format
	// Path is a file, or empty for standard output.
	Path string
}

// ParseTarget reads a format with an optional file, as in "text" and
// "sarif=results.sarif". The file "-" is standard output.
func ParseTarget(s string) (Target, error) {
	name, path, found := strings.Cut(s, "=")
	format, err := Lookup(name)
	if err != nil {
		return Target{}, err
	}
	if found && path == "" {
		return Target{}, fmt.Errorf("no file follows %q: write %s=FILE, or %s alone for standard output", s, name, name)
	}
	if path == "-" {
		path = ""
	}
	return Target{Format: format, Path: path}, nil
}
