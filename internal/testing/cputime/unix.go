//go:build unix

// Package cputime says how much processor time this process has taken. On a busy
// machine it says more about a program than the time that went by.
package cputime

import (
	"syscall"
	"time"
)

// Used returns the processor time that the process has taken so far.
func Used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // the arguments are wrong
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
