package files_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/qbank-dev/qbank/internal/files"
)

func TestWait(t *testing.T) {
	dir := t.TempDir()
	w, err := files.NewWatcher()
	if errors.Is(err, syscall.EMFILE) {
		t.Skipf("other programs of this user watch as many folders as the system allows: %v", err)
	} else if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	for range 2 { // the second time is nothing new
		if err := w.Add(dir); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	markdownBut := func(not string) func(string) bool {
		return func(path string) bool { return filepath.Ext(path) == ".md" && filepath.Base(path) != not }
	}

	write("a.md")
	if err := w.Wait(t.Context(), markdownBut("")); err != nil {
		t.Fatalf("a changed file was not noticed: %v", err)
	}

	write("a.swp")
	short, cancelShort := context.WithTimeout(context.Background(), 3*files.Quiet)
	defer cancelShort()
	// To write a file makes several changes, of which a busy machine may tell the
	// last only now: those of the first file do not count any more.
	if err := w.Wait(short, markdownBut("a.md")); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("a file of another kind ended the wait: %v", err)
	}
	if err := w.Add(filepath.Join(dir, "missing")); err == nil {
		t.Error("a folder that does not exist could be watched")
	}
}
