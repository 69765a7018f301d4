package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file that is being written, under a temporary name in its folder. Commit gives
// it its name. Discard, which may follow a Commit, removes the temporary file.
type File struct {
	out     io.Writer
	path    string
	pending pending
}

// pending is the temporary file.
type pending interface {
	commit() error
	discard()
}

// Create begins to write the file at path, which is written whole or not at all. An
// existing file keeps its mode. Create follows a symbolic link and replaces or makes the
// file that it points to. It writes directly to a path that exists and is no regular file,
// such as /dev/null. Errors name the path.
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
		return nil, cannotWrite(path, err)
	}
	return &File{out: p, path: path, pending: p}, nil
}

// Replace writes the new content of an existing regular file, whole or not at all, and
// keeps its mode. The error of a symbolic link, or of anything that is no regular file,
// is [ErrNotRegular]. Errors name the path.
func Replace(path string, content []byte) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0 && leadsToPipe(path):
		return fmt.Errorf("cannot rewrite %q: %w but a pipe; with - the text goes to standard output", path, ErrNotRegular)
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("cannot rewrite %q: %w; name the file it points to", path, ErrNotRegular)
	case !info.Mode().IsRegular():
		return fmt.Errorf("cannot rewrite %q: %w", path, ErrNotRegular)
	}
	file, err := Create(path)
	if err != nil {
		return err
	}
	defer file.Discard()
	if _, err := file.Write(content); err != nil {
		return err
	}
	return file.Commit()
}

// leadsToPipe reports whether a symbolic link leads to a pipe, as the /dev/fd/63
// of a shell's "<(…)" does.
func leadsToPipe(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeNamedPipe != 0
}

// linkTarget returns the path that a dangling symbolic link leads to. Any other path is
// returned as it is.
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
			// A ".." in it is the folder above that in which the link really is.
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
	return n, cannotWrite(f.path, err)
}

// Commit puts the file in its place.
func (f *File) Commit() error { return cannotWrite(f.path, f.pending.commit()) }

// Discard removes the unfinished file; after a Commit it does nothing.
func (f *File) Discard() { f.pending.discard() }

// cannotWrite returns err, if any, with the path that was given in place of the
// temporary one.
func cannotWrite(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write %q: %w", path, bare(err))
}

// directFile is a device or pipe, which cannot be replaced.
type directFile struct{ *os.File }

func (d directFile) commit() error { return d.Close() }
func (d directFile) discard()      { _ = d.Close() }
