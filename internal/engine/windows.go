package engine

import (
	"context"
	"fmt"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// EachWindow parses a large file window by window, calls work on each in parallel,
// and next with its result, one at a time and in the order of the windows. In the
// end it calls both for what is wrong with the encoding of the file as a whole. An
// error of the file is an [InputError]; an error from work or next, or a cancelled
// context, stops all and is returned as it is.
//
// The windows that are being worked on, or of which the result waits for its turn,
// are together no larger than a few windows, or than one that is larger.
func EachWindow[T any](ctx context.Context, f *Large, work func(*parser.File) (T, error), next func(T) error) error {
	jobs := f.engine.jobs()
	size := f.engine.Limits.window()
	budget := int64(size) * int64(2*jobs+1) * 5 / 4
	room := semaphore.NewWeighted(budget)
	workers := make(chan struct{}, jobs)
	queue := make(chan chan window[T], 2*jobs)
	faults := f.Index.NewFaults()
	var stop atomic.Bool
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(queue)
		for w := range f.Index.Windows(size) {
			bytes := min(int64(f.Index.Bytes(w)), budget)
			if err := room.Acquire(ctx, bytes); err != nil {
				return ctx.Err()
			}
			out := make(chan window[T], 1)
			select {
			case queue <- out:
			case <-ctx.Done():
				return ctx.Err()
			}
			workers <- struct{}{}
			group.Go(func() error {
				defer func() { <-workers }()
				r := window[T]{bytes: bytes}
				if !stop.Load() {
					r = parseWindow(f, w, faults, work)
					r.bytes = bytes
				}
				if r.err != nil {
					stop.Store(true)
				}
				out <- r
				return nil
			})
		}
		return nil
	})
	group.Go(func() error {
		for out := range queue {
			r := <-out
			if err := ctx.Err(); err != nil {
				return err
			}
			if r.err != nil {
				return r.err
			}
			if err := next(r.result); err != nil {
				return err
			}
			room.Release(r.bytes)
		}
		return nil
	})
	if err := group.Wait(); err != nil {
		return err
	}
	files, err := faults.Files()
	if err == nil {
		err = f.unchanged()
	}
	if err != nil {
		return f.failed(err)
	}
	for _, file := range files {
		result, err := work(file)
		if err == nil {
			err = next(result)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// window is the result of one window.
type window[T any] struct {
	result T
	bytes  int64
	err    error
}

// parseWindow handles one window. A fault of ours becomes an error that names the
// file.
func parseWindow[T any](f *Large, w parser.Window, faults *parser.Faults, work func(*parser.File) (T, error)) (r window[T]) {
	defer func() {
		if fault := recover(); fault != nil {
			r = window[T]{err: &InputError{fmt.Errorf("internal error while reading %q: %v (please report it, with the file if you can)", f.Input.Name, fault)}}
		}
	}()
	if n := int64(f.Index.Bytes(w)); n > files.MaxBytes {
		return window[T]{err: &InputError{files.TooLarge(f.Input.Name, fmt.Sprintf("a question of %d bytes", n))}}
	}
	file, err := f.Index.Parse(w)
	if err == nil {
		err = f.unchanged()
	}
	if err != nil {
		return window[T]{err: f.failed(err)}
	}
	faults.Add(file)
	result, err := work(file)
	return window[T]{result: result, err: err}
}
