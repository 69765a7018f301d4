package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrNotRegular is the cause of an error for a path that is a symbolic link or
// no regular file, and is therefore not replaced.
var ErrNotRegular = errors.New("not a regular file")

// Replace gives an existing regular file a new content, whole or not at all. It
// keeps the file's mode, and refuses symbolic links and anything that is no
// regular file. Errors name the path.
func Replace(path string, content []byte) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0 && pointsToPipe(path):
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

// pointsToPipe tells whether a symbolic link leads to a pipe, as the /dev/fd/63
// of a shell's "<(…)" does.
func pointsToPipe(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeNamedPipe != 0
}
