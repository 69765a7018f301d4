package main

import (
	"bytes"
	"errors"
	"io"
	"time"
)

// readAll reads to the end and tells how long the first line took, 0 for none.
func readAll(r io.Reader, start time.Time) (first time.Duration, err error) {
	buf := make([]byte, 1<<16)
	for {
		n, err := r.Read(buf)
		if first == 0 && bytes.IndexByte(buf[:n], '\n') >= 0 {
			first = time.Since(start)
		}
		if errors.Is(err, io.EOF) {
			return first, nil
		}
		if err != nil {
			return first, err
		}
	}
}
