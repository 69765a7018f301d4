package files

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestIgnore(t *testing.T) {
	tests := []struct {
		about string
		files map[string]string
		paths []string
		want  []string
	}{
		{
			"without a repository the walked folder is the top",
			map[string]string{".gitignore": "*.md\n", "bank/.gitignore": "b.md\n", "bank/a.md": "", "bank/b.md": ""},
			[]string{"bank"},
			[]string{"bank/a.md"},
		},
		{
			"in a repository the folders above count",
			map[string]string{
				".git/": "", ".gitignore": "b.md\n/bank/sub/c.md\n", "bank/.gitignore": "!b.md\nd.md\n",
				"bank/sub/a.md": "", "bank/sub/b.md": "", "bank/sub/c.md": "", "bank/sub/d.md": "",
			},
			[]string{"bank/sub"},
			[]string{"bank/sub/a.md", "bank/sub/b.md"},
		},
		{
			"info/exclude counts least",
			map[string]string{".git/info/exclude": "*.md\n/sub/c.txt\n", "sub/.gitignore": "!a.md\n", "sub/a.md": "", "sub/b.md": "", "sub/c.txt": "", "sub/sub/c.txt": ""},
			[]string{"sub"},
			[]string{"sub/a.md", "sub/sub/c.txt"},
		},
		{
			"a .git that is a file also starts a repository",
			map[string]string{".gitignore": "a.md\n", "wt/.git": "gitdir: elsewhere\n", "wt/.gitignore": "b.md\n", "wt/sub/a.md": "", "wt/sub/b.md": ""},
			[]string{"wt/sub"},
			[]string{"wt/sub/a.md"},
		},
		{
			"a repository in a repository is on its own",
			map[string]string{".git/": "", ".gitignore": "a.md\n", "in/.git/info/exclude": "b.md\n", "in/.gitignore": "/c.md\n", "in/a.md": "", "in/b.md": "", "in/c.md": "", "a.md": ""},
			[]string{"."},
			[]string{"in/a.md"},
		},
		{
			"a named file and a named folder are used",
			map[string]string{".git/": "", ".gitignore": "draft.md\nbuild/\n", "draft.md": "", "build/a.md": "", "build/draft.md": ""},
			[]string{"draft.md", "build"},
			[]string{"build/a.md", "draft.md*"},
		},
		{
			"siblings do not see each other's rules",
			map[string]string{"a/.gitignore": "x.md\n", "b/.gitignore": "y.md\n", "c/x.md": "", "a/x.md": "", "a/y.md": "", "b/x.md": "", "b/y.md": ""},
			[]string{"."},
			[]string{"a/y.md", "b/x.md", "c/x.md"},
		},
		{
			"a folder called .gitignore holds no rules",
			map[string]string{".gitignore/a.md": ""},
			[]string{"."},
			[]string{".gitignore/a.md"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			root := inTree(t, tt.files)
			if above, found := repositoryOf(filepath.Dir(root)); found && strings.HasPrefix(tt.about, "without a repository") {
				t.Skipf("the folder for temporary files stands in the repository %s", above)
			}
			wantNames(t, find(t, tt.paths...), tt.want...)
		})
	}
}

// TestIgnoreLink checks that an ignore file that is a link is not read, as git
// does not read it.
func TestIgnoreLink(t *testing.T) {
	inTree(t, map[string]string{".git/": "", "rules": "*.md\n", "sub/a.md": ""})
	link(t, "rules", ".gitignore")
	wantNames(t, find(t, "."), "sub/a.md")
	wantNames(t, find(t, "sub"), "sub/a.md")
}

// TestRulesShared checks that what one folder adds to the shared list of rules does
// not show in that of another folder.
func TestRulesShared(t *testing.T) {
	top := rules{}.with([]byte("a\nb\nc\n"))
	one := top.down("one").with([]byte("x\n"))
	two := top.down("two").with([]byte("y\n"))
	if !one.ignore("x", false) || one.ignore("y", false) || two.ignore("x", false) || !two.ignore("y", false) {
		t.Error("two folders share what only one of them has")
	}
	deep1, deep2 := one.down("d1"), one.down("d2")
	if deep1.path[1] != "d1" || deep2.path[1] != "d2" {
		t.Errorf("got paths %q and %q", deep1.path, deep2.path)
	}
}

func FuzzIgnore(f *testing.F) {
	for _, tt := range ignoreTrees {
		f.Add([]byte(tt.rules), "dir/keep.md", true)
	}
	f.Add([]byte("\ufeff**/**/[a-[:alpha:]-\\\\x**/\\ \\"), "a/b", false)
	f.Fuzz(func(t *testing.T, data []byte, name string, isDir bool) {
		r := rules{}.with(data)
		r.ignore(name, isDir)
		r = r.down("sub").with(data)
		r.ignore(name, isDir)
		r.down(name).ignore("x.md", isDir)
	})
}
