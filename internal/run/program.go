package run

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// openProgram opens the file of the running program.
func openProgram() (*os.File, error) {
	// By now a newer build may be at the path of the program.
	if runtime.GOOS == "linux" {
		if f, err := os.Open("/proc/self/exe"); err == nil {
			return f, nil
		}
	}
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// knownProgram is the hash of a program's file, with the stamp of the file.
type knownProgram struct {
	Stamp Stamp
	Sum   [sha256.Size]byte
}

// programSum returns the hash of the running program's file, and keeps it in dir for later
// runs. The version is not enough: two builds of one commit may differ in uncommitted
// changes, in the versions of libraries and in that of Go.
func programSum(dir string, now time.Time) (sum [sha256.Size]byte, err error) {
	f, err := openProgram()
	if err != nil {
		return sum, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return sum, err
	}
	stamp := stampOf(info, now)
	path := filepath.Join(dir, "program"+cacheEnding)
	var known knownProgram
	if readChecked(path, &known) == nil && stamp != (Stamp{}) && known.Stamp == stamp {
		return known.Sum, nil
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	if stamp != (Stamp{}) {
		_ = writeChecked(path, knownProgram{stamp, sum})
	}
	return sum, nil
}
