//go:build unix && !linux

package files

import (
	"os"
	"testing"
)

// asOrdinaryUser runs do as a user that permission bits hold for.
func asOrdinaryUser(t *testing.T, do func()) {
	t.Helper()
	if os.Getuid() == 0 {
		t.Skip("running as root, who may read everything")
	}
	do()
}
