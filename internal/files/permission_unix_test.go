//go:build unix

package files

import (
	"errors"
	"io/fs"
	"os"
	"testing"
)

func TestPermission(t *testing.T) {
	root := inTree(t, map[string]string{
		"a.md": "", "open/b.md": "", "closed/c.md": "", "rules/.gitignore": "d.md\n", "rules/d.md": "", "z.md": "",
	})
	for name, mode := range map[string]os.FileMode{
		// The test may go on as another user, who has to reach the tree, whatever the
		// umask says.
		root: 0o755, root + "/..": 0o755, "open": 0o755, "open/b.md": 0o644, "rules": 0o755, "rules/d.md": 0o644, "z.md": 0o644,
		"closed": 0, "a.md": 0, "rules/.gitignore": 0,
	} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod("closed", 0o755) })

	asOrdinaryUser(t, func() {
		res := Find(t.Context(), Options{})
		wantNames(t, names(res.Inputs), "a.md", "open/b.md", "rules/d.md", "z.md")
		var got []string
		for _, err := range res.Errors {
			got = append(got, err.Error())
			if !errors.Is(err, fs.ErrPermission) {
				t.Errorf("the cause is %v", err.Err)
			}
		}
		const why = "permission denied (check that you are allowed to read it)"
		wantNames(t, got, `cannot read "closed": `+why, `cannot read "rules/.gitignore": `+why)

		wantNames(t, []string{onlyError(t, "closed/*.md", "closed").Error()}, `cannot read "closed": `+why)
		wantNames(t, []string{onlyError(t, "closed/c.md").Error()}, `cannot read "closed/c.md": `+why)
		wantNames(t, []string{onlyError(t, "closed/deep/*.md").Error()}, `cannot read "closed/deep": `+why)

		_, err := Read(Input{Path: "./a.md", Name: "a.md"}, nil)
		if err == nil || err.Error() != `cannot read "a.md": `+why {
			t.Errorf("got %v", err)
		}
	})
}
