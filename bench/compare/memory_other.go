//go:build !linux

package main

import "os"

// peakMemory is known on Linux only: other systems count it in other ways.
func peakMemory(*os.ProcessState) (int64, error) {
	return 0, skipf("peak memory is measured on Linux only")
}
