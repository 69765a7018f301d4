package convert

import (
	"errors"
	"testing"
)

var errFull = errors.New("the disk is full")

// shortWriter takes so many calls of Write and then fails.
type shortWriter int

func (w *shortWriter) Write(p []byte) (int, error) {
	if *w == 0 {
		return 0, errFull
	}
	*w--
	return len(p), nil
}

// TestWriteErrors checks that an error of the writer below comes through,
// wherever it happens.
func TestWriteErrors(t *testing.T) {
	q := question(1, "📋\nx")
	for _, format := range Formats() {
		for calls := 0; ; calls++ {
			below := shortWriter(calls)
			w := format.New(&below, Options{})
			err := w.Begin()
			for range 2 {
				if err == nil {
					err = w.Write(&q)
				}
			}
			if err == nil {
				err = w.End()
			}
			if err == nil {
				// All went well; there must have been some calls before.
				if calls < 2 {
					t.Errorf("%s: two questions took %d calls", format.Name, calls)
				}
				break
			}
			if !errors.Is(err, errFull) {
				t.Errorf("%s: after %d calls the error is %v", format.Name, calls, err)
			}
		}
	}
}
