package main

import "syscall"

// mountDisk mounts a disk of 128 KiB in memory.
func mountDisk(path string) error {
	return syscall.Mount("qbank-test", path, "tmpfs", 0, "size=128k")
}

func unmountDisk(path string) error { return syscall.Unmount(path, 0) }
