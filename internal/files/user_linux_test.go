package files

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// asOrdinaryUser runs do as a user that permission bits hold for. Linux lets a
// single thread of root act as another user towards files.
func asOrdinaryUser(t *testing.T, do func()) {
	t.Helper()
	if os.Getuid() != 0 {
		do()
		return
	}
	const nobody = 65534
	refused := false
	done := make(chan struct{})
	go func() {
		defer close(done)
		// Never unlocked: the thread ends with the goroutine.
		runtime.LockOSThread()
		syscall.Setfsuid(nobody)
		_, err := os.ReadDir("closed")
		wd, wdErr := filepath.Abs(".")
		if wdErr == nil {
			_, wdErr = os.Stat(wd)
		}
		if refused = err == nil || wdErr != nil; refused {
			return
		}
		do()
	}()
	<-done
	if refused {
		t.Skip("running as root, who may read everything, and cannot act as another user who reaches the folder")
	}
}
