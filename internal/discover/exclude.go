package discover

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// excludes are the globs of Options.Exclude.
type excludes struct {
	root  string // real path of the folder the globs are relative to
	globs []string
}

// newExcludes keeps the globs that are well formed and reports the others.
func (f *finder) newExcludes(root string, globs []string) excludes {
	var x excludes
	for _, g := range globs {
		if !doublestar.ValidatePattern(g) {
			f.fail(badPattern(g))
			continue
		}
		x.globs = append(x.globs, strings.TrimSuffix(g, "/"))
	}
	if len(x.globs) > 0 {
		x.root = realPath(cmp.Or(root, "."))
	}
	return x
}

// match tells whether the file or folder at a real path is to be left out.
func (x excludes) match(real string) bool {
	if len(x.globs) == 0 {
		return false
	}
	rel, err := filepath.Rel(x.root, real)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	for _, g := range x.globs {
		if doublestar.MatchUnvalidated(g, rel) {
			return true
		}
	}
	return false
}
