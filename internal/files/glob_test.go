package files

import (
	"path/filepath"
	"testing"
)

func TestGlob(t *testing.T) {
	root := inTree(t, empty(
		"a.md", "b.csv", "bank/x.md", "bank/x.csv", "bank/deep/y.md", "bank/deep/more/z.txt",
		"exam/x.md", "exam/deep/y.md", "[old].md", "{s}/q.md", ".git/hooks/h.md",
	))
	abs := filepath.ToSlash(root)

	tests := []struct {
		about string
		paths []string
		want  []string
	}{
		{"files", []string{"*.md"}, []string{"[old].md", "a.md"}},
		{"other extensions are taken", []string{"*.csv"}, []string{"b.csv"}},
		{"one folder deep", []string{"*/*.md"}, []string{"bank/x.md", "exam/x.md", "{s}/q.md"}},
		{"any depth", []string{"bank/**/*.md"}, []string{"bank/deep/y.md", "bank/x.md"}},
		{"folders are walked", []string{"ba*"}, []string{"bank/deep/more/z.txt", "bank/deep/y.md", "bank/x.md"}},
		{"folders alone with a slash", []string{"*a*/"}, []string{"bank/deep/more/z.txt", "bank/deep/y.md", "bank/x.md", "exam/deep/y.md", "exam/x.md"}},
		{"all that is below a folder", []string{"bank/**"}, []string{"bank/deep/more/z.txt", "bank/deep/y.md", "bank/x.csv", "bank/x.md"}},
		{"folders in the middle", []string{"**/deep/*.md"}, []string{"bank/deep/y.md", "exam/deep/y.md"}},
		{"braces", []string{"{bank,exam}/*.md"}, []string{"bank/x.md", "exam/x.md"}},
		{"braces with slashes", []string{"{bank/deep,exam}/*.md"}, []string{"bank/deep/y.md", "exam/x.md"}},
		{"a brace or class that is a name", []string{"[old].md", "{s}"}, []string{"[old].md*", "{s}/q.md"}},
		{"a class", []string{"[a-c].md"}, []string{"a.md"}},
		{"a dot, slashes", []string{"./bank//*.md"}, []string{"bank/x.md"}},
		{"absolute", []string{abs + "/b*/x.md"}, []string{abs + "/bank/x.md"}},
		{"the separator of the system", []string{filepath.FromSlash("bank/*.md")}, []string{"bank/x.md"}},
		{"named wins", []string{"*.md", "a.md"}, []string{"[old].md", "a.md*"}},
		{"not into .git", []string{"**/h*.md", "a.md"}, []string{"a.md*"}},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			res := Find(t.Context(), Options{Paths: tt.paths})
			for _, err := range res.Errors {
				if tt.about != "not into .git" {
					t.Error(err)
				}
			}
			wantNames(t, names(res.Inputs), tt.want...)
		})
	}
}

func TestGlobIgnored(t *testing.T) {
	inTree(t, map[string]string{
		".gitignore": "build/\ndraft*\n", "a.md": "", "draft.md": "", "build/b.md": "", "sub/build/c.md": "",
	})
	wantNames(t, find(t, "**/*.md"), "a.md")
	wantNames(t, find(t, "*"), ".gitignore", "a.md")
	// A folder that is spelled out was asked for.
	wantNames(t, find(t, "build/*.md"), "build/b.md")
	if err := onlyError(t, "draft.*"); err.Err != ErrNoMatch {
		t.Errorf("got %v", err)
	}
}

// TestGlobBelow checks that a pattern enters only folders that can hold a match.
func TestGlobBelow(t *testing.T) {
	tests := []struct {
		pattern, dir string
		want         bool
	}{
		{"*.md", "bank", false},
		{"*/*.md", "bank", true},
		{"*/*.md", "bank/deep", false},
		{"b*/*.md", "exam", false},
		{"b*/**/*.md", "bank/deep/more", true},
		{"b*/**/*.md", "exam", false},
		{"**", "exam/deep", true},
		{"{a,b}/*", "a", true},
		{"{a,b}/*", "c", false},
		{"{a/b,c}/*", "a/b", true},
		{`x[/]y/*`, "z", true}, // not clear: it looks
	}
	for _, tt := range tests {
		if got := newGlob(tt.pattern, false).below(tt.dir); got != tt.want {
			t.Errorf("below(%q, %q) = %v", tt.pattern, tt.dir, got)
		}
	}
}
