// Package files finds the files of the PATH arguments of the command line, reads and
// writes files, asks git for changed lines, and watches folders for changes.
//
// A PATH is a file, a folder, a glob, or "-" for standard input. Folders are
// walked for question files and obey .gitignore; a file that is named is always
// used.
package files

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// StdinPath is the PATH for standard input.
const StdinPath = "-"

// DefaultStdinName is the name of standard input if nobody gave another one.
const DefaultStdinName = "<stdin>"

// DefaultExtensions are the extensions of question files.
var DefaultExtensions = []string{".md", ".markdown", ".txt"}

// Options are the options of [Find].
type Options struct {
	// Paths are the PATH arguments as given; none means the current folder.
	Paths []string
	// StdinName is the name of "-"; empty means DefaultStdinName.
	StdinName string
	// Extensions are the extensions of the files that a walk takes, with or
	// without the leading dot, in any case; nil means DefaultExtensions.
	Extensions []string
	// Exclude are globs, with forward slashes and relative to Root, of files
	// and folders to leave out of walks and globs. A named file is never left
	// out, and a named folder is entered even when a glob matches it.
	Exclude []string
	// Root is the folder Exclude is relative to; empty means the current one.
	Root string
}

// Input is one file to read.
type Input struct {
	// Path is the path to open, or StdinPath for standard input.
	Path string
	// Name is the path as shown to people: cleaned, and with forward slashes on every
	// system. It begins with the PATH as given.
	Name string
	// Named reports whether this file was a PATH itself, not found in a folder
	// or by a glob.
	Named bool
	// Info describes a regular file as it was when the run began; nil if the file
	// system was not asked. Find leaves it nil.
	Info fs.FileInfo
}

// Result is the result of [Find].
type Result struct {
	// Inputs are the files to read, each once: standard input first, then by Name.
	Inputs []Input
	// Errors are those of PATHs and folders that cannot be used, in the order they
	// were met. Inputs is complete except for these.
	Errors []*Error
	// Searched are the folders and globs that were looked in, as given.
	Searched []string
}

// finder is the state of one call of Find.
type finder struct {
	extensions  []string
	exclude     []string // valid globs
	excludeRoot string   // real path of the folder the globs are relative to
	ignores     *ignores

	stdin  bool
	found  []Input
	index  map[string]int // real path → index in found
	errors []*Error
	said   map[string]bool // the texts of errors

	stopped bool // a cancelled context has been reported
}

// Find returns the inputs of PATHs. A PATH that cannot be used adds an error to the
// result and does not stop the others. If ctx is cancelled, the result holds the inputs
// found until then and an error that wraps ctx.Err().
func Find(ctx context.Context, opts Options) Result {
	f := newFinder(opts)
	paths := opts.Paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var searched []string
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			f.interrupted(p, err)
			break
		}
		if f.path(ctx, p) && !slices.Contains(searched, p) {
			searched = append(searched, p)
		}
	}
	slices.SortFunc(f.found, func(a, b Input) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Path, b.Path))
	})
	if f.stdin {
		name := cmp.Or(opts.StdinName, DefaultStdinName)
		f.found = slices.Insert(f.found, 0, Input{Path: StdinPath, Name: name, Named: true})
	}
	return Result{Inputs: f.found, Errors: f.errors, Searched: searched}
}

func newFinder(opts Options) *finder {
	f := &finder{extensions: DefaultExtensions, index: map[string]int{}, said: map[string]bool{}}
	f.ignores = &ignores{fail: f.fail, parsed: map[string]rules{}}
	if opts.Extensions != nil {
		f.extensions = nil
		for _, ext := range opts.Extensions {
			f.extensions = append(f.extensions, "."+strings.TrimPrefix(ext, "."))
		}
	}
	for _, glob := range opts.Exclude {
		if !doublestar.ValidatePattern(glob) {
			f.fail(badPattern(glob))
			continue
		}
		f.exclude = append(f.exclude, strings.TrimSuffix(glob, "/"))
	}
	if len(f.exclude) > 0 {
		f.excludeRoot = realPath(cmp.Or(opts.Root, "."))
	}
	return f
}

