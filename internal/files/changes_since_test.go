package files

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestFolders checks that it does not matter where a run stands, which folder it
// asks about, and over which links it comes.
func TestFolders(t *testing.T) {
	root := newRepository(t)
	writeFile(t, "bank/deep/1.md", lineTexts("abc"))
	writeFile(t, "other/2.md", lineTexts("abc"))
	commit(t)
	writeFile(t, "bank/deep/1.md", lineTexts("aXc"))
	outside := t.TempDir()
	tests := []struct{ stand, ask, file string }{
		{".", ".", "bank/deep/1.md"},
		{".", "bank", "bank/deep/1.md"},
		{".", "other", "./bank/deep/1.md"},
		{"bank", ".", "deep/1.md"},
		{"bank/deep", "..", "../deep/1.md"},
		{outside, filepath.Join(root, "other"), filepath.ToSlash(filepath.Join(root, "bank", "deep", "1.md"))},
	}
	if err := os.Symlink(root, filepath.Join(outside, "link")); err == nil {
		tests = append(tests, struct{ stand, ask, file string }{outside, "link/bank", "link/bank/deep/1.md"})
	}
	if err := os.Symlink(filepath.Join(root, "bank", "deep", "1.md"), filepath.Join(outside, "one.md")); err == nil {
		tests = append(tests, struct{ stand, ask, file string }{outside, root, "one.md"})
	}
	for _, test := range tests {
		stand := test.stand
		if !filepath.IsAbs(stand) {
			stand = filepath.Join(root, stand)
		}
		t.Chdir(stand)
		c, err := ChangesSince(context.Background(), test.ask, "HEAD")
		if err != nil {
			t.Errorf("%+v: %v", test, err)
			continue
		}
		if got := changedLines(c, test.file, 3); !slices.Equal(got, []int{2}) {
			t.Errorf("%+v: changed are %v", test, got)
		}
	}
}

