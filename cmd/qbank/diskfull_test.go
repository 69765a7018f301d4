//go:build unix

package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sloppyQuestion has much for "fmt" and "lint --fix" to change.
var sloppyQuestion = strings.ReplaceAll(plainQuestion, "\n", "  \r\n") + strings.Repeat("more text ✔ \r\n", 200)

// writers are command lines that write files, each with the file that it is to
// write.
var writers = []struct{ args, file string }{
	{"convert -o out.json bank", "out.json"},
	{"convert --to yaml -o out.yaml bank", "out.yaml"},
	{"convert --strict -o out.json bank", "out.json"},
	{"fmt bank", "bank/1.md"},
	{"lint --fix bank", "bank/1.md"},
	{"lint --write-baseline known.json --select ALL bank", "known.json"},
	{"lint --output report.txt --select ALL bank", "report.txt"},
	{"lint --format sarif --output report.sarif --select ALL bank", "report.sarif"},
	{"init new", "new/.qbank.yaml"},
}

// checkFull runs all writers in a folder in which nothing can be written: each
// says which file and why, and all files are what they were.
func checkFull(t *testing.T, dir string, env []string, why string) {
	t.Helper()
	before := readTree(t, dir)
	for _, w := range writers {
		c := program(t, strings.Fields(w.args)...)
		c.Dir = dir
		c.Env = append(c.Env, env...)
		got := finish(t, c)
		name := w.file
		if strings.Contains(w.args, "--strict") && !strings.Contains(got.stderr, name) {
			name = "" // the folder for temporary files was full already
		}
		wantFailure(t, got, name, why)
		if strings.Contains(got.stderr, "/."+filepath.Base(w.file)+"1") {
			t.Errorf("%s: the message names the temporary file: %s", w.args, got.stderr)
		}
		if after := readTree(t, dir); !maps.Equal(before, after) {
			t.Fatalf("%s: there were %d files, and now others or %d", w.args, len(before), len(after))
		}
	}
}

// fillable gives the files that the writers read and those that they would
// replace.
func fillable() map[string]string {
	return map[string]string{
		"bank/1.md": sloppyQuestion, "bank/2.md": strings.Replace(sloppyQuestion, "#1", "#2", 1),
		"out.json": "old", "out.yaml": "old", "known.json": "old", "report.txt": "old", "report.sarif": "old", "new/x": "x",
	}
}

// TestFileSizeLimit lets no file grow beyond a few bytes, as a full disk does
// that has room for the beginning of a file.
func TestFileSizeLimit(t *testing.T) {
	for _, limit := range []string{"0", "100"} {
		checkFull(t, writeFiles(t, fillable()), []string{"QBANK_TEST_FILE_BYTES=" + limit}, "file too large")
	}
}

// TestDiskFull fills a small disk of its own.
func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if err := mountDisk(disk); err != nil {
		t.Skipf("a small disk cannot be mounted here (%v); TestFileSizeLimit checks the same with a limit on the size of files", err)
	}
	t.Cleanup(func() {
		if err := unmountDisk(disk); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "work")
	if err := os.CopyFS(dir, os.DirFS(writeFiles(t, fillable()))); err != nil {
		t.Fatal(err)
	}
	full, err := os.Create(filepath.Join(disk, "filling"))
	if err != nil {
		t.Fatal(err)
	}
	page := make([]byte, 4096)
	for err == nil {
		_, err = full.Write(page)
	}
	full.Close()
	checkFull(t, dir, []string{"TMPDIR=" + disk}, "the disk is full")
}

// TestFullOutput writes to a device that is always full.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("there is no /dev/full here: %v", err)
	}
	defer full.Close()
	dir := writeFiles(t, fillable())
	for _, args := range []string{"convert bank", "lint --select ALL bank", "fmt --diff bank", "ast bank", "rules", "schema bank"} {
		c := program(t, strings.Fields(args)...)
		c.Dir, c.Stdout = dir, full
		wantFailure(t, finish(t, c), "the disk is full")
	}
}
