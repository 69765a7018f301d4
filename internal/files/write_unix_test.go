//go:build !windows

package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func wantMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode(); got != want {
		t.Errorf("%s has mode %v, want %v", path, got, want)
	}
}

func TestModeIsKept(t *testing.T) {
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o664, 0o755, 0o444} {
		path := filepath.Join(t.TempDir(), "bank.md")
		writeMode(t, path, "old", mode)
		if err := create(t, path, "created").Commit(); err != nil {
			t.Fatal(err)
		}
		wantMode(t, path, mode)
		if err := Replace(path, []byte("replaced")); err != nil {
			t.Fatal(err)
		}
		wantMode(t, path, mode)
		wantContent(t, path, "replaced")
	}
}

// TestModeOfNew checks that a new file has the mode that any program would give
// it under the umask.
func TestModeOfNew(t *testing.T) {
	dir := t.TempDir()
	if err := create(t, filepath.Join(dir, "ours"), "x").Commit(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "theirs"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "theirs"))
	if err != nil {
		t.Fatal(err)
	}
	wantMode(t, filepath.Join(dir, "ours"), info.Mode())
}

// TestBeside checks that a file is written where it will stand: from another
// folder it would bring that one's group and label, or could not be moved.
func TestBeside(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", other)
	f := create(t, filepath.Join(dir, "bank.json"), "x")
	wantEntries(t, other)
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 || !strings.HasPrefix(entries[0].Name(), ".bank.json") {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	f.Discard()
	wantEntries(t, dir)
}

func TestSymlinks(t *testing.T) {
	tests := []struct {
		name   string
		links  [][2]string // the link and what it holds
		path   string
		exists bool
	}{
		{"to a file beside it", [][2]string{{"link", "real/file"}}, "link", true},
		{"absolute", [][2]string{{"link", "ROOT/real/file"}}, "link", true},
		{"over another link", [][2]string{{"link", "second"}, {"second", "real/file"}}, "link", true},
		{"to nothing", [][2]string{{"link", "real/file"}}, "link", false},
		{"over another link to nothing", [][2]string{{"link", "real/second"}, {"real/second", "file"}}, "link", false},
		{"upwards from a linked folder, to nothing", [][2]string{{"folder", "real/deep"}, {"real/deep/link", "../file"}}, "folder/link", false},
		{"a linked folder", [][2]string{{"folder", "real"}}, "folder/file", true},
		{"a linked folder and no file", [][2]string{{"folder", "real"}}, "folder/file", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			if err := os.MkdirAll(filepath.Join(root, "real", "deep"), 0o777); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(root, "real", "file")
			if test.exists {
				writeMode(t, file, "old", 0o600)
			}
			for _, link := range test.links {
				if err := os.Symlink(strings.Replace(link[1], "ROOT", root, 1), filepath.Join(root, link[0])); err != nil {
					t.Fatal(err)
				}
			}
			if err := create(t, filepath.Join(root, test.path), "new").Commit(); err != nil {
				t.Fatal(err)
			}
			wantContent(t, file, "new")
			if test.exists {
				wantMode(t, file, 0o600)
			}
			for _, link := range test.links {
				if info, err := os.Lstat(filepath.Join(root, link[0])); err != nil || info.Mode()&fs.ModeSymlink == 0 {
					t.Errorf("%s is no link any more: %v", link[0], err)
				}
			}
		})
	}
}

func TestSymlinkErrors(t *testing.T) {
	dir := t.TempDir()
	for link, target := range map[string]string{"circle": "circle", "astray": "missing/file"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		if _, err := Create(filepath.Join(dir, link)); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v", link, err)
		}
	}
	wantEntries(t, dir, "astray", "circle")
}

func TestReplaceRefusesSymlinks(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.md"), filepath.Join(dir, "link.md")
	writeMode(t, real, "old", 0o644)
	if err := os.Symlink("real.md", link); err != nil {
		t.Fatal(err)
	}
	err := Replace(link, []byte("new"))
	if !errors.Is(err, ErrNotRegular) || !strings.Contains(err.Error(), link) || !strings.Contains(err.Error(), "name the file it points to") {
		t.Errorf("the error is %v", err)
	}
	wantContent(t, real, "old")
	wantEntries(t, dir, "link.md", "real.md")
}

// TestDevice checks that a device is written, not replaced.
func TestDevice(t *testing.T) {
	before, err := os.Lstat(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	f := create(t, os.DevNull, "x")
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	f.Discard()
	create(t, os.DevNull, "x").Discard()
	if err := Replace(os.DevNull, nil); !errors.Is(err, ErrNotRegular) {
		t.Errorf("Replace gives %v", err)
	}
	after, err := os.Lstat(os.DevNull)
	if err != nil || !os.SameFile(before, after) || after.Mode() != before.Mode() {
		t.Fatalf("the device is another: %v, %v", after, err)
	}
}

// TestFailedWrite takes the file away under the writer, as a full disk would:
// what was there before stays, and nothing else is left.
func TestFailedWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bank.md")
	writeMode(t, path, "old", 0o644)
	f := create(t, path, "half of the ")
	if err := f.pending.(renamed).File.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, "text"); err == nil {
		t.Error("writing gives no error")
	}
	if err := f.Commit(); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("the commit gives %v", err)
	}
	f.Discard()
	wantContent(t, path, "old")
	wantEntries(t, dir, "bank.md")
}

func TestUnwritableFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write into any folder")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "bank.md")
	writeMode(t, path, "old", 0o644)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	if _, err := Create(path); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), path) {
		t.Errorf("Create gives %v", err)
	}
	if err := Replace(path, []byte("new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Replace gives %v", err)
	}
	wantContent(t, path, "old")
	wantEntries(t, dir, "bank.md")
}
