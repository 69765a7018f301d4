package main

import (
	"context"
	"io"
)

// interruptible is a reader that stops when the context is cancelled, also while it
// waits for a terminal or a pipe.
type interruptible struct {
	ctx  context.Context
	from io.Reader
	// ready delivers the result of the running read; nil while none is running.
	ready chan chunk
	rest  []byte
}

// chunk is the result of one read.
type chunk struct {
	data []byte
	err  error
}

// chunkBytes is how much is read at once; a pipe holds as much.
const chunkBytes = 64 << 10

// Read returns bytes of the reader below, or the error of the cancelled context.
func (r *interruptible) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if err := r.ctx.Err(); err != nil {
			return 0, err
		}
		if r.ready == nil {
			r.start()
		}
		select {
		case c := <-r.ready:
			r.ready = nil
			if r.rest = c.data; c.err != nil && len(c.data) == 0 {
				return 0, c.err
			}
		case <-r.ctx.Done():
			return 0, r.ctx.Err()
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// start begins a read. It reads into memory of its own, since the caller's may be
// in other use when the context was cancelled.
func (r *interruptible) start() {
	ready := make(chan chunk, 1)
	r.ready = ready
	go func() {
		data := make([]byte, chunkBytes)
		n, err := r.from.Read(data)
		ready <- chunk{data[:n], err}
	}()
}
