//go:build unix

package files

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestNamedPipe(t *testing.T) {
	inTree(t, empty("bank/a.md"))
	if err := syscall.Mkfifo("bank/pipe.md", 0o644); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	if err := syscall.Mkfifo("bank/.gitignore", 0o644); err != nil {
		t.Fatal(err)
	}
	wantNames(t, find(t, "bank"), "bank/a.md")
	wantNames(t, find(t, "bank/*.md"), "bank/a.md")

	want := "cannot read \"bank/pipe.md\": it is a named pipe, not a regular file (pipe it into `qbank … -` instead)"
	if err := onlyError(t, "bank/pipe.md"); err.Error() != want {
		t.Errorf("\n got %v\nwant %s", err, want)
	}
	if _, err := Read(Input{Path: "bank/pipe.md", Name: "bank/pipe.md"}, nil); err == nil || err.Error() != want {
		t.Errorf("\n got %v\nwant %s", err, want)
	}
}

func TestSocketAndDevice(t *testing.T) {
	inTree(t, empty("a.md"))
	l, err := net.Listen("unix", "s.md")
	if err != nil {
		t.Skipf("no sockets here: %v", err)
	}
	defer l.Close()
	wantNames(t, find(t, "."), "a.md")
	for path, want := range map[string]string{"s.md": "it is a socket", os.DevNull: "it is a device"} {
		if err := onlyError(t, path); !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

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
