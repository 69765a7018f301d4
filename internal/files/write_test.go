package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// writeMode makes a file by hand.
func writeMode(t *testing.T, path, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	// Whatever the umask says.
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func wantContent(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s holds %q, want %q", path, got, want)
	}
}

// wantEntries checks that a folder holds these names and no more, such as that of
// a temporary file.
func wantEntries(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s holds %q, want %q", dir, got, want)
	}
}

func create(t *testing.T, path, content string) *File {
	t.Helper()
	f, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Discard)
	if _, err := io.WriteString(f, content); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestCreate checks that a file changes with the commit and not before, and that
// nothing is left beside it.
func TestCreate(t *testing.T) {
	tests := []struct {
		name, old, text string // no old file where old is empty
		commit          bool
	}{
		{"bank.json", "", "new", true},
		{"문제 은행.json", "", "new", true},
		{".hidden", "", "new", true},
		{"bank.json", "old, and longer than the new one", "new", true},
		{"bank.json", "old", "", true},
		{"bank.json", "old", "new", false},
		{"bank.json", "", "new", false},
	}
	for _, test := range tests {
		dir := t.TempDir()
		path := filepath.Join(dir, test.name)
		if test.old != "" {
			writeMode(t, path, test.old, 0o644)
		}
		wantBefore := func() {
			t.Helper()
			if test.old != "" {
				wantContent(t, path, test.old)
			} else if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s is there already: %v", test.name, err)
			}
		}
		f := create(t, path, test.text)
		wantBefore()
		if test.commit {
			if err := f.Commit(); err != nil {
				t.Fatal(err)
			}
		}
		f.Discard()
		f.Discard() // once more is no harm
		switch {
		case test.commit:
			wantContent(t, path, test.text)
		default:
			wantBefore()
		}
		if test.commit || test.old != "" {
			wantEntries(t, dir, test.name)
		} else {
			wantEntries(t, dir)
		}
	}
}

func TestCreateErrors(t *testing.T) {
	dir := t.TempDir()
	writeMode(t, filepath.Join(dir, "file"), "x", 0o644)
	tests := []struct {
		name, path, want string
	}{
		{"a folder", dir, "it is a folder"},
		{"a folder with a slash", dir + string(filepath.Separator), "it is a folder"},
		{"a missing folder", filepath.Join(dir, "missing", "bank.json"), ""},
		{"a file where a folder should be", filepath.Join(dir, "file", "bank.json"), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Create(test.path)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.path) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %q", err)
			}
			if strings.Contains(err.Error(), ".bank.json") {
				t.Errorf("the error names a temporary file: %q", err)
			}
		})
	}
	wantEntries(t, dir, "file")
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bank.md")
	writeMode(t, path, "old", 0o644)
	if err := Replace(path, []byte("new\r\n\xff\x00")); err != nil {
		t.Fatal(err)
	}
	wantContent(t, path, "new\r\n\xff\x00")
	wantEntries(t, dir, "bank.md")
}

func TestReplaceRefuses(t *testing.T) {
	dir := t.TempDir()
	if err := Replace(dir, nil); !errors.Is(err, ErrNotRegular) || strings.Contains(err.Error(), "points to") {
		t.Errorf("a folder: %v", err)
	}
	missing := filepath.Join(dir, "missing.md")
	if err := Replace(missing, nil); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), missing) {
		t.Errorf("a missing file: %v", err)
	}
	wantEntries(t, dir)
}
