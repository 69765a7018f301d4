package main

import (
	"errors"
	"os"
	"syscall"
)

// peakMemory is the largest resident set of a process that has ended, in bytes.
func peakMemory(state *os.ProcessState) (int64, error) {
	u, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, errors.New("the system does not say how much memory was used")
	}
	return u.Maxrss << 10, nil
}
