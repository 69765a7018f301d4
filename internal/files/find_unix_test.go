//go:build unix

package files

import (
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
