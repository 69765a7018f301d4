package engine

import (
	"io/fs"
	"runtime/debug"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/internal/files"
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

// TestEasy checks for which inputs the collector is eased.
func TestEasy(t *testing.T) {
	const mega = 1 << 20
	for _, test := range []struct {
		jobs  int
		sizes []int64
		want  bool
	}{
		{2, nil, true},
		{2, []int64{mega, 2 * mega}, true},
		{2, []int64{15 * mega}, true},
		{1, []int64{15 * mega, 15 * mega}, true},
		{2, []int64{15 * mega, 15 * mega}, false},
		{16, []int64{mega, mega, 2 * mega}, true},
		{1, []int64{15 * mega, 15 * mega, 15 * mega, 15 * mega, 15 * mega}, false},
	} {
		l := LargeInputs{engine: &Engine{Jobs: test.jobs}}
		for _, size := range test.sizes {
			l.inputs = append(l.inputs, files.Input{Info: sized(size)})
		}
		if got := l.easy(); got != test.want {
			t.Errorf("%d jobs, %d bytes: %v", test.jobs, test.sizes, got)
		}
	}
}

// sized is what the file system says of a file of a size.
type sized int64

func (s sized) Size() int64      { return int64(s) }
func (sized) Name() string       { return "x.md" }
func (sized) Mode() fs.FileMode  { return 0o644 }
func (sized) ModTime() time.Time { return time.Time{} }
func (sized) IsDir() bool        { return false }
func (sized) Sys() any           { return nil }
