package report

import (
	"fmt"
	"strings"
)

// Target is a format and where its report goes.
type Target struct {
	Format Format
	// Path is a file's, empty for standard output.
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
