package config

import (
	"errors"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
)

// Glob is a pattern for files and folders, relative to the folder of the file
// that holds it.
type Glob struct {
	// Text is the pattern as written.
	Text string
	// Folder is the absolute path of the folder that it is relative to.
	Folder string

	// base is where the pattern leads to when it begins with "../", and pattern
	// is relative to it, as doublestar reads it.
	base, pattern string
}

// longestGlob is how many characters a pattern may have, as in the schema.
const longestGlob = 500

// newGlob reads a pattern. As in a .gitignore, one without a slash fits at any
// depth, and a slash at its beginning keeps it to the folder itself.
func newGlob(folder, text string) (Glob, error) {
	pattern, dotted := strings.CutPrefix(strings.TrimSuffix(text, "/"), "./")
	pattern, rooted := strings.CutPrefix(pattern, "/")
	base := folder
	for up := true; up; {
		var rest string
		if rest, up = strings.CutPrefix(pattern, "../"); up {
			base, pattern, rooted = filepath.Dir(base), rest, true
		}
	}
	switch {
	case pattern == "" || pattern == "." || pattern == "..":
		return Glob{}, errors.New("names nothing: write ** for all files")
	case utf8.RuneCountInString(text) > longestGlob:
		return Glob{}, errors.New("is too long")
	case !doublestar.ValidatePattern(pattern):
		return Glob{}, errors.New(`is malformed: every "[" needs its "]" and every "{" its "}"`)
	case alternatives(pattern) > maxAlternatives:
		return Glob{}, errors.New("has too many alternatives in braces")
	case !dotted && !rooted && !strings.Contains(pattern, "/"):
		pattern = "**/" + pattern
	}
	return Glob{Text: text, Folder: folder, base: base, pattern: pattern}, nil
}

// maxAlternatives is how many texts the braces of a pattern may stand for. The
// time of a match grows with each.
const maxAlternatives = 1000

// alternatives returns how many texts the braces of a pattern stand for, or more.
func alternatives(pattern string) int {
	product := 1
	var open []int // the alternatives of the braces around
	for _, c := range pattern {
		switch last := len(open) - 1; {
		case c == '{':
			open = append(open, 1)
		case c == ',' && last >= 0:
			open[last]++
		case c == '}' && last >= 0:
			product = min(product*open[last], maxAlternatives+1)
			open = open[:last]
		}
	}
	return product
}

// Match reports whether the pattern fits a file or a folder that it is in. The
// path is absolute.
func (g Glob) Match(file string) bool {
	rel, err := filepath.Rel(g.base, file)
	if err != nil {
		return false // on another drive
	}
	for rel = filepath.ToSlash(rel); rel != "." && rel != ".."; rel = path.Dir(rel) {
		if doublestar.MatchUnvalidated(g.pattern, rel) {
			return true
		}
	}
	return false
}

// from returns the pattern as a file in another folder would write it.
func (g Glob) from(folder string) string {
	if folder == g.Folder {
		return g.Text
	}
	rel, err := filepath.Rel(folder, g.base)
	if err != nil {
		return g.Text
	}
	rel = filepath.ToSlash(rel)
	return "/" + path.Join(globEscaper.Replace(rel), g.pattern)
}

var globEscaper = strings.NewReplacer(
	`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `]`, `\]`, `{`, `\{`, `}`, `\}`)

// FileIgnore are rules that are silent in some files.
type FileIgnore struct {
	Glob Glob
	// Rules are selectors.
	Rules []string
}
