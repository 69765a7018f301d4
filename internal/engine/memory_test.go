package engine

import (
	"runtime/debug"
	"testing"
)

// TestEaseCollector checks that the collector is eased from the first to the last
// who asks for it, and not against the user's will.
func TestEaseCollector(t *testing.T) {
	percent := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	first, second := easeCollector(), easeCollector()
	if got := percent(); got != 200 {
		t.Errorf("eased: %d", got)
	}
	first()
	if got := percent(); got != 200 {
		t.Errorf("eased once more: %d", got)
	}
	second()
	if got := percent(); got != 77 {
		t.Errorf("after all: %d", got)
	}
	t.Setenv("GOGC", "50")
	defer easeCollector()()
	if got := percent(); got != 77 {
		t.Errorf("with GOGC set: %d", got)
	}
}
