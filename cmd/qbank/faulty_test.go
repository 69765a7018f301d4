package main

import (
	"bytes"
	"context"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestFaulty proves that each file under testdata/faulty gives the code that its
// name begins with, and no other.
func TestFaulty(t *testing.T) {
	t.Chdir("../..")
	var out, errs bytes.Buffer
	args := []string{"qbank", "lint", "--isolated", "--format", "concise", "--extend-select", "QB107,QB108", "testdata/faulty"}
	if code := Main(context.Background(), args, Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs}); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	seen := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		place, rest, _ := strings.Cut(line, ": ")
		file, _, _ := strings.Cut(place, ":")
		want, _, _ := strings.Cut(path.Base(file), "-")
		if want == "0108.md" { // file-name-mismatch needs a name that is a number
			want = "QB108"
		}
		seen[want] = true
		if !strings.HasPrefix(rest, want+" ") {
			t.Errorf("%s gives %s", file, rest)
		}
	}
	files, err := filepath.Glob("testdata/faulty/*.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(seen) {
		t.Errorf("%d files, but findings in %d", len(files), len(seen))
	}
}
