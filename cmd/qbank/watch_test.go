package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/internal/files"
)

// lockedBuffer may be written and read at the same time.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// waitFor waits until the text has been written count times.
func waitFor(t *testing.T, b *lockedBuffer, text string, count int) {
	t.Helper()
	for end := time.Now().Add(hangs); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if strings.Count(b.String(), text) >= count {
			return
		}
	}
	t.Fatalf("%q was not written %d times in:\n%s", text, count, b)
}

// TestWatch fixes a file while it is watched, adds another in a new folder, and
// interrupts the run.
func TestWatch(t *testing.T) {
	if w, err := files.NewWatcher(); errors.Is(err, syscall.EMFILE) {
		t.Skipf("other programs of this user watch as many folders as the system allows: %v", err)
	} else if err == nil {
		_ = w.Close()
	}
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const sound = "## Question #1\n1 + 1은?\n\nA. 2\n\nB. 3\n\n정답: A\n"
	write("1.md", strings.Replace(sound, "B. 3", "B.", 1))
	var out, errs lockedBuffer
	ctx, interrupt := context.WithCancel(context.Background())
	done := make(chan int, 1)
	go func() {
		args := []string{"qbank", "lint", "--watch", "--isolated", "--ignore", "QB3", "--format", "concise", dir}
		done <- Main(ctx, args, Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs})
	}()
	const ready = "watching for changes"
	waitFor(t, &errs, ready, 1)
	if !strings.Contains(out.String(), "QB105") {
		t.Fatalf("the first run found nothing:\n%s", out.String())
	}
	write("1.md", sound)
	waitFor(t, &errs, ready, 2)
	if n := strings.Count(out.String(), "QB105"); n != 1 {
		t.Errorf("the fixed fault was reported %d times", n)
	}
	write("new.md", strings.Replace(sound, "## Question #1", "## Question #", 1))
	waitFor(t, &out, "QB001", 1)
	interrupt()
	select {
	case code := <-done:
		if code != exitOK {
			t.Errorf("an interrupted watch ended with %d:\n%s", code, errs.String())
		}
	case <-time.After(hangs):
		t.Error("the watch did not end when it was interrupted")
	}
}
