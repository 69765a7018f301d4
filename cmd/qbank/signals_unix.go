//go:build !windows

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// endSignals are the signals that ask the program to end. One that the caller
// ignores, as nohup does, stays ignored.
func endSignals() (list []os.Signal) {
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			list = append(list, s)
		}
	}
	return list
}

// ignoreFaultSignals makes errors like any other of a write to a closed pipe and
// of one beyond the size that a file may have.
func ignoreFaultSignals() { signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ) }
