//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	ossignal "os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// leftover is the name of an unfinished file: a run that is killed may leave one
// for each processor, and no run reads it.
var leftover = regexp.MustCompile(`^\.\d{4}\.md\d+$`)

// TestKilledWhileFormatting ends "qbank fmt" over 1,000 files at moments that are
// told by how many files are done. Each file is the old or the new one then, and
// only a signal that no program can see leaves an unfinished file.
func TestKilledWhileFormatting(t *testing.T) {
	const count = 1000
	dir := filepath.Join(t.TempDir(), "bank")
	older, newer := func(i int) string {
		return fmt.Sprintf("## Question #%d\nWhich is it?\nA. one\nB. two\n", i)
	}, func(i int) string {
		return fmt.Sprintf("## Question #%d\n\nWhich is it?\n\nA. one\n\nB. two\n", i)
	}
	path := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%04d.md", i)) }
	reset := func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		for i := range count {
			if err := os.WriteFile(path(i+1), []byte(older(i+1)), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	for signal, moments := range map[syscall.Signal][]int{
		syscall.SIGINT: {1, 900}, syscall.SIGTERM: {7, 333}, syscall.SIGHUP: {100}, syscall.SIGKILL: {50, 500},
	} {
		if ossignal.Ignored(signal) {
			t.Logf("%v is ignored where this test runs, as under nohup, and is left out", signal)
			continue
		}
		cut := 0
		for _, moment := range moments {
			reset()
			c := program(t, "fmt", "--jobs", "2", dir)
			var out, errs bytes.Buffer
			c.Stdout, c.Stderr = &out, &errs
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			exited := make(chan ran)
			go func() { exited <- ended(t, c, &out, &errs) }()
			// Files are done in about their order.
			waitForText(t, path(moment), newer(moment), exited)
			if err := c.Process.Signal(signal); err != nil {
				t.Logf("after file %d: %v", moment, err)
			}
			got := <-exited

			done, unfinished := 0, 0
			for name, text := range readTree(t, dir) {
				var i int
				if leftover.MatchString(name) {
					unfinished++
				} else if _, err := fmt.Sscanf(name, "%04d.md", &i); err != nil {
					t.Errorf("%v after file %d: there is %q", signal, moment, name)
				} else if text == newer(i) {
					done++
				} else if text != older(i) {
					t.Fatalf("%v after file %d: %s holds %q", signal, moment, name, text)
				}
			}
			if done < moment/2 {
				t.Errorf("%v after file %d: only %d files are done", signal, moment, done)
			}
			if done < count {
				cut++
				if signal != syscall.SIGKILL {
					wantFailure(t, got, "qbank: interrupted")
				}
			}
			if most := 2; unfinished > most || signal != syscall.SIGKILL && unfinished > 0 {
				t.Errorf("%v after file %d: %d unfinished files are left", signal, moment, unfinished)
			}
			if signal == syscall.SIGKILL && moment == 50 {
				rerun(t, dir, newer, count)
			}
		}
		if cut == 0 {
			t.Errorf("%v never came before the end", signal)
		}
	}
}

// waitForText waits until a file has a text, or the program has ended.
func waitForText(t *testing.T, path, text string, exited chan ran) {
	t.Helper()
	for {
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) == text {
			return
		}
		select {
		case r := <-exited:
			t.Fatalf("it ended by itself, with code %d: %s", r.code, r.stderr)
		default:
			runtime.Gosched()
		}
	}
}

// rerun formats again what a killed run has left, in a folder that may hold
// unfinished files.
func rerun(t *testing.T, dir string, want func(int) string, count int) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, ".0001.md123"), []byte("## Question #1\nhalf"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := finish(t, program(t, "fmt", dir)); got.code != exitOK || !strings.Contains(got.stderr, "already formatted") {
		t.Errorf("formatting again: exit code %d, %s", got.code, got.stderr)
	}
	files := readTree(t, dir)
	for i := range count {
		if files[fmt.Sprintf("%04d.md", i+1)] != want(i+1) {
			t.Fatalf("after formatting again, file %d is not the new one", i+1)
		}
	}
	if got := finish(t, program(t, "convert", "--to", "jsonl", dir)); got.code != exitOK || strings.Count(got.stdout, "\n") != count {
		t.Errorf("exit code %d and %d questions of %d: %s", got.code, strings.Count(got.stdout, "\n"), count, got.stderr)
	}
}

// TestInterruptedWhileWaiting ends a run that waits for more of its standard
// input.
func TestInterruptedWhileWaiting(t *testing.T) {
	for _, args := range []string{"lint -", "fmt -", "convert -", "ast -", "validate -"} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			c := program(t, strings.Fields(args)...)
			var out, errs bytes.Buffer
			c.Stdout, c.Stderr = &out, &errs
			in, err := c.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			// More than a pipe holds: once it is written, the program is reading.
			if _, err := in.Write(bytes.Repeat([]byte("x\n"), 1<<20)); err != nil {
				t.Fatal(err)
			}
			if err := c.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			got := ended(t, c, &out, &errs)
			wantFailure(t, got, "qbank: interrupted\n")
			if got.stdout != "" || strings.Count(got.stderr, "\n") != 1 {
				t.Errorf("%s, %v: it prints %q and says %q", args, signal, got.stdout, got.stderr)
			}
		}
	}
}
