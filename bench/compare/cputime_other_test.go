//go:build !unix

package main

import (
	"testing"
	"time"
)

var begun = time.Now()

// cpuTime returns the wall time, where the system does not tell the processor time.
func cpuTime(*testing.B) time.Duration { return time.Since(begun) }
