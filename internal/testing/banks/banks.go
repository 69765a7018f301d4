// Package banks gives the tests of all packages the files of testdata.
package banks

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// File is a file of testdata.
type File struct {
	// Path is below testdata, with forward slashes.
	Path string
	Text string
}

// All are all files of testdata, of every kind, in the order of their paths.
func All(t testing.TB) []File {
	t.Helper()
	root := root(t)
	var list []File
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		list = append(list, File{filepath.ToSlash(rel), string(text)})
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%d files of testdata: %v", len(list), err)
	}
	return list
}

// root is the folder testdata beside the module's go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "testdata")
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("there is no go.mod above this folder")
		}
		dir = parent
	}
}
