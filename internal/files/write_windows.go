package files

import (
	"io/fs"
	"os"
	"path/filepath"
)

// renamed is a temporary file that is renamed at the end. The library for it does not
// support Windows, where a rename may not survive a power cut.
type renamed struct {
	*os.File
	path string
}

func newPending(path string, mode fs.FileMode) (renamed, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return renamed{}, err
	}
	return renamed{f, path}, f.Chmod(mode)
}

func (r renamed) commit() error {
	if err := r.Sync(); err != nil {
		return err
	}
	if err := r.Close(); err != nil {
		return err
	}
	return os.Rename(r.Name(), r.path)
}

func (r renamed) discard() {
	_ = r.Close()
	_ = os.Remove(r.Name())
}
