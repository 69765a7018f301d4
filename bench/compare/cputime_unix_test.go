//go:build unix

package main

import (
	"syscall"
	"testing"
	"time"
)

// cpuTime returns the processor time that the process took so far. On a machine that
// does other things as well, it says more than the time that went by.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
