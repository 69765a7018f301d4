package cache

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestLimit checks that a store stays within its limit, that the packs used
// longest ago go first, and that the folder is not looked through each time.
func TestLimit(t *testing.T) {
	const limit = 64 << 10
	clock := time.Now().Add(time.Hour)
	f := newFixture(t, Options{Limit: limit, Now: func() time.Time { return clock }})
	f.write("a.md", "a")
	info, err := os.Stat("a.md")
	if err != nil {
		t.Fatal(err)
	}
	var newest []string
	for i := range 60 {
		clock = clock.Add(2 * time.Hour)
		r, err := f.store.Begin([]string{"a.md"})
		if err != nil {
			t.Fatal(err)
		}
		place := r.File(sha256.Sum256([]byte{byte(i)}), "a.md", info)
		place.Put(sha256.Sum256(nil), bytes.Repeat([]byte("x"), 4<<10))
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(f.store.dir, place.pack.name())
		if err := os.Chtimes(path, clock, clock); err != nil {
			t.Fatal(err)
		}
		newest = append(newest, path)
		if size := f.size(); size > limit+5<<10 {
			t.Fatalf("after %d runs the packs have %d bytes, of %d", i+1, size, limit)
		}
	}
	left := f.packs()
	if len(left) < 10 {
		t.Errorf("only %d packs are left", len(left))
	}
	newest = newest[len(newest)-len(left):]
	slices.Sort(newest)
	if !slices.Equal(newest, left) {
		t.Errorf("the packs that are left are not the newest:\n%s\nand not\n%s", strings.Join(left, "\n"), strings.Join(newest, "\n"))
	}
}

// TestOldPacks checks that packs that nobody used for long go, that use keeps
// them, and that the leavings of ended runs go.
func TestOldPacks(t *testing.T) {
	clock := time.Now().Add(time.Hour)
	f := newFixture(t, Options{Now: func() time.Time { return clock }})
	f.write("a.md", "a")
	f.want("first", settings, made, "a.md")
	f.want("first", other, made, "a.md")
	leaving := filepath.Join(f.store.dir, tempPrefix+"123")
	foreign := filepath.Join(f.store.dir, "notes.txt")
	for _, path := range []string{leaving, foreign} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 4 {
		clock = clock.Add(unusedFor / 3)
		f.want("used now and then", settings, stamped, "a.md")
	}
	f.write("b.md", "b")
	f.want("another file", settings, made, "b.md")
	if n := len(f.packs()); n != 1 {
		t.Errorf("%d packs are left, want 1", n)
	}
	f.want("used now and then", settings, stamped, "a.md")
	if _, err := os.Stat(leaving); err == nil {
		t.Error("what an ended run left is still there")
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("a file of somebody else is gone: %v", err)
	}
}

// TestSeldomTrimmed checks that a store is looked through once a day when little
// is written, even where the ledger was damaged.
func TestSeldomTrimmed(t *testing.T) {
	clock := time.Now().Add(time.Hour)
	f := newFixture(t, Options{Now: func() time.Time { return clock }})
	leaving := filepath.Join(f.store.dir, tempPrefix+"123")
	trims := func(content string) bool {
		t.Helper()
		clock = clock.Add(time.Minute)
		f.write("a.md", content)
		f.want("changed", settings, made, "a.md")
		_, err := os.Stat(leaving)
		if err := os.WriteFile(leaving, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		old := clock.Add(-2 * tempIsOld)
		if err := os.Chtimes(leaving, old, old); err != nil {
			t.Fatal(err)
		}
		return err != nil
	}
	trims("a") // makes the folder
	for i, want := range []bool{false, false, true, false, true, false} {
		switch i {
		case 2:
			clock = clock.Add(trimmedAfter)
		case 4:
			if err := os.WriteFile(filepath.Join(f.store.dir, ledgerName), []byte("-1"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if got := trims(strings.Repeat("a", i)); got != want {
			t.Errorf("in run %d the store was trimmed: %v", i, got)
		}
	}
}

func TestClean(t *testing.T) {
	f := newFixture(t, Options{})
	if n, err := Clean(f.store.root); n != 0 || err != nil {
		t.Errorf("a folder that does not exist: %d, %v", n, err)
	}
	f.write("a.md", "a")
	f.want("first", settings, made, "a.md")
	for _, name := range []string{tagName, packFolder} {
		if _, err := os.Stat(filepath.Join(f.store.root, name)); err != nil {
			t.Error(err)
		}
	}
	if n, err := Clean(f.store.root); n == 0 || err != nil {
		t.Errorf("%d bytes are removed: %v", n, err)
	}
	if _, err := os.Stat(f.store.root); err == nil {
		t.Error("the folder is still there")
	}

	// What is not ours stays.
	f.want("again", settings, made, "a.md")
	for _, path := range []string{filepath.Join(f.store.root, "mine.txt"), filepath.Join(f.store.dir, "mine.txt")} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Clean(f.store.root); err != nil {
		t.Error(err)
	}
	for _, path := range []string{filepath.Join(f.store.root, "mine.txt"), filepath.Join(f.store.dir, "mine.txt")} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	if len(f.packs()) > 0 {
		t.Error("packs are left")
	}
}
