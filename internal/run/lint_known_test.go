package run

import (
	"context"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"

	"github.com/qbank-dev/qbank/internal/baseline"
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
	if err := baseline.Write("baseline.json", run(t, o).Diagnostics); err != nil {
		t.Fatal(err)
	}
	write(t, "a.md", heading+"teh\nx\nteh teh\n") // one fault stays, one goes, two come
	var err error
	if o.Baseline, err = baseline.Load("baseline.json"); err != nil {
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

// TestMemo checks that a second run handles only what changed, and finds the
// same as a run that remembers nothing.
func TestMemo(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh\n")
	write(t, "b.md", "<!-- qbank-disable-file QB106 -->\n"+heading+"x\n")
	write(t, "c.md", "## Question #2\nx\n")
	var asked atomic.Int64
	memo := &Memo{}
	check := func(step string, most int64) {
		t.Helper()
		plain := options(t, nil, teh(), "a.md", "b.md", "c.md")
		remembering := options(t, &asked, teh(), "a.md", "b.md", "c.md")
		remembering.Memo = memo
		asked.Store(0)
		got, want := run(t, remembering), run(t, plain)
		if found(got) != found(want) || got.Summary != want.Summary {
			t.Errorf("%s: found\n%s%+v, want\n%s%+v", step, found(got), got.Summary, found(want), want.Summary)
		}
		if n := asked.Load(); n > most {
			t.Errorf("%s: %d files were linted, want at most %d", step, n, most)
		}
	}
	check("at first", 3)
	check("again", 1) // the one with a comment may be done anew
	write(t, "a.md", "## Question #3\nteh teh\n")
	check("one file changed, so that another's comment is of no use", 2)
	write(t, "a.md", heading+"teh\n")
	check("changed back", 1)
	if err := os.Remove("c.md"); err != nil {
		t.Fatal(err)
	}
	write(t, "c.md", heading+"teh\n")
	check("made anew", 2)
}

// TestMemoDoesNotFix checks that fixing is never answered from memory.
func TestMemoDoesNotFix(t *testing.T) {
	t.Chdir(t.TempDir())
	memo := &Memo{}
	o := options(t, nil, teh(), "a.md")
	o.Memo = memo
	write(t, "a.md", heading+"teh\n")
	if out := run(t, o); found(out) != "a.md:2 QB601\n" {
		t.Fatalf("found\n%s", found(out))
	}
	o.Fix = FixFiles
	for range 2 {
		write(t, "a.md", heading+"teh\n")
		if out := run(t, o); out.Fixed != 1 {
			t.Errorf("%d are fixed", out.Fixed)
		}
		wantContent(t, "a.md", heading+"the\n")
	}
}
