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
	for signal, moments := range map[syscall.Signal][]int{
		syscall.SIGINT: {1, 900}, syscall.SIGTERM: {7, 333}, syscall.SIGHUP: {100}, syscall.SIGKILL: {50, 500},
	} {
		if isIgnored(t, signal) {
			continue
		}
		cut := false
		// On a busy machine a run may be over before its signal comes. Such a run
		// says nothing, and another one takes its place.
		for attempt := 0; !cut; attempt++ {
			if attempt == 20 {
				t.Fatalf("%v never came before the end", signal)
			}
			for _, moment := range moments {
				cut = killedAt(t, signal, moment) || cut
			}
		}
	}
}

// isIgnored tells whether a signal is ignored where the test runs, as it is under
// nohup or in the background of a script: the program then ignores it as well.
func isIgnored(t *testing.T, signal syscall.Signal) bool {
	t.Helper()
	ignored := ossignal.Ignored(signal)
	if ignored {
		t.Logf("%v is ignored where this test runs, and is left out", signal)
	}
	return ignored
}

// killed is the bank that a run is killed over: count files with one question each.
type killed struct {
	dir   string
	count int
}

func (k *killed) path(i int) string { return filepath.Join(k.dir, fmt.Sprintf("%04d.md", i)) }

// older is a file before it is formatted, and newer one that is done.
func (*killed) older(i int) string {
	return fmt.Sprintf("## Question #%d\nWhich is it?\nA. one\nB. two\n", i)
}

func (*killed) newer(i int) string {
	return fmt.Sprintf("## Question #%d\n\nWhich is it?\n\nA. one\n\nB. two\n", i)
}

// killedAt formats a bank and sends the signal once a file is done; it tells
// whether that came before the end.
func killedAt(t *testing.T, signal syscall.Signal, moment int) bool {
	t.Helper()
	k := &killed{dir: t.TempDir(), count: 1000}
	for i := range k.count {
		if err := os.WriteFile(k.path(i+1), []byte(k.older(i+1)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := program(t, "fmt", "--jobs", "2", k.dir)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	exited := make(chan ran, 1)
	go func() { exited <- ended(t, c, &out, &errs) }()
	// Files are done in about their order.
	waitForText(t, k.path(moment), k.newer(moment), exited)
	if err := c.Process.Signal(signal); err != nil {
		t.Logf("after file %d: %v", moment, err)
	}
	got := <-exited

	done, unfinished := 0, 0
	for name, text := range readTree(t, k.dir) {
		var i int
		if leftover.MatchString(name) {
			unfinished++
		} else if _, err := fmt.Sscanf(name, "%04d.md", &i); err != nil {
			t.Errorf("%v after file %d: there is %q", signal, moment, name)
		} else if text == k.newer(i) {
			done++
		} else if text != k.older(i) {
			t.Fatalf("%v after file %d: %s holds %q", signal, moment, name, text)
		}
	}
	if done < moment/2 {
		t.Errorf("%v after file %d: only %d files are done", signal, moment, done)
	}
	if done < k.count && signal != syscall.SIGKILL {
		wantFailure(t, got, "qbank: interrupted")
	}
	if most := 2; unfinished > most || signal != syscall.SIGKILL && unfinished > 0 {
		t.Errorf("%v after file %d: %d unfinished files are left", signal, moment, unfinished)
	}
	if signal == syscall.SIGKILL && moment == 50 {
		k.rerun(t)
	}
	return done < k.count
}

// waitForText waits until a file has a text. A program that has ended before is
// left in the channel.
func waitForText(t *testing.T, path, text string, exited chan ran) {
	t.Helper()
	for over := false; ; {
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) == text {
			return
		}
		select {
		case r := <-exited:
			// It may have written the file since that was read, but not twice.
			if over {
				t.Fatalf("it ended by itself, with code %d: %s", r.code, r.stderr)
			}
			over = true
			exited <- r
		default:
			runtime.Gosched()
		}
	}
}

// rerun formats again what a killed run has left, in a folder that may hold
// unfinished files.
func (k *killed) rerun(t *testing.T) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(k.dir, ".0001.md123"), []byte("## Question #1\nhalf"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := finish(t, program(t, "fmt", k.dir)); got.code != exitOK || !strings.Contains(got.stderr, "already formatted") {
		t.Errorf("formatting again: exit code %d, %s", got.code, got.stderr)
	}
	files := readTree(t, k.dir)
	for i := range k.count {
		if files[fmt.Sprintf("%04d.md", i+1)] != k.newer(i+1) {
			t.Fatalf("after formatting again, file %d is not the new one", i+1)
		}
	}
	if got := finish(t, program(t, "convert", "--to", "jsonl", k.dir)); got.code != exitOK || strings.Count(got.stdout, "\n") != k.count {
		t.Errorf("exit code %d and %d questions of %d: %s", got.code, strings.Count(got.stdout, "\n"), k.count, got.stderr)
	}
}

// TestInterruptedWhileWaiting ends a run that waits for more of its standard
// input.
func TestInterruptedWhileWaiting(t *testing.T) {
	for _, args := range []string{"lint -", "fmt -", "convert -", "ast -", "validate -"} {
		for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
			if isIgnored(t, signal) {
				continue
			}
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
