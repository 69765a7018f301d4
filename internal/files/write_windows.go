package files

import (
	"io/fs"
	"os"
	"path/filepath"
)

// renamed does by hand what renameio offers for other systems only: on Windows
// it cannot promise that a rename survives a power cut.
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
