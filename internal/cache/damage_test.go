package cache

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestDamage checks that whatever happens to a pack, answers are right, and the
// pack is whole again afterwards.
func TestDamage(t *testing.T) {
	f := newFixture(t, Options{})
	list := []string{"a.md", "b.md", "c.md"}
	for _, name := range list {
		f.write(name, name)
	}
	f.want("first", settings, made, list...)
	path := f.packs()[0]
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		f.run(settings, list...) // fails on a wrong answer
		f.want(what, settings, stamped, list...)
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, whole) {
			t.Fatalf("%s: the pack was not mended: %v", what, err)
		}
	}
	for i := range whole {
		flipped := bytes.Clone(whole)
		flipped[i] ^= 1 << (i % 8)
		check("a flipped bit", flipped)
	}
	for n := 0; n < len(whole); n += 5 {
		check("cut off", whole[:n])
	}
	check("longer", append(bytes.Clone(whole), "more"...))
	check("of somebody else", []byte("PK\x03\x04"))
	check("of another pack", bytes.Replace(whole, whole[len(magic):len(magic)+sha256.Size], make([]byte, sha256.Size), 1))

	// Something that is no file in its place.
	for _, inside := range []string{"", "thing"} {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(path, inside), 0o777); err != nil {
			t.Fatal(err)
		}
		f.want("a folder in its place", settings, made, list...)
		f.want("after a folder in its place", settings, stamped, list...)
	}
}

// TestUnusableFolders checks that the faults of a folder are errors, and no
// more.
func TestUnusableFolders(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, filepath.Join(file, "below")} {
		store, err := Open(Options{Folder: folder, Program: &program})
		if err != nil {
			continue
		}
		r, err := store.Begin([]string{"a.md"})
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		r.File(settings, "a.md", info).Put(sha256.Sum256(nil), nil)
		if err := r.Close(); err == nil {
			t.Errorf("%s is a file, and was used", folder)
		}
	}
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		return // who may do everything
	}
	f := newFixture(t, Options{})
	f.write("a.md", "a")
	f.want("first", settings, made, "a.md")
	if err := os.Chmod(f.store.dir, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(f.store.dir, 0o700) })
	if _, err := Open(Options{Folder: f.store.root, Program: &program}); err == nil {
		t.Error("a folder that is closed to us was opened")
	}
}

// TestProgram checks that the sum of the running program is remembered, and that
// a record that was damaged or is about another file is not believed.
func TestProgram(t *testing.T) {
	folder := t.TempDir()
	open := func() [sha256.Size]byte {
		t.Helper()
		s, err := Open(Options{Folder: folder, Now: later})
		if err != nil {
			t.Fatal(err)
		}
		return s.program
	}
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := sha256.Sum256(data)
	if got := open(); got != want {
		t.Fatalf("the sum is %x, want %x", got, want)
	}
	if stamped == read {
		return // nothing is remembered
	}
	name := filepath.Join(folder, packFolder, programName)
	record, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	stamp := readStamp(record)
	if sum, ok := knownProgram(record, stamp); !ok || sum != want {
		t.Fatalf("%x, %v is remembered", sum, ok)
	}
	if _, ok := knownProgram(record, Stamp{size: 1}); ok {
		t.Error("the sum of another file is believed")
	}
	for i := range record {
		flipped := bytes.Clone(record)
		flipped[i] ^= 0x10
		if _, ok := knownProgram(flipped, stamp); ok {
			t.Errorf("the record is believed with byte %d changed", i)
		}
		if err := os.WriteFile(name, flipped[:i], 0o600); err != nil {
			t.Fatal(err)
		}
		if got := open(); got != want {
			t.Fatalf("after damage the sum is %x, want %x", got, want)
		}
	}
}

// TestPackForm checks that a pack is read as it was written.
func TestPackForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.Custom(func(t *rapid.T) entry {
			return entry{
				name:    rapid.String().Draw(t, "name"),
				sum:     sha256.Sum256([]byte(rapid.String().Draw(t, "content"))),
				stamp:   Stamp{rapid.Int64().Draw(t, "size"), rapid.Int64().Draw(t, "modified"), rapid.Int64().Draw(t, "changed"), rapid.Uint64().Draw(t, "inode"), rapid.Uint64().Draw(t, "device")},
				payload: append([]byte{}, rapid.SliceOf(rapid.Byte()).Draw(t, "payload")...),
			}
		})).Draw(t, "entries")
		id := packID(sha256.Sum256([]byte("pack")))
		data := packHead(id)
		for i := range want {
			data = appendEntry(data, &want[i])
		}
		got, whole := readPack(data, id)
		if !whole || len(got) != len(want) {
			t.Fatalf("%d of %d entries are read", len(got), len(want))
		}
		for i := range want {
			if diff := cmp.Diff(want[i], got[i], cmp.AllowUnexported(entry{}, Stamp{})); diff != "" {
				t.Fatal(diff)
			}
		}
		if got, _ := readPack(data, packID{}); got != nil {
			t.Fatal("another pack is read")
		}
	})
}

// FuzzPack checks that any bytes are read without harm, and that only what has
// the right checksum is an entry.
func FuzzPack(f *testing.F) {
	id := packID(sha256.Sum256([]byte("pack")))
	data := packHead(id)
	f.Add(bytes.Clone(data))
	data = appendEntry(data, &entry{name: "a.md", payload: []byte("x")})
	f.Add(bytes.Clone(data))
	data = appendEntry(data, &entry{name: "", stamp: Stamp{size: 7}})
	f.Add(bytes.Clone(data))
	f.Add(append(bytes.Clone(data), 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, whole := readPack(data, id)
		again := packHead(id)
		for i := range entries {
			again = appendEntry(again, &entries[i])
		}
		if whole != bytes.Equal(again, data) || len(entries) > 0 && !bytes.HasPrefix(data, again) {
			t.Fatalf("%d entries of %q, whole: %v", len(entries), data, whole)
		}
	})
}
