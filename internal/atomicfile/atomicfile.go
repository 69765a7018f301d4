// Package atomicfile writes files whole or not at all.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file that is being written beside its final place. Commit moves it
// there; Discard, which may follow a Commit, removes what is left.
type File struct {
	io.Writer
	path    string
	pending pending
}

// Create begins to write the file at path. An existing file keeps its mode; a
// symbolic link is followed, so that the file it points to is replaced. A path
// that exists and is no regular file, such as /dev/null, is written directly.
// Errors name the path.
func Create(path string) (*File, error) {
	mode := fs.FileMode(0o644)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("cannot write %q: it is a folder", path)
	case err == nil && !info.Mode().IsRegular():
		direct, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		return &File{Writer: direct, path: path, pending: directFile{direct}}, nil
	case err == nil:
		mode = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	p, err := newPending(path, mode)
	if err != nil {
		return nil, fmt.Errorf("cannot write %q: %w", path, err)
	}
	return &File{Writer: p, path: path, pending: p}, nil
}

// Commit puts the file in its place.
func (f *File) Commit() error {
	if err := f.pending.commit(); err != nil {
		return fmt.Errorf("cannot write %q: %w", f.path, err)
	}
	return nil
}

// Discard removes the unfinished file; after a Commit it does nothing.
func (f *File) Discard() { f.pending.discard() }

type pending interface {
	commit() error
	discard()
}

// directFile is a device or pipe, which cannot be replaced.
type directFile struct{ *os.File }

func (d directFile) commit() error { return d.Close() }
func (d directFile) discard()      { _ = d.Close() }
