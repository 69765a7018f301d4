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
	want := strings.Repeat("some text ", 50_000)
	for name, from := range map[string]io.Reader{
		"whole": strings.NewReader(want), "bytes": iotest.OneByteReader(strings.NewReader(want)), "error with data": iotest.DataErrReader(strings.NewReader(want)),
	} {
		got, err := io.ReadAll(&interruptible{ctx: t.Context(), from: from})
		if err != nil || string(got) != want {
			t.Errorf("%s: %d of %d bytes, %v", name, len(got), len(want), err)
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
