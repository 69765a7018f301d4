//go:build !linux

package main

import "os"

// peakMemory returns 0: other systems count memory in other ways.
func peakMemory(*os.ProcessState) int64 { return 0 }
