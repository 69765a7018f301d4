//go:build !windows

package atomicfile

import (
	"io/fs"

	"github.com/google/renameio/v2"
)

type renamed struct{ *renameio.PendingFile }

func newPending(path string, mode fs.FileMode) (renamed, error) {
	p, err := renameio.NewPendingFile(path, renameio.WithPermissions(mode), renameio.WithExistingPermissions())
	return renamed{p}, err
}

func (r renamed) commit() error { return r.CloseAtomicallyReplace() }
func (r renamed) discard()      { _ = r.Cleanup() }
