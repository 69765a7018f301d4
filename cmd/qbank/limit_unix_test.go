//go:build unix

package main

import "syscall"

// limitFileBytes lets no file that this process writes have more bytes.
func limitFileBytes(limit int64) {
	r := syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &r); err != nil {
		panic(err)
	}
}
