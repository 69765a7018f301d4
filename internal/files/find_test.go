package files

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	inTree(t, empty("a.md", "b.TXT", "c.markdown", "d.pdf", "bank/x.md", "bank/deep/y.md", "notes/", ".git/z.md"))
	abs := filepath.ToSlash(mustAbs(t, "bank"))

	tests := []struct {
		about string
		paths []string
		want  []string
	}{
		{"no path is the current folder", nil, []string{"a.md", "b.TXT", "bank/deep/y.md", "bank/x.md", "c.markdown"}},
		{"a folder", []string{"bank"}, []string{"bank/deep/y.md", "bank/x.md"}},
		{"a folder with a dot and slashes", []string{"./bank//"}, []string{"bank/deep/y.md", "bank/x.md"}},
		{"an absolute folder", []string{abs}, []string{abs + "/deep/y.md", abs + "/x.md"}},
		{"a folder above", []string{"bank/../bank/deep"}, []string{"bank/deep/y.md"}},
		{"an empty folder", []string{"notes"}, nil},
		{"a file", []string{"./bank/x.md"}, []string{"bank/x.md*"}},
		{"a file with another extension", []string{"d.pdf"}, []string{"d.pdf*"}},
		{"named wins over found, in any order", []string{"bank", "bank/x.md", "a.md", "."}, []string{"a.md*", "b.TXT", "bank/deep/y.md", "bank/x.md*", "c.markdown"}},
		{"the first name given stays", []string{"bank/x.md", filepath.Join(abs, "x.md")}, []string{"bank/x.md*"}},
		{"the first folder given stays", []string{abs, "bank"}, []string{abs + "/deep/y.md", abs + "/x.md"}},
		{"standard input comes first and once", []string{"a.md", "-", "-"}, []string{"<stdin>*", "a.md*"}},
		{"what is in a .git that was asked for", []string{".git"}, []string{".git/z.md"}},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			wantNames(t, find(t, tt.paths...), tt.want...)
		})
	}
}

func TestFindAbove(t *testing.T) {
	inTree(t, empty("x.md", "sub/y.md"))
	t.Chdir("sub")
	wantNames(t, find(t, ".."), "../sub/y.md", "../x.md")
	wantNames(t, find(t, "../x.md"), "../x.md*")
	wantNames(t, find(t, "../*.md"), "../x.md")
}

func TestFindOptions(t *testing.T) {
	inTree(t, empty("a.md", "a.qb", "b.QB", "drafts/c.qb", "old/d.qb"))
	opts := Options{
		Paths:      []string{".", "-", "old/d.qb"},
		StdinName:  "bank.md",
		Extensions: []string{"qb"},
		Exclude:    []string{"drafts", "**/b.*", "old/**"},
	}
	res := Find(t.Context(), opts)
	wantNames(t, names(res.Inputs), "bank.md*", "a.qb", "old/d.qb*")
	if res.Inputs[0].Path != StdinPath {
		t.Errorf("standard input has path %q", res.Inputs[0].Path)
	}

	t.Chdir("old")
	opts = Options{Paths: []string{".."}, Extensions: []string{".qb"}, Exclude: []string{"old/"}, Root: ".."}
	wantNames(t, names(Find(t.Context(), opts).Inputs), "../a.qb", "../b.QB", "../drafts/c.qb")

	opts.Exclude = []string{"[a"}
	res = Find(t.Context(), opts)
	if len(res.Errors) != 1 || !errors.Is(res.Errors[0], ErrBadPattern) {
		t.Errorf("got errors %v, want one bad pattern", res.Errors)
	}
}

func TestFindErrors(t *testing.T) {
	inTree(t, empty("a.md", "dir/b.md"))
	tests := []struct {
		about string
		path  string
		is    error
		want  string
	}{
		{"a missing file", "x.md", fs.ErrNotExist, `cannot read "x.md": no such file or folder (is the path right?)`},
		{"no path", "", nil, `cannot read "": the path is empty (leave it out to look in the current folder)`},
		{"a glob for nothing", "q*.md", ErrNoMatch, `no file matches "q*.md" (check the spelling; what .gitignore leaves out is not matched)`},
		{"a glob in no folder", "no/*.md", ErrNoMatch, `no file matches "no/*.md" (there is no folder "no")`},
		{"a glob in a file", "a.md/*.md", ErrNoMatch, `no file matches "a.md/*.md" (there is no folder "a.md")`},
		{"a bad glob", "a[.md", ErrBadPattern, `cannot read "a[.md": the pattern is malformed (every "[" needs its "]" and every "{" its "}")`},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			res := Find(t.Context(), Options{Paths: []string{"dir", tt.path, "a.md"}})
			wantNames(t, names(res.Inputs), "a.md*", "dir/b.md")
			wantNames(t, res.Searched, "dir")
			if len(res.Errors) != 1 {
				t.Fatalf("got errors %v, want one", res.Errors)
			}
			if got := res.Errors[0].Error(); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
			if tt.is != nil && !errors.Is(res.Errors[0], tt.is) {
				t.Errorf("the cause is %v, not %v", res.Errors[0].Err, tt.is)
			}
		})
	}
}

