package text

import (
	"fmt"
	"strings"
)

// Names returns the names of all formats.
func Names[Format any](formats []Format, nameOf func(Format) string) []string {
	var names []string
	for _, f := range formats {
		names = append(names, nameOf(f))
	}
	return names
}

// Lookup returns the format with a name. The error names all formats.
func Lookup[Format any](formats []Format, nameOf func(Format) string, name string) (Format, error) {
	for _, f := range formats {
		if nameOf(f) == name {
			return f, nil
		}
	}
	var none Format
	return none, fmt.Errorf("unknown format %q: choose one of %s", name, strings.Join(Names(formats, nameOf), ", "))
}
