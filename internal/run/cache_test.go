package run

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// counting is a rule that counts the files that it looks at.
func counting(files *atomic.Int64) *lint.Rule {
	return &lint.Rule{Code: "QB701", Name: "counting", Severity: lint.Info, CheckFile: func(*lint.Pass) { files.Add(1) }}
}

// cached are options with a cache in a folder of their own; linted counts the
// files that rules look at.
func cached(t *testing.T, linted *atomic.Int64, names ...string) LintOptions {
	t.Helper()
	program := sha256.Sum256([]byte("test"))
	c, err := OpenCache(CacheOptions{Folder: filepath.Join(t.TempDir(), "cache"), Program: &program,
		Settings: func(string) (sum [sha256.Size]byte, err error) { return sum, nil },
		Now:      func() time.Time { return time.Now().Add(time.Hour) }})
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, nil, append(teh(), counting(linted)), names...)
	o.Cache, o.CacheFailed = c, func(err error) { t.Error(err) }
	return o
}

func TestCachedRun(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh cat\n## Question #2\n")
	write(t, "b.md", heading+"x\n<!-- qbank-disable-file QB106 -->\n")
	write(t, "none.md", "no question\n")
	var linted atomic.Int64
	o := cached(t, &linted, "a.md", "b.md", "none.md", "missing.md")
	const want = "a.md:2 QB601\na.md:2 QB602\n"
	for round := range 3 {
		out := run(t, o)
		if got := found(out); got != want || out.Summary.Files != 2 || out.Summary.Questions != 3 {
			t.Errorf("round %d: found\n%s in %d files with %d questions", round, got, out.Summary.Files, out.Summary.Questions)
		}
		var none *NoQuestionsError
		if len(out.Errors) != 2 || !errors.As(out.Errors[0], &none) || none.Name != "none.md" || !errors.Is(out.Errors[1], os.ErrNotExist) {
			t.Errorf("round %d: errors %v", round, out.Errors)
		}
		if linted.Load() != 2 {
			t.Errorf("round %d: the rules looked at %d files", round, linted.Load())
		}
	}
	// Who did not name the file does not hear of it.
	o.Inputs[2].Named = false
	if out := run(t, o); len(out.Errors) != 1 {
		t.Errorf("errors %v", out.Errors)
	}
	write(t, "b.md", heading+"teh\n")
	if got, want := found(run(t, o)), want+"b.md:1 QB106\nb.md:2 QB601\n"; got != want || linted.Load() != 3 {
		t.Errorf("found\n%s, want\n%s; the rules looked at %d files", got, want, linted.Load())
	}
}

// TestPastTheCache checks that standard input and large files are not kept.
func TestPastTheCache(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "large.md", heading+strings.Repeat("a line\n", maxCached/7+1))
	var linted atomic.Int64
	o := cached(t, &linted, "large.md")
	o.Inputs = append([]files.Input{{Path: files.StdinPath, Name: "in.md", Named: true}}, o.Inputs...)
	for range 2 {
		o.Files.Stdin = strings.NewReader(heading + "teh\n")
		if got, want := found(run(t, o)), "in.md:2 QB601\nlarge.md:1 QB106\n"; got != want {
			t.Errorf("found\n%s, want\n%s", got, want)
		}
	}
	if linted.Load() != 4 {
		t.Errorf("the rules looked at %d files, want 4", linted.Load())
	}
}

// TestCachedFixes checks that files without anything to fix are not looked at
// again to be fixed, and that what is fixed is what would be without a cache.
func TestCachedFixes(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"x\n")
	write(t, "b.md", "## Question #2\na cat\n")
	var linted atomic.Int64
	o := cached(t, &linted, "a.md", "b.md")
	run(t, o)
	o.Fix = FixFiles
	if out := run(t, o); out.Fixed != 0 || found(out) != "b.md:2 QB602\n" || linted.Load() != 2 {
		t.Errorf("%d fixed, found\n%s; the rules looked at %d files", out.Fixed, found(out), linted.Load())
	}
	o.Fix, o.Unsafe = DiffOnly, true
	if out := run(t, o); len(out.Diffs) != 1 || !strings.Contains(out.Diffs[0], "+a dog") || found(out) != "" {
		t.Errorf("differences %q, found\n%s", out.Diffs, found(out))
	}
	o.Fix = FixFiles
	if out := run(t, o); out.Fixed != 1 || found(out) != "" {
		t.Errorf("%d fixed, found\n%s", out.Fixed, found(out))
	}
	wantContent(t, "b.md", "## Question #2\na dog\n")
	if out := run(t, o); out.Fixed != 0 || found(out) != "" {
		t.Errorf("%d fixed again, found\n%s", out.Fixed, found(out))
	}
}

