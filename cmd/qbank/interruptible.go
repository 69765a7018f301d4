package main

import (
	"context"
	"io"
)

// interruptible reads until the context is cancelled: to read a terminal or a
// pipe waits, and the program has to end all the same.
type interruptible struct {
	ctx  context.Context
	from io.Reader
	// ready gives what the running read has brought; nil while none is running.
	ready chan chunk
	rest  []byte
}

// chunk is what one read has brought.
type chunk struct {
	data []byte
	err  error
}

// chunkBytes is how much is asked for at once; a pipe holds as much.
const chunkBytes = 64 << 10

// Read gives bytes that were read, or the error of the cancelled context.
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

// start reads into memory of its own, which nobody else touches should the
// context be cancelled meanwhile.
func (r *interruptible) start() {
	ready := make(chan chunk, 1)
	r.ready = ready
	go func() {
		data := make([]byte, chunkBytes)
		n, err := r.from.Read(data)
		ready <- chunk{data[:n], err}
	}()
}
