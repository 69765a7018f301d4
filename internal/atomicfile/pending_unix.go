//go:build !windows

package atomicfile

import (
	"io/fs"
	"path/filepath"

	"github.com/google/renameio/v2"
)

type renamed struct{ *renameio.PendingFile }

func newPending(path string, mode fs.FileMode) (renamed, error) {
	// The library would rather use the folder for temporary files, from where the
	// file could come with another group or label, or not at all.
	p, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)),
		renameio.WithPermissions(mode), renameio.WithExistingPermissions())
	return renamed{p}, err
}

func (r renamed) commit() error { return r.CloseAtomicallyReplace() }
func (r renamed) discard()      { _ = r.Cleanup() }
