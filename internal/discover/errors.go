package discover

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf8"
)

var (
	// ErrNoMatch is the cause of an Error for a glob that matches nothing.
	ErrNoMatch = errors.New("no file matches")
	// ErrBadPattern is the cause of an Error for a glob that is malformed.
	ErrBadPattern = errors.New("the pattern is malformed")
	// ErrNotRegular is the cause of an Error for a folder, pipe, socket or
	// device in the place of a file.
	ErrNotRegular = errors.New("not a regular file")
)

// errEmptyPath is the cause of an Error for an empty argument.
var errEmptyPath = errors.New("the path is empty")

// Error is a PATH that could not be used.
type Error struct {
	// Path is the path, as given or as found by the walk.
	Path string
	// Err is the cause.
	Err error
	// Hint says what to do, in plain English; it may be empty.
	Hint string
}

// Error gives one sentence: what went wrong, where, and what to do.
func (e *Error) Error() string {
	var b strings.Builder
	if errors.Is(e.Err, ErrNoMatch) {
		b.WriteString("no file matches " + quote(e.Path))
	} else {
		b.WriteString("cannot read " + quote(e.Path) + ": " + reason(e.Err))
	}
	if e.Hint != "" {
		b.WriteString(" (" + e.Hint + ")")
	}
	return b.String()
}

// Unwrap gives the cause, for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// newError wraps what the system said about path and adds the hint that fits.
func newError(path string, err error) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	e := &Error{Path: path, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Hint = "is the path right?"
		if _, lerr := os.Lstat(path); lerr == nil {
			e.Hint = "it is a symbolic link, and what it points to is missing"
		}
	case errors.Is(err, fs.ErrPermission):
		e.Hint = "check that you are allowed to read it"
	case errors.Is(err, syscall.ENOTDIR):
		e.Hint = "is the path right?"
	case errors.Is(err, syscall.ELOOP):
		e.Hint = "point the link at a file"
	}
	return e
}

// reason is the cause in words that are the same on every system, without the
// path and the system call that Error leaves out.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of the path is a file, not a folder"
	case errors.Is(err, syscall.ELOOP):
		return "its symbolic links lead back to themselves"
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// quote puts a path in quotes. Backslashes stay single, as Windows paths are
// full of them; a name with control characters is escaped, as it could
// otherwise rewrite the terminal.
func quote(path string) string {
	for _, r := range path {
		if !strconv.IsPrint(r) || r == '"' || r == utf8.RuneError {
			return strconv.Quote(path)
		}
	}
	return `"` + path + `"`
}
