package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// machine says what was measured on, with which versions, and when.
func (b *bench) machine() string {
	model := field("/proc/cpuinfo", "model name")
	if model == "" {
		model = runtime.GOARCH
	}
	var kilobytes float64
	if _, err := fmt.Sscan(field("/proc/meminfo", "MemTotal"), &kilobytes); err != nil {
		kilobytes = 0
	}
	load := ""
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load = ", load " + strings.Fields(string(text))[0]
	}
	versions := append([]string{b.version}, b.versions...)
	return fmt.Sprintf("%s: %d cores (%s), %.1f GB of memory%s, %s; %s.", time.Now().Format(time.DateOnly),
		runtime.NumCPU(), model, kilobytes/(1<<20), load, runtime.GOOS, strings.Join(versions, ", "))
}

// field is the first value of a name in a file of "name: value" lines.
func field(path, name string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
