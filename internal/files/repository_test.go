package files

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// newRepository makes an empty repository the current folder, out of reach of the
// settings of whoever runs the test.
func newRepository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to ask what changed")
	}
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "GIT_") {
			t.Setenv(name, "") // so that it is restored
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CEILING_DIRECTORIES", os.TempDir()) // that may stand in a repository
	t.Setenv("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z")
	t.Setenv("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z")
	dir := t.TempDir()
	t.Chdir(dir)
	runGit(t, "init", "-q", "-b", "main")
	runGit(t, "config", "user.name", "a")
	runGit(t, "config", "user.email", "a@example.com")
	return dir
}

func runGit(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
}

func commit(t *testing.T) {
	t.Helper()
	runGit(t, "add", "-A")
	runGit(t, "commit", "-q", "--allow-empty", "-m", "x")
}

func since(t *testing.T, revision string) *Changes {
	t.Helper()
	c, err := ChangesSince(context.Background(), ".", revision)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// changedLines returns the lines from 1 to n of a file on which a finding is kept.
func changedLines(c *Changes, file string, n int) []int {
	var found []lint.Diagnostic
	for line := 1; line <= n; line++ {
		found = append(found, lint.Diagnostic{File: file, Start: lint.Position{Line: line, Column: 1}, End: lint.Position{Line: line, Column: 2}})
	}
	var lines []int
	for _, d := range c.Keep(found) {
		lines = append(lines, d.Start.Line)
	}
	return lines
}
