package discover

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
)

// folder is one folder of a walk, with what its entries need to know of the
// folders above.
type folder struct {
	path  string // to open; as given, joined with what the walk found
	real  string // see realPath
	rules rules  // the .gitignore rules from above

	// whole tells that every file with a wanted extension is taken: the folder
	// was a PATH, or it is in a folder that a glob matched.
	whole bool
	glob  *glob  // nil when the PATH was a folder
	rel   string // the path below the folder the glob starts from, "" for that
}

// walk looks through a folder that was a PATH or from which a glob starts.
// What .gitignore says about that folder itself does not count, as it was asked
// for; what it says about the things inside does.
func (f *finder) walk(ctx context.Context, dir folder) {
	dir.rules = f.ignores.above(dir.real)
	f.enter(ctx, dir)
}

// enter looks through one folder of a walk and those below it.
func (f *finder) enter(ctx context.Context, dir folder) {
	// What could be read of a folder before an error is still of use.
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
// passed over, so that a walk ends and meets each file once; so are pipes,
// sockets and devices.
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
		sub.rel = joinRel(dir.rel, name)
		if dir.glob.match(sub.rel, isDir) {
			take, sub.whole = true, true
		}
		take = take || isDir && dir.glob.below(sub.rel)
	}
	// The rules come last, as they cost the most.
	if !take || dir.rules.ignore(name, isDir) || f.excludes.match(sub.real) {
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

// joinRel adds a name to the path a glob is matched against.
func joinRel(rel, name string) string {
	if rel == "" {
		return name
	}
	return rel + "/" + name
}
