package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRun checks that docs is what is generated from it, and that the pages of rules
// that are gone are deleted.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	docs := filepath.Join("..", "..", "..", "docs")
	want, err := os.ReadFile(filepath.Join(docs, "ast.md"))
	if err != nil {
		t.Fatal(err)
	}
	page, gone := filepath.Join(dir, "ast.md"), filepath.Join(dir, "rules", "QB000.md")
	if err := os.Mkdir(filepath.Dir(gone), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{page: string(want), gone: "# QB000\n"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run([]string{dir}); err != nil {
		t.Fatal(err)
	}
	if got, want := readFiles(t, dir), readFiles(t, docs); !cmp.Equal(got, want) {
		t.Errorf("docs is stale; run go generate ./internal/docgen:\n%s", cmp.Diff(want, got))
	}
	if run(nil) == nil {
		t.Error("no folder is accepted")
	}
}

// readFiles returns the generated files of a folder by their paths.
func readFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "rules", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, path := range append(paths, filepath.Join(dir, "ast.md")) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = string(text)
	}
	return files
}
