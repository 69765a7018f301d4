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
	out     io.Writer
	path    string
	pending pending
}

// Create begins to write the file at path. An existing file keeps its mode; a
// symbolic link is followed, so that the file it points to is replaced, or made.
// A path that exists and is no regular file, such as /dev/null, is written
// directly. Errors name the path.
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
		return &File{out: direct, path: path, pending: directFile{direct}}, nil
	case err == nil:
		mode = info.Mode().Perm()
		path, err = filepath.EvalSymlinks(path)
	case errors.Is(err, fs.ErrNotExist):
		path, err = linkTarget(path)
	}
	if err != nil {
		return nil, err
	}
	p, err := newPending(path, mode)
	if err != nil {
		return nil, fault(path, err)
	}
	return &File{out: p, path: path, pending: p}, nil
}

// linkTarget is where a symbolic link to nothing leads; any other path is what it
// was.
func linkTarget(path string) (string, error) {
	for {
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, nil // there is nothing at its end
		}
		target, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			// A ".." in it means the folder above that in which the link really is.
			dir, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				return "", err
			}
			target = filepath.Join(dir, target)
		}
		path = target
	}
}

// Write adds to the unfinished file.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.out.Write(p)
	return n, fault(f.path, err)
}

// Commit puts the file in its place.
func (f *File) Commit() error { return fault(f.path, f.pending.commit()) }

// fault names the path that was given, and not the temporary one beside it.
func fault(path string, err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("cannot write %q: %w", path, err)
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