func TestRevisions(t *testing.T) {
	newRepository(t)
	writeFile(t, "a.md", lineTexts("abc"))
	commit(t)
	runGit(t, "tag", "v1")
	writeFile(t, "a.md", lineTexts("aXc"))
	commit(t)
	runGit(t, "checkout", "-q", "-b", "branch/한글")
	writeFile(t, "a.md", lineTexts("aXY"))
	for revision, want := range map[string][]int{"HEAD": {3}, "HEAD~1": {2, 3}, "v1": {2, 3}, "main": {3}, "branch/한글": {3}, "HEAD^{tree}~0": nil} {
		c, err := ChangesSince(context.Background(), ".", revision)
		if want == nil {
			if err == nil {
				t.Errorf("%s is no commit, and no error", revision)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := changedLines(c, "a.md", 3); !slices.Equal(got, want) {
			t.Errorf("since %s changed are %v, want %v", revision, got, want)
		}
	}
}

// TestSettingsOfGit checks that a person's settings change nothing.
func TestSettingsOfGit(t *testing.T) {
	newRepository(t)
	writeFile(t, "한 글.md", lineTexts("abcdefgh"))
	writeFile(t, "sub/moved.md", lineTexts("abcdefgh"))
	commit(t)
	writeFile(t, "한 글.md", lineTexts("aXcdeYgh"))
	runGit(t, "mv", "sub/moved.md", "sub/here.md")
	for _, setting := range [][2]string{
		{"diff.noprefix", "true"}, {"diff.mnemonicPrefix", "true"}, {"diff.srcPrefix", "x/"}, {"diff.interHunkContext", "9"}, {"diff.context", "9"},
		{"color.ui", "always"}, {"color.diff", "always"}, {"diff.external", "false"}, {"diff.renames", "copies"}, {"diff.relative", "true"},
		{"core.quotePath", "true"}, {"diff.algorithm", "histogram"}, {"diff.submodule", "log"}, {"core.pager", "false"}, {"diff.wordRegex", "."},
		{"diff.colorMoved", "zebra"}, {"diff.orderFile", os.DevNull}, {"diff.suppressBlankEmpty", "true"},
	} {
		runGit(t, "config", setting[0], setting[1])
	}
	writeFile(t, ".gitattributes", "*.md diff=odd\n")
	runGit(t, "config", "diff.odd.textconv", "head -n 1")
	runGit(t, "config", "diff.odd.xfuncname", "x")
	t.Setenv("LC_ALL", "ko_KR.UTF-8")
	t.Setenv("GIT_EXTERNAL_DIFF", "false")
	c := since(t, "HEAD")
	if got := changedLines(c, "한 글.md", 8); !slices.Equal(got, []int{2, 6}) {
		t.Errorf("changed are %v", got)
	}
	if got := changedLines(c, "sub/here.md", 8); len(got) != 8 {
		t.Errorf("of the moved file changed are %v", got)
	}
}

// TestNestedRepository checks that a commit in a repository inside this one is
// no matter.
func TestNestedRepository(t *testing.T) {
	newRepository(t)
	writeFile(t, "a.md", lineTexts("abc"))
	writeFile(t, "nested/b.md", lineTexts("abc"))
	runGit(t, "init", "-q", "nested")
	nested := []string{"-C", "nested", "-c", "user.name=a", "-c", "user.email=a@example.com"}
	runGit(t, append(nested, "add", "-A")...)
	runGit(t, append(nested, "commit", "-q", "-m", "first")...)
	commit(t)
	runGit(t, append(nested, "commit", "-q", "--allow-empty", "-m", "second")...)
	writeFile(t, "a.md", lineTexts("aXc"))
	for _, setting := range []string{"short", "log", "diff"} {
		runGit(t, "config", "diff.submodule", setting)
		if got := changedLines(since(t, "HEAD"), "a.md", 3); !slices.Equal(got, []int{2}) {
			t.Errorf("with %s, changed are %v", setting, got)
		}
	}
}

// TestMerging checks a work tree in the middle of a merge with conflicts.
func TestMerging(t *testing.T) {
	newRepository(t)
	writeFile(t, "a.md", lineTexts("abc"))
	writeFile(t, "b.md", lineTexts("abc"))
	commit(t)
	runGit(t, "checkout", "-q", "-b", "theirs")
	writeFile(t, "a.md", lineTexts("aXc"))
	commit(t)
	runGit(t, "checkout", "-q", "main")
	writeFile(t, "a.md", lineTexts("aYc"))
	writeFile(t, "b.md", lineTexts("abZ"))
	commit(t)
	if _, err := git(context.Background(), ".", "merge", "theirs"); err == nil {
		t.Fatal("there is no conflict")
	}
	c := since(t, "HEAD")
	// The lines are a, <<<<<<<, Y, =======, X, >>>>>>>, c.
	if got := changedLines(c, "a.md", 7); !slices.Equal(got, []int{2, 4, 5, 6}) {
		t.Errorf("of the file with conflicts changed are %v", got)
	}
	if got := changedLines(c, "b.md", 3); len(got) > 0 {
		t.Errorf("of the other file changed are %v", got)
	}
}

func TestErrors(t *testing.T) {
	newRepository(t)
	writeFile(t, "a.md", "x\n")
	if _, err := ChangesSince(context.Background(), ".", "HEAD"); err == nil || !strings.Contains(err.Error(), `git knows no revision "HEAD" here`) {
		t.Errorf("before the first commit: %v", err)
	}
	commit(t)
	for _, test := range []struct{ name, dir, revision, want string }{
		{"a missing revision", ".", "no-such-thing", `git knows no revision "no-such-thing" here`},
		{"a range", ".", "HEAD..HEAD", `git knows no revision "HEAD..HEAD" here`},
		{"a file", ".", "HEAD:a.md", `git knows no revision "HEAD:a.md" here`},
		{"a flag", ".", "--output=x", `"--output=x" is no git revision`},
		{"nothing", ".", "", `"" is no git revision`},
		{"a missing folder", "missing", "HEAD", `cannot tell what changed since "HEAD"`},
		{"no repository", t.TempDir(), "HEAD", "is in no git repository"},
	} {
		if _, err := ChangesSince(context.Background(), test.dir, test.revision); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ChangesSince(ctx, ".", "HEAD"); err == nil {
		t.Error("a cancelled context gives no error")
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := ChangesSince(context.Background(), ".", "HEAD"); err == nil || !strings.Contains(err.Error(), "git is needed") {
		t.Errorf("without git: %v", err)
	}
}

// TestForeignRepository checks that what git says of a repository that it does
// not trust, as in many CI containers, is passed on.
func TestForeignRepository(t *testing.T) {
	dir := newRepository(t)
	commit(t)
	if err := os.Chown(dir, 65534, 65534); err != nil {
		t.Skipf("only the superuser can give a folder away: %v", err)
	}
	_, err := ChangesSince(context.Background(), ".", "HEAD")
	if err == nil || strings.Contains(err.Error(), "no git repository") || !strings.Contains(err.Error(), "safe.directory") {
		t.Errorf("the error is %v", err)
	}
}

// TestOnlyAsks checks that git neither starts what a repository names nor writes
// to it, also where a file looks changed by its time alone.
func TestOnlyAsks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the monitor of this test is a shell script")
	}
	root := newRepository(t)
	writeFile(t, "a.md", lineTexts("abc"))
	writeFile(t, "b.md", lineTexts("abc"))
	commit(t)
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes("a.md", later, later); err != nil {
		t.Fatal(err)
	}
	writeFile(t, "b.md", lineTexts("aXc"))
	started := filepath.Join(t.TempDir(), "started")
	monitor := filepath.Join(t.TempDir(), "monitor")
	if err := os.WriteFile(monitor, []byte("#!/bin/sh\ntouch '"+started+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	runGit(t, "config", "core.fsmonitor", monitor)
	index := filepath.Join(root, ".git", "index")
	before, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	c := since(t, "HEAD")
	if got := changedLines(c, "a.md", 3); got != nil {
		t.Errorf("lines %v of a file that nobody changed are new", got)
	}
	if got := changedLines(c, "b.md", 3); len(got) != 1 {
		t.Errorf("lines %v are new, not the second alone", got)
	}
	if _, err := os.Stat(started); err == nil {
		t.Error("git started the monitor that the repository names")
	}
	if after, err := os.ReadFile(index); err != nil || !bytes.Equal(before, after) {
		t.Errorf("git wrote its index (%v)", err)
	}
}