// TestQuote checks that a name cannot send commands to the terminal, and that a
// Windows path stays as it is.
func TestQuote(t *testing.T) {
	for path, want := range map[string]string{
		`bank\a.md`:     `"bank\a.md"`,
		"frågor.md":     `"frågor.md"`,
		"x\x1b[2J\n.md": `"x\x1b[2J\n.md"`,
		`a"b.md`:        `"a\"b.md"`,
		"not utf8 \xff": `"not utf8 \xff"`,
	} {
		if got := quote(path); got != want {
			t.Errorf("quote: got %s, want %s", got, want)
		}
	}
}

func TestFindErrorBelowFile(t *testing.T) {
	inTree(t, empty("a.md"))
	if err := onlyError(t, "a.md/x.md"); !strings.Contains(err.Error(), "is the path right?") {
		t.Errorf("got %v", err)
	}
}

func TestFindSearched(t *testing.T) {
	inTree(t, empty("a.md", "bank/b.md"))
	res := Find(t.Context(), Options{Paths: []string{"./bank", "*.md", "-", "a.md", "./bank", "none/*.md"}})
	wantNames(t, res.Searched, "./bank", "*.md")
	wantNames(t, Find(t.Context(), Options{}).Searched, ".")
}

func TestFindCancelled(t *testing.T) {
	inTree(t, empty("a.md", "bank/b.md"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	res := Find(ctx, Options{Paths: []string{"a.md", "bank"}})
	if len(res.Inputs) != 0 || len(res.Errors) != 1 || !errors.Is(res.Errors[0], context.Canceled) {
		t.Errorf("got %+v, want one error for the cancellation", res)
	}
}

func TestFindLinks(t *testing.T) {
	inTree(t, empty("bank/a.md", "bank/sub/b.md", "other/c.md"))
	link(t, "..", filepath.Join("bank", "loop"))
	link(t, filepath.Join("..", "other", "c.md"), filepath.Join("bank", "link.md"))
	link(t, "bank", "named")
	link(t, "missing.md", "dangling.md")
	link(t, "round.md", "round.md")

	wantNames(t, find(t, "bank"), "bank/a.md", "bank/sub/b.md")
	wantNames(t, find(t, "bank/*.md"), "bank/a.md")
	wantNames(t, find(t, "bank/link.md"), "bank/link.md*")
	wantNames(t, find(t, "named"), "named/a.md", "named/sub/b.md")
	wantNames(t, find(t, "named/*.md"), "named/a.md")
	// The same file by two ways is one file.
	wantNames(t, find(t, "named", "bank"), "named/a.md", "named/sub/b.md")
	wantNames(t, find(t, "other", "bank/link.md"), "bank/link.md*")
	// The ".." of a link leads to the parent of what it points to.
	link(t, filepath.Join("bank", "sub"), "deep")
	if _, err := os.Stat(filepath.Join("deep") + "/../a.md"); err == nil {
		ins := Find(t.Context(), Options{Paths: []string{"deep/../a.md", "deep/.."}}).Inputs
		if len(ins) != 2 {
			t.Errorf("got %v", ins)
		}
	}

	if err := onlyError(t, "dangling.md"); !strings.Contains(err.Error(), "points to is missing") {
		t.Errorf("got %v", err)
	}
	if err := onlyError(t, "round.md"); !strings.Contains(err.Error(), "lead back") {
		t.Errorf("got %v", err)
	}
}

func TestFindDashFile(t *testing.T) {
	inTree(t, map[string]string{"-": "a file"})
	for _, path := range []string{"./-", "?"} {
		res := Find(t.Context(), Options{Paths: []string{path}})
		if len(res.Inputs) != 1 {
			t.Fatalf("%s: got %+v", path, res)
		}
		data, err := Read(res.Inputs[0], strings.NewReader("standard input"))
		if err != nil || string(data) != "a file" {
			t.Errorf("%s: read %q, %v", path, data, err)
		}
	}
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}
