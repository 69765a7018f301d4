//go:build !windows

package files

import (
	"io/fs"
	"path/filepath"

	"github.com/google/renameio/v2"
)

type renamed struct{ *renameio.PendingFile }

func newPending(path string, mode fs.FileMode) (renamed, error) {
	// By default the library uses the folder for temporary files, from where the
	// file could come with another group or label, or not at all.
	p, err := renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)),
		renameio.WithPermissions(mode), renameio.WithExistingPermissions())
	return renamed{p}, err
}

func (r renamed) commit() error { return r.CloseAtomicallyReplace() }
func (r renamed) discard()      { _ = r.Cleanup() }
