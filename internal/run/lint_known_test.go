package run

import (
	"context"
	"os"
	"os/exec"
	"testing"

	"github.com/qbank-dev/qbank/internal/files"
	_ "github.com/qbank-dev/qbank/internal/testing/gitenv"
)

// TestBaselineAndChanges checks that what a baseline knows does not count as gone
// because its lines have not changed.
func TestBaselineAndChanges(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git to ask what changed")
	}
	t.Chdir(t.TempDir())
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	write(t, "a.md", heading+"teh\nx\ncat\n")
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	o := options(t, nil, teh(), "a.md")
	if err := WriteBaseline("baseline.json", run(t, o).Diagnostics); err != nil {
		t.Fatal(err)
	}
	write(t, "a.md", heading+"teh\nx\nteh teh\n") // one fault stays, one goes, two come
	var err error
	if o.Baseline, err = LoadBaseline("baseline.json"); err != nil {
		t.Fatal(err)
	}
	if o.Changes, err = files.ChangesSince(context.Background(), ".", "HEAD"); err != nil {
		t.Fatal(err)
	}
	out := run(t, o)
	if got, want := found(out), "a.md:4 QB601\na.md:4 QB601\n"; got != want || out.Summary.Warnings != 2 {
		t.Errorf("found\n%s, want\n%s", got, want)
	}
	if out.Hidden != 1 || len(out.Gone) != 1 || out.Gone[0].Code != "QB602" {
		t.Errorf("%d are hidden, gone are %v", out.Hidden, out.Gone)
	}
}
