package files

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestOnlyAsks checks that git neither starts what a repository names nor writes
// to it, also where a file looks changed by its time alone.
func TestOnlyAsks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the monitor of this test is a shell script")
	}
	root := newRepository(t)
	writeFile(t, "a.md", lineTexts("abc"))
	writeFile(t, "b.md", lineTexts("abc"))
	commit(t)
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes("a.md", later, later); err != nil {
		t.Fatal(err)
	}
	writeFile(t, "b.md", lineTexts("aXc"))
	started := filepath.Join(t.TempDir(), "started")
	monitor := filepath.Join(t.TempDir(), "monitor")
	if err := os.WriteFile(monitor, []byte("#!/bin/sh\ntouch '"+started+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	runGit(t, "config", "core.fsmonitor", monitor)
	index := filepath.Join(root, ".git", "index")
	before, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	c := since(t, "HEAD")
	if got := changedLines(c, "a.md", 3); got != nil {
		t.Errorf("lines %v of a file that nobody changed are new", got)
	}
	if got := changedLines(c, "b.md", 3); len(got) != 1 {
		t.Errorf("lines %v are new, not the second alone", got)
	}
	if _, err := os.Stat(started); err == nil {
		t.Error("git started the monitor that the repository names")
	}
	if after, err := os.ReadFile(index); err != nil || !bytes.Equal(before, after) {
		t.Errorf("git wrote its index (%v)", err)
	}
}
