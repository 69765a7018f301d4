package config

import (
	"path/filepath"
	"testing"
)

func TestGlobs(t *testing.T) {
	root := t.TempDir()
	for _, test := range []struct {
		glob string
		fits []string
		not  []string
	}{
		{"x.md", []string{"x.md", "a/x.md", "a/b/x.md", "x.md/inside.md"}, []string{"y.md", "ax.md"}},
		{"/x.md", []string{"x.md"}, []string{"a/x.md"}},
		{"./x.md", []string{"x.md"}, []string{"a/x.md"}},
		{"drafts/", []string{"drafts/x.md", "a/drafts/b/x.md", "drafts"}, []string{"draft/x.md"}},
		{"a/*.md", []string{"a/x.md"}, []string{"x.md", "a/b/x.md", "b/a/x.md"}},
		{"a/b/", []string{"a/b/x.md", "a/b/c/x.md"}, []string{"c/a/b/x.md"}},
		{"a/**/x.md", []string{"a/x.md", "a/b/c/x.md"}, []string{"x.md"}},
		{"**", []string{"x.md", "a/b/x.md"}, nil},
		{"*.{md,txt}", []string{"x.md", "a/x.txt"}, []string{"x.markdown"}},
		{"[0-9][0-9].md", []string{"a/07.md"}, []string{"7.md"}},
		{`\*.md`, []string{"*.md"}, []string{"x.md"}},
		{"문제/**", []string{"문제/1.md"}, []string{"문/1.md"}},
		{"../other/*.md", []string{"../other/x.md"}, []string{"other/x.md"}},
		{"../**/x.md", []string{"x.md", "../x.md", "../a/x.md"}, []string{"y.md"}},
		{"../x.md", []string{"../x.md"}, []string{"x.md", "../a/x.md"}},
	} {
		g, err := newGlob(root, test.glob)
		if err != nil {
			t.Errorf("%s: %v", test.glob, err)
			continue
		}
		for _, name := range test.fits {
			if !g.Match(filepath.Join(root, name)) {
				t.Errorf("%s does not fit %s", test.glob, name)
			}
		}
		for _, name := range test.not {
			if g.Match(filepath.Join(root, name)) {
				t.Errorf("%s fits %s", test.glob, name)
			}
		}
		// Written in another folder it means the same.
		for _, folder := range []string{"sub", "a*[b]", "../elsewhere"} {
			there := filepath.Join(root, folder)
			moved, err := newGlob(there, g.from(there))
			if err != nil {
				t.Errorf("%s in %s is %s: %v", test.glob, folder, g.from(there), err)
				continue
			}
			for i, name := range append(test.fits, test.not...) {
				if moved.Match(filepath.Join(root, name)) != (i < len(test.fits)) {
					t.Errorf("%s in %s is %s, which is wrong about %s", test.glob, folder, g.from(there), name)
				}
			}
		}
	}
}
