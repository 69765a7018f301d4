package report

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// relative returns a path as services that know a repository's files expect it,
// without "./" and the like. A path out of the working directory stays as it is:
// nothing here knows where the repository begins.
func relative(file string) string {
	if file == "" {
		return file
	}
	return path.Clean(file)
}

var driveLetter = regexp.MustCompile(`^[A-Za-z]:/`)

// uri returns a path as a URI reference, percent-encoded: relative, or with the file
// scheme for an absolute path.
func uri(file string) string {
	file = relative(file)
	prefix := ""
	switch {
	case driveLetter.MatchString(file):
		prefix, file = "file:///"+file[:3], file[3:]
	case strings.HasPrefix(file, "/"):
		prefix = "file://"
	}
	segments := strings.Split(file, "/")
	for i, s := range segments {
		// A colon in the first segment would read as the end of a scheme.
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return prefix + strings.Join(segments, "/")
}
