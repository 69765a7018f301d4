//go:build !windows

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// endSignals returns the signals that ask the program to end. One that the caller
// ignores, as nohup does, stays ignored.
func endSignals() (list []os.Signal) {
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			list = append(list, s)
		}
	}
	return list
}

// ignoreFaultSignals makes a write to a closed pipe, or beyond the size that a file
// may have, an error like any other.
func ignoreFaultSignals() { signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ) }
