//go:build !unix

package cputime

import "time"

var begun = time.Now()

// Used returns the time that went by, where the processor time is not known.
func Used() time.Duration { return time.Since(begun) }
