package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ran is what a run of the program did.
type ran struct {
	code           int // -1 where a signal ended it
	stdout, stderr string
}

// hangs is after which time a run counts as one that never ends. No result
// depends on it: the runs of the tests take a small part of it, also on a slow
// machine that has much else to do.
const hangs = 5 * time.Minute

// program is a run of the program to come; it is ended with the test. TestMain
// puts the program into the PATH.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("qbank")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), hangs)
	t.Cleanup(stop)
	c := exec.CommandContext(ctx, path, args...)
	c.Env = append(os.Environ(), "NO_COLOR=1")
	return c
}

// finish runs what program gave and checks that it did not break down.
func finish(t *testing.T, c *exec.Cmd) ran {
	t.Helper()
	var out, errs bytes.Buffer
	if c.Stdout == nil {
		c.Stdout = &out
	}
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return ended(t, c, &out, &errs)
}

func ended(t *testing.T, c *exec.Cmd, out, errs *bytes.Buffer) ran {
	t.Helper()
	err := c.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) && !errors.Is(err, io.ErrClosedPipe) {
		t.Fatal(err)
	}
	r := ran{c.ProcessState.ExitCode(), out.String(), errs.String()}
	for _, broken := range []string{"goroutine ", "panic", "internal error", "runtime error"} {
		if strings.Contains(r.stderr, broken) {
			t.Errorf("%q broke down: %s", c.Args[1:], r.stderr)
		}
	}
	return r
}

// wantFailure checks that a run ended with exit code 2 and said so in these
// words.
func wantFailure(t *testing.T, r ran, words ...string) {
	t.Helper()
	if r.code != exitFailure {
		t.Errorf("exit code %d, want %d; it says %q", r.code, exitFailure, r.stderr)
	}
	for _, want := range words {
		if !strings.Contains(r.stderr, want) {
			t.Errorf("it says %q, want %q", r.stderr, want)
		}
	}
}

// writeFiles makes files in a new folder, which is given.
func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// readTree gives the files below a folder with their texts.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// plainQuestion is sound and canonical but for the white space at its end.
const plainQuestion = "## Question #1\n\nWhich is it?\n\nA. one\n\nB. two\n\n### Options\n\n**A. one** ⭐\n\n- yes ✅\n\n**B. two**\n\n- no ❌\n"
