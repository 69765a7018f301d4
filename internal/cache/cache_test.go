package cache

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

func TestAnswers(t *testing.T) {
	f := newFixture(t, Options{})
	for _, name := range names(20) {
		f.write(name, name)
	}
	f.want("first", settings, made, names(20)...)
	f.want("second", settings, stamped, names(20)...)
	f.want("under other settings", other, made, names(20)...)
	f.want("under other settings again", other, stamped, names(20)...)
	f.want("under the first settings again", settings, stamped, names(20)...)

	name := names(20)[3]
	f.write(name, "changed")
	f.want("changed", settings, made, name)
	f.want("no longer changed", settings, stamped, names(20)...)

	// Written again with the same content, and of the same size.
	f.write(name, "changed")
	f.want("written again", settings, read, name)
	f.want("written again, later", settings, stamped, name)
	f.write(name, "CHANGED")
	f.want("of the same size", settings, made, name)

	// Under another name everything is new.
	moved := "bank/moved.md"
	if err := os.Rename(filepath.FromSlash(name), filepath.FromSlash(moved)); err != nil {
		t.Fatal(err)
	}
	f.want("moved", settings, made, moved)

	elsewhere := t.TempDir()
	t.Chdir(elsewhere)
	f.want("from another folder", settings, made, names(3)[0])

	t.Chdir(f.files)
	sum := sha256.Sum256([]byte("another program"))
	store, err := Open(Options{Folder: f.store.root, Program: &sum, Now: later})
	if err != nil {
		t.Fatal(err)
	}
	f.store = store
	f.want("by another program", settings, made, names(3)[0])
}

// TestFreshFiles checks that a stamp proves nothing as long as the file may be
// written again within the same tick.
func TestFreshFiles(t *testing.T) {
	for _, test := range []struct {
		name string
		age  time.Duration
		want string
	}{
		{"just written", 0, read},
		{"a second ago", time.Second, read},
		{"a minute ago", time.Minute, stamped},
		{"in the future", -time.Hour, read},
	} {
		t.Run(test.name, func(t *testing.T) {
			// The clock stands still: the test may take any time.
			var clock time.Time
			f := newFixture(t, Options{Now: func() time.Time { return clock }})
			f.write("a.md", "a")
			info, err := os.Stat("a.md")
			if err != nil {
				t.Fatal(err)
			}
			clock = info.ModTime().Add(test.age)
			f.want("first", settings, made, "a.md")
			f.want("second", settings, test.want, "a.md")
		})
	}
}

// TestSetBack checks that a time of modification that was set back hides no
// change.
func TestSetBack(t *testing.T) {
	f := newFixture(t, Options{})
	f.write("a.md", "one")
	info, err := os.Stat("a.md")
	if err != nil {
		t.Fatal(err)
	}
	f.want("first", settings, made, "a.md")
	f.write("a.md", "two")
	if err := os.Chtimes("a.md", info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	f.want("second", settings, made, "a.md")
}

// TestGoneFiles checks that entries go with their files, and that entries of
// files that a run does not look at stay.
func TestGoneFiles(t *testing.T) {
	f := newFixture(t, Options{})
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		f.write(name, name)
	}
	f.want("first", settings, made, "a.md", "b.md", "c.md")
	before := f.size()
	if err := os.Remove("b.md"); err != nil {
		t.Fatal(err)
	}
	f.write("a.md", "A.MD")
	f.want("changed", settings, made, "a.md")
	f.want("not looked at", settings, stamped, "c.md")
	if after := f.size(); after >= before {
		t.Errorf("the packs have %d bytes without one of three files, and had %d", after, before)
	}
}

func (f *fixture) size() (sum int64) {
	f.t.Helper()
	for _, path := range f.packs() {
		info, err := os.Stat(path)
		if err != nil {
			f.t.Fatal(err)
		}
		sum += info.Size()
	}
	return sum
}

// TestFewFiles checks that a run over few files leaves a large pack alone.
func TestFewFiles(t *testing.T) {
	f := newFixture(t, Options{})
	r, err := f.store.Begin([]string{"a.md", "b.md"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.md", "b.md"} {
		f.write(name, name)
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		r.File(settings, name, info).Put(sha256.Sum256([]byte(name)), bytes.Repeat([]byte("x"), bytesPerFile*3/4))
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(f.packs()[0])
	if err != nil {
		t.Fatal(err)
	}
	f.want("one of two", settings, made, "a.md")
	f.want("one of two again", settings, made, "a.md")
	after, err := os.ReadFile(f.packs()[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("the pack was written again")
	}
}

// TestSamePack checks that the same entries make the same bytes.
func TestSamePack(t *testing.T) {
	f := newFixture(t, Options{})
	list := []string{"a.md", "b.md", "c.md"}
	for _, name := range list {
		f.write(name, name)
	}
	f.run(settings, list...)
	first, err := os.ReadFile(f.packs()[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(f.packs()[0]); err != nil {
		t.Fatal(err)
	}
	f.run(settings, "c.md", "a.md", "b.md")
	second, err := os.ReadFile(f.packs()[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("another order of files makes another pack")
	}
}

// TestMerged checks that a run keeps what another one has written since it began.
func TestMerged(t *testing.T) {
	f := newFixture(t, Options{})
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		f.write(name, name)
	}
	f.want("before", settings, made, "a.md")
	var runs [2]*Run
	for i, name := range []string{"b.md", "c.md"} {
		r, err := f.store.Begin([]string{name})
		if err != nil {
			t.Fatal(err)
		}
		if got := f.answer(r, settings, name); got != made {
			t.Errorf("%s is %s", name, got)
		}
		runs[i] = r
	}
	for _, r := range runs {
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	f.want("afterwards", settings, stamped, "a.md", "b.md", "c.md")
}

// TestRunsAtOnce checks that many runs at once over parts of the same files
// answer right. Two that write in the same moment may lose what one of them kept.
func TestRunsAtOnce(t *testing.T) {
	f := newFixture(t, Options{})
	all := names(60)
	for _, name := range all {
		f.write(name, name)
	}
	var wg sync.WaitGroup
	for worker := range 6 {
		wg.Go(func() {
			for round := range 10 {
				r, err := f.store.Begin(all)
				if err != nil {
					t.Error(err)
					return
				}
				var files sync.WaitGroup
				for part := range 2 {
					files.Go(func() {
						for i, name := range all {
							if i%2 != part || (i+worker+round)%3 == 0 {
								continue
							}
							if info, err := os.Stat(filepath.FromSlash(name)); err != nil {
								t.Error(err)
							} else if err := answerAtOnce(r.File(settings, name, info), name); err != nil {
								t.Error(err)
							}
						}
					})
				}
				files.Wait()
				if err := r.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	f.run(settings, all...) // fails on a wrong answer, and makes what was lost
	f.want("afterwards", settings, stamped, all...)
	left, err := filepath.Glob(filepath.Join(f.store.dir, tempPrefix+"*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v are left over: %v", left, err)
	}
}

// answerAtOnce takes or makes the answer for a file that holds its name.
func answerAtOnce(place *File, name string) error {
	sum := sha256.Sum256([]byte(name))
	payload, ok := place.Unread()
	if !ok {
		payload, ok = place.Get(sum)
	}
	if ok && string(payload) != "made of "+name {
		return fmt.Errorf("%s is answered with %q", name, payload)
	}
	place.Put(sum, []byte("made of "+name))
	return nil
}
