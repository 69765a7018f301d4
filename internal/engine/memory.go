package engine

import (
	"math"
	"os"
	"runtime/debug"
	"sync"
)

// memory is what the collector of garbage keeps to: left alone it lets the heap
// grow to twice of what is in use, which in a bank of a million questions is
// mostly facts that stay to the end. GOMEMLIMIT and GOGC, where they are set, have
// the last word.
var memory struct {
	sync.Mutex
	users  int
	before int64
}

// LimitMemory asks the collector of garbage to keep the program below so many bytes
// if it can, until release is called; raise asks for another limit meanwhile. It
// never makes anything fail.
func LimitMemory(bytes int64) (raise func(bytes int64), release func()) {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return func(int64) {}, func() {}
	}
	memory.Lock()
	defer memory.Unlock()
	if memory.users == 0 {
		memory.before = debug.SetMemoryLimit(-1)
	}
	memory.users++
	set := func(bytes int64) {
		// Each change stops the program for a moment.
		const step = 16 << 20
		if now := debug.SetMemoryLimit(-1); now == math.MaxInt64 || bytes >= now+step {
			debug.SetMemoryLimit(bytes)
		}
	}
	set(bytes)
	raise = func(bytes int64) {
		memory.Lock()
		defer memory.Unlock()
		set(bytes)
	}
	release = sync.OnceFunc(func() {
		memory.Lock()
		defer memory.Unlock()
		if memory.users--; memory.users == 0 {
			debug.SetMemoryLimit(memory.before)
		}
	})
	return raise, release
}

// easyBytes and easyAtOnce are how many bytes of input a run may have, and how many
// of them may be worked on at once, for the collector to be eased.
const (
	easyBytes  = 64 << 20
	easyAtOnce = 16 << 20
)

// easy counts who has eased the collector, and holds what it kept to before.
var easy struct {
	sync.Mutex
	users  int
	before int
}

// easeCollector lets the heap grow to three times of what is in use rather than
// twice, until release is called: short runs spend a tenth of their time less on
// collecting, for some megabytes more. More than that gains nothing: to get fresh
// memory of the system costs what is saved. GOGC, where it is set, has the last word.
func easeCollector() (release func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	easy.Lock()
	defer easy.Unlock()
	if easy.users == 0 {
		easy.before = debug.SetGCPercent(200)
	}
	easy.users++
	return func() {
		easy.Lock()
		defer easy.Unlock()
		if easy.users--; easy.users == 0 {
			debug.SetGCPercent(easy.before)
		}
	}
}
