//go:build unix

package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// readers are the commands that read questions.
var readers = []string{"lint", "fmt --check", "convert", "ast"}

// TestSpecialFiles checks that pipes, sockets, devices and loops of links in a
// folder are passed over, and are an error where they are named: none is opened.
func TestSpecialFiles(t *testing.T) {
	dir := writeFiles(t, map[string]string{"bank/a.md": plainQuestion})
	pipe := filepath.Join(dir, "bank", "pipe.md")
	for _, path := range []string{pipe, filepath.Join(dir, "bank", ".gitignore"), filepath.Join(dir, "bank", "qbank.json")} {
		if err := syscall.Mkfifo(path, 0o666); err != nil {
			t.Skipf("there are no named pipes here: %v", err)
		}
	}
	// A socket's name may be short only.
	t.Chdir(dir)
	socket, err := net.Listen("unix", "bank/socket.md")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	for name, target := range map[string]string{
		"bank/loop": "../bank", "bank/self.md": "self.md", "bank/up": "../..", "bank/null.md": os.DevNull, "bank/gone.md": "nothing",
	} {
		if err := os.Symlink(target, name); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range readers {
		for _, args := range []string{"bank", "bank/**/*.md"} {
			got := finish(t, program(t, append(strings.Fields(command), args)...))
			if got.code != exitOK || strings.Contains(got.stderr, "qbank:") {
				t.Errorf("%s %s: exit code %d: %s", command, args, got.code, got.stderr)
			}
		}
		for name, want := range map[string]string{
			"bank/pipe.md":   "it is a named pipe, not a regular file (pipe it into `qbank … -` instead)",
			"bank/socket.md": "it is a socket", "/dev/zero": "it is a device", "/dev/null": "it is a device",
			"bank/self.md": "lead back to themselves", "bank/gone.md": "what it points to is missing", "bank/null.md": "it is a device",
		} {
			wantFailure(t, finish(t, program(t, append(strings.Fields(command), name)...)), `cannot read "`+name+`": `, want)
		}
	}
	for _, args := range []string{
		"validate bank/pipe.md", "lint --baseline bank/qbank.json bank", "lint --config bank/pipe.md bank", "lint --output bank bank",
	} {
		wantFailure(t, finish(t, program(t, strings.Fields(args)...)), "bank")
	}
}

// TestProcessSubstitution checks that what a shell's "<(…)" gives is read like a
// file.
func TestProcessSubstitution(t *testing.T) {
	document := finish(t, stdin(program(t, "convert", "-"), plainQuestion)).stdout
	for _, args := range append([]string{"validate --from json"}, readers...) {
		text := plainQuestion
		if strings.HasPrefix(args, "validate") {
			text = document
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		c := program(t, append(strings.Fields(args), "/dev/fd/3")...)
		c.Dir = t.TempDir()
		c.ExtraFiles = []*os.File{r}
		// It fits into the pipe.
		if _, err := w.WriteString(text); err != nil {
			t.Fatal(err)
		}
		w.Close()
		if got := finish(t, c); got.code != exitOK || strings.Contains(got.stderr, "qbank:") {
			t.Errorf("%s: exit code %d: %s", args, got.code, got.stderr)
		}
		r.Close()
	}
	// It cannot be rewritten.
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := w.WriteString(strings.TrimRight(plainQuestion, "\n")); err != nil {
		t.Fatal(err)
	}
	w.Close()
	c := program(t, "fmt", "/dev/fd/3")
	c.ExtraFiles = []*os.File{r}
	wantFailure(t, finish(t, c), `cannot rewrite "/dev/fd/3"`, "a pipe")
}

func stdin(c *exec.Cmd, text string) *exec.Cmd {
	c.Stdin = strings.NewReader(text)
	return c
}

// TestTooLarge checks that reading an input without end stops at the limit, and
// that one that is too large is not read at all. The limit is low here.
func TestTooLarge(t *testing.T) {
	const limit = 100_000
	dir := writeFiles(t, map[string]string{
		"large.md":   plainQuestion + strings.Repeat("x", limit),
		"bank/a.md":  plainQuestion,
		"large.json": "[" + strings.Repeat(" ", limit),
	})
	const env = "QBANK_TEST_MAX_BYTES=100000"
	for _, command := range append([]string{"validate", "fmt"}, readers...) {
		name := "large.md"
		if command == "validate" {
			name = "large.json"
		}
		c := program(t, append(strings.Fields(command), name)...)
		c.Dir, c.Env = dir, append(c.Env, env)
		wantFailure(t, finish(t, c), `cannot read "`+name+`": it is too large: at most 100000 bytes are read at once`, "split it into several files")

		zero, err := os.Open("/dev/zero")
		if err != nil {
			t.Fatal(err)
		}
		c = program(t, append(strings.Fields(command), "-")...)
		c.Env, c.Stdin = append(c.Env, env), zero
		wantFailure(t, finish(t, c), `cannot read "<stdin>": it is too large`)
		zero.Close()
	}
	// It does not stop the others.
	c := program(t, "convert", "--to", "jsonl", ".")
	c.Dir, c.Env = dir, append(c.Env, env)
	if got := finish(t, c); strings.Count(got.stdout, "\n") != 1 {
		t.Errorf("got %q", got.stdout)
	} else {
		wantFailure(t, got, "large.md")
	}
}

// TestPermissions checks that what may not be read or written is an error that
// names it and does not stop the rest.
func TestPermissions(t *testing.T) {
	sloppy := strings.Replace(plainQuestion, "it?\n", "it? \n", 1)
	dir := writeFiles(t, map[string]string{
		"bank/a.md": plainQuestion, "bank/closed.md": plainQuestion, "bank/shut/b.md": plainQuestion,
		"sealed/c.md": sloppy, "sealed/out.json": "old",
	})
	// Whatever the umask says.
	for _, m := range []struct {
		name string
		mode os.FileMode
	}{
		{"..", 0o755}, {"", 0o755}, {"bank", 0o755}, {"bank/a.md", 0o644}, {"bank/shut/b.md", 0o644}, {"sealed/c.md", 0o644},
		{"bank/closed.md", 0}, {"bank/shut", 0}, {"sealed/out.json", 0o644}, {"sealed", 0o555},
	} {
		if err := os.Chmod(filepath.Join(dir, m.name), m.mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		os.Chmod(filepath.Join(dir, "bank/shut"), 0o755)
		os.Chmod(filepath.Join(dir, "sealed"), 0o755)
	})
	for _, command := range readers {
		got := finish(t, ordinary(t, dir, append(strings.Fields(command), "bank")...))
		wantFailure(t, got, `cannot read "bank/closed.md": permission denied (check that you are allowed to read it)`,
			`cannot read "bank/shut": permission denied`)
		if command == "convert" && !strings.Contains(got.stdout, `"number": 1`) {
			t.Errorf("the rest is not written: %q", got.stdout)
		}
	}
	for _, args := range []string{"fmt sealed", "lint --fix --select QB6 sealed", "convert -o sealed/x.json bank/a.md", "convert -o sealed/out.json bank/a.md"} {
		wantFailure(t, finish(t, ordinary(t, dir, strings.Fields(args)...)), "permission denied")
	}
	if got := readTree(t, filepath.Join(dir, "sealed")); len(got) != 2 || got["c.md"] != sloppy || got["out.json"] != "old" {
		t.Errorf("the closed folder holds %q", got)
	}
}

// ordinary returns a run as a user for whom permissions count, unlike root.
func ordinary(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	c := program(t, args...)
	c.Dir = dir
	if os.Geteuid() != 0 {
		return c
	}
	// That user has to reach the program, too.
	reachable := filepath.Join(dir, "qbank")
	if _, err := os.Stat(reachable); err != nil {
		text, err := os.ReadFile(c.Path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(reachable, text, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(reachable, 0o755); err != nil { // whatever the umask says
			t.Fatal(err)
		}
	}
	const nobody = 65534
	c.Path = reachable
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	try := exec.Command(reachable, "version")
	try.Dir, try.SysProcAttr = dir, c.SysProcAttr
	if err := try.Run(); err != nil {
		t.Skipf("this root cannot run the program as another user, or that user cannot reach it: %v", err)
	}
	return c
}