// path takes one PATH and reports whether it was a folder or glob to look in.
func (f *finder) path(ctx context.Context, p string) bool {
	switch p {
	case "":
		f.fail(&Error{Path: p, Err: errEmptyPath, Hint: "leave it out to look in the current folder"})
		return false
	case StdinPath:
		f.stdin = true
		return false
	}
	info, err := os.Stat(p)
	switch {
	case err != nil && strings.ContainsAny(p, "*?[{"):
		// Any error will do: a "*" is not even allowed in a name on Windows.
		return f.glob(ctx, p)
	case err != nil:
		f.fail(newError(p, err))
	case info.IsDir():
		f.walk(ctx, folder{path: p, real: realPath(p), whole: true})
		return true
	case info.Mode().IsRegular():
		f.add(Input{Path: p, Name: displayName(p), Named: true}, realPath(p))
	case OpenPipe(p, info.Mode()):
		// It has no name any more once links are followed.
		f.add(Input{Path: p, Name: displayName(p), Named: true}, p)
	default:
		f.fail(notRegular(p, info.Mode()))
	}
	return false
}

// glob looks for the matches of a pattern and reports whether there were any.
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
		f.fail(&Error{Path: p, Err: ErrNoMatch, Hint: "there is no folder " + quote(base)})
		return false
	case err != nil:
		f.fail(newError(base, err))
		return false
	}
	g := newGlob(pattern, os.IsPathSeparator(p[len(p)-1]))
	before := len(f.errors)
	f.walk(ctx, folder{path: base, real: realPath(base), glob: g})
	if !g.found && len(f.errors) == before {
		f.fail(&Error{Path: p, Err: ErrNoMatch, Hint: "check the spelling; what .gitignore leaves out is not matched"})
	}
	return g.found
}

// add keeps an input unless the same file is there already. A file that is both
// named and found counts as named.
func (f *finder) add(in Input, real string) {
	i, ok := f.index[real]
	switch {
	case !ok:
		f.index[real] = len(f.found)
		f.found = append(f.found, in)
	case in.Named && !f.found[i].Named:
		f.found[i] = in
	}
}

// fail reports an error, once: two PATHs can lead to the same folder.
func (f *finder) fail(e *Error) {
	if text := e.Error(); !f.said[text] {
		f.said[text] = true
		f.errors = append(f.errors, e)
	}
}

// interrupted reports, once, that the search was cancelled at path.
func (f *finder) interrupted(path string, err error) {
	if !f.stopped {
		f.stopped = true
		f.fail(&Error{Path: path, Err: fmt.Errorf("the search was stopped: %w", err)})
	}
}

// wanted reports whether a walk takes files of this name.
func (f *finder) wanted(name string) bool {
	return slices.ContainsFunc(f.extensions, func(ext string) bool {
		return len(name) >= len(ext) && strings.EqualFold(name[len(name)-len(ext):], ext)
	})
}

// excluded reports whether the file or folder at a real path is left out.
func (f *finder) excluded(real string) bool {
	if len(f.exclude) == 0 {
		return false
	}
	rel, err := filepath.Rel(f.excludeRoot, real)
	return err == nil && slices.ContainsFunc(f.exclude, func(glob string) bool {
		return doublestar.MatchUnvalidated(glob, filepath.ToSlash(rel))
	})
}

// displayName returns the path as people see it.
func displayName(path string) string {
	return filepath.ToSlash(filepath.Clean(path))
}

// realPath returns the absolute path with symbolic links followed, which is the
// same for all PATHs of a file. It is the plain absolute path where the system
// does not say, as when a folder above may not be read.
func realPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = filepath.Clean(path)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}
