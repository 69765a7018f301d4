package discover

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// finder holds what one call of Find has gathered so far.
type finder struct {
	stdinName  string
	extensions []string
	excludes   excludes
	ignores    *ignores

	stdin  bool
	found  []Input        // each file once
	files  map[string]int // where it stands there, by real path
	errors []*Error
	said   map[string]bool // the errors already reported, as text

	stopped bool // that ctx is cancelled has been reported
}

// Find turns PATHs into inputs. It never stops at a PATH that cannot be used:
// that becomes one of the result's errors, and the others go on. When ctx is
// cancelled the result holds what was found until then, and an error that
// wraps ctx.Err().
func Find(ctx context.Context, opts Options) Result {
	f := &finder{
		stdinName:  cmp.Or(opts.StdinName, DefaultStdinName),
		extensions: dotted(opts.Extensions),
		files:      map[string]int{},
		said:       map[string]bool{},
	}
	f.ignores = newIgnores(f.fail)
	f.excludes = f.newExcludes(opts.Root, opts.Exclude)

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
	return Result{Inputs: f.inputs(), Errors: f.errors, Searched: searched}
}

// path takes one PATH and tells whether it was a folder or glob to look in.
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
	case err != nil && isGlob(p):
		// Any error will do: a "*" is not even allowed in a name on Windows.
		return f.glob(ctx, p)
	case err != nil:
		f.fail(newError(p, err))
	case info.IsDir():
		f.walk(ctx, folder{path: p, real: realPath(p), whole: true})
		return true
	case !info.Mode().IsRegular() && !OpenPipe(p, info.Mode()):
		f.fail(notRegular(p, info.Mode()))
	default:
		// A pipe has no file to be the same as, and no name once it is resolved.
		real := realPath(p)
		if !info.Mode().IsRegular() {
			real = p
		}
		f.add(Input{Path: p, Name: displayName(p), Named: true}, real)
	}
	return false
}

// add keeps an input unless the same file is there already; a file that is both
// named and found counts as named.
func (f *finder) add(in Input, real string) {
	at, ok := f.files[real]
	switch {
	case !ok:
		f.files[real] = len(f.found)
		f.found = append(f.found, in)
	case in.Named && !f.found[at].Named:
		f.found[at] = in
	}
}

// fail reports an error, once: the same folder can be reached by two PATHs.
func (f *finder) fail(e *Error) {
	if text := e.Error(); !f.said[text] {
		f.said[text] = true
		f.errors = append(f.errors, e)
	}
}

// interrupted reports, once, that the search was cancelled while at path.
func (f *finder) interrupted(path string, err error) {
	if !f.stopped {
		f.stopped = true
		f.fail(&Error{Path: path, Err: fmt.Errorf("the search was stopped: %w", err)})
	}
}

// inputs gives what was found in the order of Result.Inputs.
func (f *finder) inputs() []Input {
	// A walk finds them nearly in order.
	ins := f.found
	slices.SortFunc(ins, func(a, b Input) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Path, b.Path))
	})
	if f.stdin {
		ins = slices.Insert(ins, 0, Input{Path: StdinPath, Name: f.stdinName, Named: true})
	}
	return ins
}

// wanted tells whether a folder is walked for files of this name.
func (f *finder) wanted(name string) bool {
	return slices.ContainsFunc(f.extensions, func(ext string) bool {
		return len(name) >= len(ext) && strings.EqualFold(name[len(name)-len(ext):], ext)
	})
}

// dotted gives every extension its leading dot.
func dotted(extensions []string) []string {
	if extensions == nil {
		return DefaultExtensions
	}
	var out []string
	for _, ext := range extensions {
		out = append(out, "."+strings.TrimPrefix(ext, "."))
	}
	return out
}

// displayName is the path as people see it.
func displayName(path string) string {
	return filepath.ToSlash(filepath.Clean(path))
}

// realPath is the absolute path with symbolic links followed, which tells
// whether two PATHs are the same file. When the system does not say (a folder
// above may be closed to us) the plain absolute path has to do.
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
