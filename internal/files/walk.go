package files

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// folder is one folder of a walk.
type folder struct {
	path  string // to open; it begins with the PATH as given
	real  string // see realPath
	rules rules  // the .gitignore rules from above

	// whole reports whether every file with a wanted extension is taken: the
	// folder was a PATH, or it is in a folder that a glob matched.
	whole bool
	glob  *glob  // nil when the PATH was a folder
	rel   string // the path below the folder where the glob starts, "" for that
}

// walk looks through a folder that was a PATH or from which a glob starts. A .gitignore
// that ignores this folder itself does not count, since the user asked for it.
func (f *finder) walk(ctx context.Context, dir folder) {
	dir.rules = f.ignores.above(dir.real)
	f.enter(ctx, dir)
}

// enter looks through one folder of a walk and those below it.
func (f *finder) enter(ctx context.Context, dir folder) {
	// ReadDir returns the entries that it read before an error.
	entries, err := os.ReadDir(dir.path)
	if err != nil {
		f.fail(newError(displayName(dir.path), err))
	}
	dir.rules = f.ignores.inside(dir, entries)
	for _, entry := range entries {
		if err := ctx.Err(); err != nil {
			f.interrupted(displayName(dir.path), err)
			return
		}
		if entry.Name() != gitName {
			f.entry(ctx, dir, entry)
		}
	}
}

// entry takes, enters or passes over one entry of a folder. Symbolic links are
// passed over: a walk ends, and meets each file once. So are pipes, sockets and
// devices.
func (f *finder) entry(ctx context.Context, dir folder, entry fs.DirEntry) {
	name, isDir := entry.Name(), entry.IsDir()
	if !isDir && !entry.Type().IsRegular() {
		return
	}
	sub := folder{
		path:  joinName(dir.path, name),
		real:  filepath.Join(dir.real, name),
		whole: dir.whole,
		glob:  dir.glob,
	}
	take := dir.whole && (isDir || f.wanted(name))
	if dir.glob != nil {
		sub.rel = strings.TrimPrefix(dir.rel+"/"+name, "/")
		if dir.glob.match(sub.rel, isDir) {
			take, sub.whole = true, true
		}
		take = take || isDir && dir.glob.below(sub.rel)
	}
	if !take || dir.rules.ignore(name, isDir) || f.excluded(sub.real) {
		return
	}
	if sub.whole && dir.glob != nil {
		dir.glob.found = true
	}
	if !isDir {
		f.add(Input{Path: sub.path, Name: displayName(sub.path)}, sub.real)
		return
	}
	sub.rules = dir.rules.down(name)
	f.enter(ctx, sub)
}

// joinName adds a name to a folder. It keeps the folder as given, as cleaning
// away a ".." after a symbolic link would lead elsewhere.
func joinName(dir, name string) string {
	switch {
	case dir == "." && name == StdinPath:
		return "." + string(filepath.Separator) + name
	case dir == ".":
		return name
	case dir == filepath.VolumeName(dir):
		return filepath.Join(dir, name)
	case os.IsPathSeparator(dir[len(dir)-1]):
		return dir + name
	}
	return dir + string(filepath.Separator) + name
}

// glob is a PATH with wildcards. It is matched while walking the folder it
// starts from rather than expanded first: ignored folders are not entered, and
// symbolic links and errors are handled as in any walk.
type glob struct {
	pattern string
	dirOnly bool // the pattern ended in a slash
	// leading are the pattern's first one, two, … segments joined, up to the
	// first that can span folders. A folder is entered only when it fits them.
	leading []string
	deep    bool // a segment that can span folders follows these
	found   bool // something matched
}

func newGlob(pattern string, dirOnly bool) *glob {
	g := &glob{pattern: pattern, dirOnly: dirOnly}
	end := 0
	for _, seg := range topSegments(pattern) {
		// "**", and "{a/b,c}" or "{**,c}", are a varying number of segments.
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

// match reports whether the pattern asks for the file or folder at rel.
func (g *glob) match(rel string, isDir bool) bool {
	return (isDir || !g.dirOnly) && doublestar.MatchUnvalidated(g.pattern, rel)
}

// below reports whether there can be matches in the folder at rel.
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
