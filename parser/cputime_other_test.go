//go:build !unix

package parser

import "time"

var began = time.Now()

func cpuTime() time.Duration { return time.Since(began) }
