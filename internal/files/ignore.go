package files

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	gitName    = ".git"
	ignoreName = ".gitignore"
)

// rules are the ignore rules in force in one folder: its own .gitignore and
// those above it, up to the repository root or, without a repository, to the
// folder the walk started from. A folder without a .gitignore shares the rules
// of its parent, and no folder sees the rules of its siblings.
//
// The user's global ignore file, core.ignoreCase and the index of git do not count: the
// same tree gives the same result on every machine.
type rules struct {
	path     []string // names from the root of the rules down to the folder
	patterns []pattern
}

// ignore reports whether an entry of the folder is ignored. It judges the entry
// alone, as a walk does not enter a folder that is ignored.
func (r rules) ignore(name string, isDir bool) bool {
	path := append(slices.Clip(r.path), name)
	for _, p := range slices.Backward(r.patterns) {
		if p.match(path, isDir) {
			return !p.negated // the last one that matches decides
		}
	}
	return false
}

// down returns the rules for a folder in this one, before its own are added.
func (r rules) down(name string) rules {
	r.path = append(slices.Clip(r.path), name)
	return r
}

// with adds the lines of an ignore file that is in the folder.
func (r rules) with(data []byte) rules {
	r.patterns = slices.Clip(r.patterns) // siblings share the parent's list
	for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
		if p, ok := parsePattern(line, len(r.path)); ok {
			r.patterns = append(r.patterns, p)
		}
	}
	return r
}

// ignores reads ignore files.
type ignores struct {
	fail   func(*Error)
	parsed map[string]rules // of folders above the walked ones, by real path
}

// above returns the rules of the folders above a walked folder.
func (g *ignores) above(real string) rules {
	root, ok := repositoryOf(real)
	if !ok || root == real {
		return rules{}
	}
	return g.upTo(root, filepath.Dir(real)).down(filepath.Base(real))
}

// upTo returns the rules in force in a folder of the repository at root.
func (g *ignores) upTo(root, real string) rules {
	if r, ok := g.parsed[real]; ok {
		return r
	}
	var r rules
	if real == root {
		r = g.repository(root)
	} else {
		r = g.upTo(root, filepath.Dir(real)).down(filepath.Base(real))
	}
	path := filepath.Join(real, ignoreName)
	// Like git, do not follow an ignore file that is a symbolic link.
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
		r = g.read(r, path)
	}
	g.parsed[real] = r
	return r
}

// inside returns the rules for the entries of a folder of the walk.
func (g *ignores) inside(dir folder, entries []fs.DirEntry) rules {
	r, own := dir.rules, false
	for _, entry := range entries {
		switch entry.Name() {
		case gitName:
			// A repository in a repository is on its own, as it is for git.
			r = g.repository(dir.path)
		case ignoreName:
			own = entry.Type().IsRegular()
		}
	}
	if own {
		r = g.read(r, joinName(dir.path, ignoreName))
	}
	return r
}

// repository returns the rules that hold in all of the repository at root.
func (g *ignores) repository(root string) rules {
	path := filepath.Join(root, gitName, "info", "exclude")
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return rules{}
	}
	return g.read(rules{}, path)
}

// read adds the ignore file at path, which is a regular file.
func (g *ignores) read(r rules, path string) rules {
	data, err := Read(Input{Path: path, Name: displayName(path)}, nil)
	if err != nil {
		g.fail(newError(displayName(path), err))
		return r
	}
	return r.with(data)
}

// repositoryOf returns the nearest folder from real upwards that holds a .git.
func repositoryOf(real string) (string, bool) {
	for {
		if _, err := os.Lstat(filepath.Join(real, gitName)); err == nil {
			return real, true
		}
		parent := filepath.Dir(real)
		if parent == real {
			return "", false
		}
		real = parent
	}
}