// reopened are the options with the cache as another run finds it.
func reopened(o LintOptions) LintOptions {
	c := o.Cache
	o.Cache = &Cache{folder: c.folder, settings: c.settings, program: c.program, now: c.now, sets: map[[sha256.Size]byte]*cacheSet{}}
	return o
}

// cacheFile is the only file of a cache.
func cacheFile(t *testing.T, o LintOptions) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(o.Cache.folder, "*"+cacheEnding))
	if err != nil || len(list) != 1 {
		t.Fatalf("the cache has %q, %v", list, err)
	}
	return list[0]
}

// TestDamagedCache checks that a cache that was cut, changed, or replaced by
// something else counts as empty, and is whole again after the run.
func TestDamagedCache(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh <!-- qbank-disable-next-line QB602 -->\ncat\n")
	var linted atomic.Int64
	o := cached(t, &linted, "a.md")
	want := found(run(t, o))
	path := cacheFile(t, o)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damage := map[string]func() error{
		"cut":      func() error { return os.Truncate(path, int64(len(whole)/2)) },
		"empty":    func() error { return os.Truncate(path, 0) },
		"changed":  func() error { whole[len(whole)/2] ^= 1; return os.WriteFile(path, whole, 0o600) },
		"a folder": func() error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) },
		"gone":     func() error { return os.Remove(path) },
	}
	for name, do := range damage {
		if err := do(); err != nil {
			t.Fatal(err)
		}
		for i, files := range []int64{1, 0} {
			linted.Store(0)
			if got := found(run(t, reopened(o))); got != want || linted.Load() != files {
				t.Errorf("%s, run %d: found\n%s, want\n%s; %d files were linted", name, i, got, want, linted.Load())
			}
		}
	}
}

// TestUnusedEntries checks that what no run asks for is dropped after a month.
func TestUnusedEntries(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading)
	write(t, "b.md", heading)
	var linted atomic.Int64
	o := cached(t, &linted, "a.md", "b.md")
	run(t, o)
	o = reopened(o)
	o.Inputs = o.Inputs[:1]
	o.Cache.now = func() time.Time { return time.Now().Add(keptFor / 2) }
	run(t, o)
	o.Cache.now = func() time.Time { return time.Now().Add(keptFor + 2*time.Hour) }
	run(t, o)
	var entries map[string]cacheEntry
	if err := readChecked(cacheFile(t, o), &entries); err != nil || len(entries) != 1 {
		t.Errorf("%d entries are left, %v", len(entries), err)
	}
	if removed, err := CleanCache(filepath.Dir(o.Cache.folder)); err != nil || removed == 0 {
		t.Errorf("removed %d bytes, %v", removed, err)
	}
	if _, err := os.Stat(o.Cache.folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is left: %v", err)
	}
}

// TestRunsAtOnce checks that runs with one cache find the same as one without.
func TestRunsAtOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh cat\n")
	var linted atomic.Int64
	o := cached(t, &linted, "a.md")
	want := found(run(t, o))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				out, err := Lint(context.Background(), reopened(o))
				if err != nil || found(out) != want {
					t.Errorf("found %v, %v", out, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestSettled checks that a file of which nothing can be fixed is told from
// others.
func TestSettled(t *testing.T) {
	linter, err := lint.New(lint.Options{Rules: append(teh(), &lint.Rule{Code: "QB901", Name: "unused", Severity: lint.Warning})})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text         string
		safe, unsafe bool
	}{
		{"x", true, true},
		{"teh", false, false},
		{"cat", true, false},
		{"<!-- qbank-disable-file QB602 -->\ncat", true, true},
		{"<!-- qbank-disable-file QB602 -->\nx", false, false},
	} {
		r := linter.File(parser.Parse("a.md", []byte(heading+c.text+"\n")))
		if safe, unsafe := r.Settled(false), r.Settled(true); safe != c.safe || unsafe != c.unsafe {
			t.Errorf("%q: settled %v and with unsafe fixes %v, want %v and %v", c.text, safe, unsafe, c.safe, c.unsafe)
		}
	}
}
