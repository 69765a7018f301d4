package files

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
	// ErrNotRegular is the cause of an error for a folder, pipe, socket or device
	// in the place of a file, or a symbolic link in that of a file to replace.
	ErrNotRegular = errors.New("not a regular file")
	// ErrTooLarge is the cause of an Error for an input of more than [MaxBytes].
	ErrTooLarge = errors.New("too large")
)

// errEmptyPath is the cause of an Error for an empty argument.
var errEmptyPath = errors.New("the path is empty")

// Error is the error of a PATH that cannot be used.
type Error struct {
	// Path is the path, as given or as found by the walk.
	Path string
	// Err is the cause.
	Err error
	// Hint is advice to the user, or "".
	Hint string
}

// Error returns one sentence with the path, the cause and the hint.
func (e *Error) Error() string {
	text := "cannot read " + quote(e.Path) + ": " + Reason(e.Err)
	if errors.Is(e.Err, ErrNoMatch) {
		text = "no file matches " + quote(e.Path)
	}
	if e.Hint != "" {
		text += " (" + e.Hint + ")"
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// causes are the errors of the file system that get words and a hint of our own.
var causes = []struct {
	err          error
	reason, hint string
}{
	{fs.ErrNotExist, "no such file or folder", "is the path right?"},
	{fs.ErrPermission, "permission denied", "check that you are allowed to read it"},
	{syscall.ENOTDIR, "a part of the path is a file, not a folder", "is the path right?"},
	{syscall.ELOOP, "its symbolic links lead back to themselves", "point the link at a file"},
}

// newError wraps an error of the file system about path and adds a hint for it.
func newError(path string, err error) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	e := &Error{Path: path, Err: err}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			e.Hint = c.hint
			break
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(path); err == nil {
			e.Hint = "it is a symbolic link, and what it points to is missing"
		}
	}
	return e
}

// badPattern is the error of a malformed glob.
func badPattern(glob string) *Error {
	return &Error{Path: glob, Err: ErrBadPattern, Hint: `every "[" needs its "]" and every "{" its "}"`}
}

// Reason returns the cause of an error in words that are the same on every
// system, without the path and the system call.
func Reason(err error) string {
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return c.reason
		}
	}
	return bare(err).Error()
}

// bare returns err without the path and the system call.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// quote puts a path in quotes. It does not escape the backslashes of Windows paths. It
// escapes control characters, which a terminal would obey.
func quote(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !strconv.IsPrint(r) || r == '"' || r == utf8.RuneError }) {
		return strconv.Quote(path)
	}
	return `"` + path + `"`
}
