package run

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/parser"
)

// noLeak checks at the end of a test that no goroutine is left.
func noLeak(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		// Those that have ended may still be counted for a moment.
		for deadline := time.Now().Add(time.Minute); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				stacks := make([]byte, 1<<16)
				t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
			}
		}
	})
}

// TestErrorOfDone checks that an error from done ends the run at once.
func TestErrorOfDone(t *testing.T) {
	inputs := bank(t, 200)
	full := errors.New("the disk is full")
	for _, jobs := range jobCounts[1:] {
		noLeak(t)
		var begun atomic.Int64
		calls := 0
		_, err := eachFile(context.Background(), Files{Jobs: jobs}, inputs,
			func(f *parser.File) int64 {
				begun.Add(1)
				return number(f)
			},
			func(int64) error {
				if calls++; calls == 3 {
					return full
				}
				return nil
			})
		if !errors.Is(err, full) {
			t.Errorf("%d jobs: the error is %v", jobs, err)
		}
		if calls != 3 {
			t.Errorf("%d jobs: done was called %d times", jobs, calls)
		}
		// Three made room for as many.
		if n := begun.Load(); n > int64(3+aheadOf(jobs)) {
			t.Errorf("%d jobs: work was begun on %d files", jobs, n)
		}
	}
}

// TestCancelled checks that a cancelled context ends the run, with no more
// results after it.
func TestCancelled(t *testing.T) {
	inputs := bank(t, 200)
	for _, jobs := range jobCounts[1:] {
		noLeak(t)
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		calls := 0
		_, err := eachFile(ctx, Files{Jobs: jobs}, inputs, number, func(int64) error {
			if calls++; calls == 3 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%d jobs: the error is %v", jobs, err)
		}
		if calls != 3 {
			t.Errorf("%d jobs: done was called %d times", jobs, calls)
		}
	}
}

// TestCancelledBefore checks that nothing is read when the context was cancelled
// before, however few files there are.
func TestCancelledBefore(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, n := range []int{1, 2, 50} {
		noLeak(t)
		inputs := bank(t, n)
		for range 20 { // what a select chooses is chance
			work := func(f *parser.File) int64 {
				t.Errorf("%s is worked on", f.Source.Name)
				return 0
			}
			failed, err := eachFile(ctx, Files{Jobs: 2}, inputs, work, func(int64) error { return nil })
			if !errors.Is(err, context.Canceled) || len(failed) > 0 {
				t.Errorf("%d files: got %v, %v", n, failed, err)
			}
		}
	}
}

// TestCancelledWhileWorking checks that a run ends although its work is slow,
// once that work is done.
func TestCancelledWhileWorking(t *testing.T) {
	noLeak(t)
	inputs := bank(t, 50)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	// The work waits for cancel to return, not for ctx.Done: that is closed
	// before the run hears of it, and work that ended in between would rightly be
	// followed by more.
	cancelled := make(chan struct{})
	var begun atomic.Int64
	_, err := eachFile(ctx, Files{Jobs: 4}, inputs,
		func(f *parser.File) int64 {
			if begun.Add(1) == 4 {
				cancel()
				close(cancelled)
			}
			<-cancelled
			return number(f)
		},
		func(n int64) error {
			t.Errorf("the result %d is handed on", n)
			return nil
		})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if n := begun.Load(); n > 4+1 {
		t.Errorf("work was begun on %d files", n)
	}
}
