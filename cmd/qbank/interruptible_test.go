package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestInterruptible(t *testing.T) {
	long := strings.Repeat("some text ", 50_000) // more than is read at once
	short := long[:5_000]
	for _, c := range []struct {
		name, want string
		from       io.Reader
	}{
		{"whole", long, strings.NewReader(long)},
		{"bytes", short, iotest.OneByteReader(strings.NewReader(short))},
		{"error with data", long, iotest.DataErrReader(strings.NewReader(long))},
	} {
		got, err := io.ReadAll(&interruptible{ctx: t.Context(), from: c.from})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %d of %d bytes, %v", c.name, len(got), len(c.want), err)
		}
	}
	cut := errors.New("the line was cut")
	if _, err := io.ReadAll(&interruptible{ctx: t.Context(), from: io.MultiReader(strings.NewReader("x"), iotest.ErrReader(cut))}); !errors.Is(err, cut) {
		t.Errorf("the error is %v", err)
	}

	// Nobody writes, and the read ends all the same.
	ctx, cancel := context.WithCancel(t.Context())
	never, _ := io.Pipe()
	done := make(chan error)
	go func() {
		_, err := io.Copy(&bytes.Buffer{}, &interruptible{ctx: ctx, from: never})
		done <- err
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
