package discover

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// glob is a PATH with wildcards. It is matched while walking the folder it
// starts from rather than expanded first, so that ignored folders are not
// entered and symbolic links and errors are handled as in any walk.
type glob struct {
	pattern string
	// dirOnly tells that the pattern ended in a slash.
	dirOnly bool
	// leading are the pattern's first one, two, … segments joined, up to the
	// first that can span folders; a folder is only entered when it fits them.
	leading []string
	// deep tells that a segment which can span folders follows these.
	deep bool
	// found tells that something matched.
	found bool
}

// isGlob tells whether a PATH that does not exist as it stands is a pattern.
func isGlob(p string) bool { return strings.ContainsAny(p, "*?[{") }

// glob looks for the matches of a pattern and tells whether there were any.
func (f *finder) glob(ctx context.Context, p string) bool {
	if !doublestar.ValidatePattern(filepath.ToSlash(p)) {
		f.fail(badPattern(p))
		return false
	}
	base, pattern := doublestar.SplitPattern(filepath.ToSlash(filepath.Clean(p)))
	base = filepath.FromSlash(base)

	info, err := os.Stat(base)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && !info.IsDir():
		f.fail(noMatch(p, "there is no folder "+quote(base)))
		return false
	case err != nil:
		f.fail(newError(base, err))
		return false
	}
	g := newGlob(pattern, os.IsPathSeparator(p[len(p)-1]))
	before := len(f.errors)
	f.walk(ctx, folder{path: base, real: realPath(base), glob: g})
	if !g.found && len(f.errors) == before {
		f.fail(noMatch(p, "check the spelling; what .gitignore leaves out is not matched"))
	}
	return g.found
}

func newGlob(pattern string, dirOnly bool) *glob {
	g := &glob{pattern: pattern, dirOnly: dirOnly}
	end := 0
	for _, seg := range topSegments(pattern) {
		// "**", and "{a/b,c}" or "{**,c}" which stand for a varying number of
		// segments.
		if strings.Contains(seg, "**") || strings.Contains(seg, "/") {
			g.deep = true
			break
		}
		end += len(seg)
		g.leading = append(g.leading, pattern[:end])
		end++ // the slash
	}
	return g
}

// match tells whether the file or folder at rel is one the pattern asks for.
func (g *glob) match(rel string, isDir bool) bool {
	return (isDir || !g.dirOnly) && doublestar.MatchUnvalidated(g.pattern, rel)
}

// below tells whether there can be matches in the folder at rel.
func (g *glob) below(rel string) bool {
	depth := strings.Count(rel, "/") + 1
	if depth > len(g.leading) {
		return g.deep
	}
	if depth == len(g.leading) && !g.deep {
		return false
	}
	return doublestar.MatchUnvalidated(g.leading[depth-1], rel)
}

// topSegments splits a pattern at the slashes that are not in a class or in
// braces.
func topSegments(pattern string) []string {
	var segs []string
	start, braces, class := 0, 0, false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '{':
			braces++
		case c == '}':
			braces--
		case c == '/' && braces == 0:
			segs = append(segs, pattern[start:i])
			start = i + 1
		}
	}
	return append(segs, pattern[start:])
}

func badPattern(p string) *Error {
	return &Error{Path: p, Err: ErrBadPattern, Hint: `every "[" needs its "]" and every "{" its "}"`}
}

func noMatch(p, hint string) *Error {
	return &Error{Path: p, Err: ErrNoMatch, Hint: hint}
}
