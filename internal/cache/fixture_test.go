package cache

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
)

// settings are those of most tests, other those of a few.
var (
	settings = sha256.Sum256([]byte("settings"))
	other    = sha256.Sum256([]byte("other settings"))
	program  = sha256.Sum256([]byte("program"))
)

// later is a clock by which files were written an hour ago, so that their stamps
// prove something.
func later() time.Time { return time.Now().Add(time.Hour) }

// fixture is a store with a folder of files, which is the current one.
type fixture struct {
	t     testing.TB
	store *Store
	files string
}

func newFixture(t testing.TB, opts Options) *fixture {
	t.Helper()
	f := &fixture{t: t, files: t.TempDir()}
	if opts.Folder == "" {
		opts.Folder = filepath.Join(t.TempDir(), "cache")
	}
	if opts.Program == nil {
		opts.Program = &program
	}
	if opts.Now == nil {
		opts.Now = later
	}
	store, err := Open(opts)
	if err != nil {
		t.Fatal(err)
	}
	f.store = store
	if d, ok := t.(interface{ Chdir(string) }); ok {
		d.Chdir(f.files)
	}
	return f
}

// write writes a file, with another stamp than it had before.
func (f *fixture) write(name, content string) {
	f.t.Helper()
	path := filepath.Join(f.files, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		f.t.Fatal(err)
	}
	before := f.stamp(name)
	for {
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			f.t.Fatal(err)
		}
		if now := f.stamp(name); now == (Stamp{}) || now != before {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

func (f *fixture) stamp(name string) Stamp {
	info, err := os.Stat(filepath.Join(f.files, filepath.FromSlash(name)))
	if err != nil {
		return Stamp{}
	}
	s, _ := stampFrom(info)
	return s
}

// How a file was answered.
const (
	unread = "unread" // without having been read
	read   = "read"   // by its content
	made   = "made"   // not at all: it was made and kept
)

// run answers for files from the store as a run does, and tells how. What is made
// of a content is "made of " with the content.
func (f *fixture) run(settings [sha256.Size]byte, names ...string) map[string]string {
	f.t.Helper()
	r, err := f.store.Begin(names)
	if err != nil {
		f.t.Fatal(err)
	}
	how := map[string]string{}
	for _, name := range names {
		how[name] = f.answer(r, settings, name)
	}
	if err := r.Close(); err != nil {
		f.t.Fatal(err)
	}
	return how
}

func (f *fixture) answer(r *Run, settings [sha256.Size]byte, name string) string {
	f.t.Helper()
	path := filepath.Join(f.files, filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err != nil {
		f.t.Fatal(err)
	}
	place := r.File(settings, name, info)
	content, err := os.ReadFile(path)
	if err != nil {
		f.t.Fatal(err)
	}
	want := "made of " + string(content)
	payload, ok := place.Unread()
	how := unread
	if !ok {
		how = read
		payload, ok = place.Get(sha256.Sum256(content))
	}
	if !ok {
		place.Put(sha256.Sum256(content), []byte(want))
		return made
	}
	if string(payload) != want {
		f.t.Fatalf("%s holds %q and is answered with %q", name, content, payload)
	}
	return how
}

// want checks how files are answered.
func (f *fixture) want(what string, settings [sha256.Size]byte, want string, names ...string) {
	f.t.Helper()
	for name, got := range f.run(settings, names...) {
		if got != want {
			f.t.Errorf("%s: %s is %s, want %s", what, name, got, want)
		}
	}
}

// stamped is how a file that did not change is answered: where the system tells
// too little it has to be read.
var stamped = func() string {
	info, err := os.Stat(os.TempDir())
	if err != nil {
		return read
	}
	if _, ok := stampFrom(info); !ok {
		return read
	}
	return unread
}()

// packs are the paths of the packs.
func (f *fixture) packs() []string {
	f.t.Helper()
	paths, err := filepath.Glob(filepath.Join(f.store.dir, "*"+packEnding))
	if err != nil {
		f.t.Fatal(err)
	}
	return paths
}

// names are those of files in a few folders.
func names(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("bank/%d/%04d.md", i%7, i))
	}
	return out
}
