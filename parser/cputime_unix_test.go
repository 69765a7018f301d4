//go:build unix

package parser

import (
	"syscall"
	"time"
)

// cpuTime is the time that this process has computed for: other than the time
// of day, it does not go on while the machine is busy with other things.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
