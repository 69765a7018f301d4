package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inTree makes the files, whose names may hold folders, in a new folder that
// becomes the current one. A name that ends in a slash is an empty folder.
func inTree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	t.Chdir(root)
	for name, text := range files {
		writeFile(t, name, text)
	}
	return root
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	dir := filepath.Dir(name)
	if strings.HasSuffix(name, "/") {
		dir = name
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(name, "/") {
		return
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// empty returns files without text.
func empty(names ...string) map[string]string {
	files := map[string]string{}
	for _, name := range names {
		files[name] = ""
	}
	return files
}

// link makes a symbolic link, and skips the test where that is not allowed.
func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}

// names returns the names of the inputs, with a * after those that were named.
func names(ins []Input) []string {
	var out []string
	for _, in := range ins {
		name := in.Name
		if in.Named {
			name += "*"
		}
		out = append(out, name)
	}
	return out
}

// find returns the names found for paths, and fails the test on an error.
func find(t *testing.T, paths ...string) []string {
	t.Helper()
	res := Find(t.Context(), Options{Paths: paths})
	for _, err := range res.Errors {
		t.Errorf("Find(%q): %v", paths, err)
	}
	return names(res.Inputs)
}

func wantNames(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

// onlyError returns the one error of the paths.
func onlyError(t *testing.T, paths ...string) *Error {
	t.Helper()
	res := Find(t.Context(), Options{Paths: paths})
	if len(res.Errors) != 1 {
		t.Fatalf("Find(%q): got errors %v, want one", paths, res.Errors)
	}
	return res.Errors[0]
}
