package hostile_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"

	"github.com/qbank-dev/qbank/format"
	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/testing/cputime"
	"github.com/qbank-dev/qbank/internal/testing/hostile"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

const (
	size = 4 << 10
	// most is how many times the work may grow for a text four times as large.
	// Linear work grows four times, quadratic work sixteen times.
	most = 10
	// Work below these grows by chance, or by what is made once.
	leastTime  = 2 * time.Millisecond
	leastBytes = 1 << 20
	attempts   = 6
)

// cost is the least work seen in several runs.
type cost struct {
	time  time.Duration
	bytes uint64
}

// add runs the work and keeps the smaller measurements.
func (c *cost) add(work func(text string), text string) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cputime.Used()
	work(text)
	took := max(cputime.Used()-start, 1)
	runtime.ReadMemStats(&after)
	bytes := after.TotalAlloc - before.TotalAlloc
	if c.time == 0 {
		*c = cost{took, bytes}
	}
	c.time, c.bytes = min(c.time, took), min(c.bytes, bytes)
}

// linear reports whether work grows with the size of the text that makes gives.
// It measures again, and then with larger texts, before it says no, so that a busy
// machine is not at fault.
func linear(make func(size int) string, work func(text string)) (small, large cost, ok bool) {
	for _, n := range []int{size, 4 * size} {
		small, large = cost{}, cost{}
		less, more := make(n), make(4*n)
		for range attempts {
			small.add(work, less)
			large.add(work, more)
			if large.time <= most*max(small.time, leastTime) && large.bytes <= most*max(small.bytes, leastBytes) {
				return small, large, true
			}
			runtime.GC() // what earlier work left is not collected in the next measurement
		}
	}
	return small, large, false
}

// TestGrowth checks that no part of the program does more than linear work on a
// hostile text.
func TestGrowth(t *testing.T) {
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: []string{"ALL"}}})
	if err != nil {
		t.Fatal(err)
	}
	validate := func(format schema.Format) func(string) {
		return func(text string) { schema.ValidateDocument("x", []byte(text), format) }
	}
	parse := func(text string) *parser.File { return parser.Parse("x.md", []byte(text)) }
	dir := t.TempDir()
	for _, part := range []struct {
		name  string
		texts []hostile.Text
		work  func(text string)
	}{
		{"parse", hostile.Banks, func(text string) { parse(text) }},
		{"document", append(hostile.Apart, hostile.Banks...), func(text string) { schema.BuildAll(parse(text)) }},
		{"format", hostile.Banks, func(text string) {
			format.Format(parse(text), parser.Style{Wrap: 40, Width: displaywidth.String})
		}},
		{"lint", hostile.Banks, func(text string) { lint.Finish([]lint.FileResult{linter.File(parse(text))}) }},
		{"fix", hostile.Banks, func(text string) {
			if _, err := linter.Fix(parser.Default(), "x.md", text, true); err != nil {
				t.Fatal(err)
			}
		}},
		{"JSON", hostile.JSON, validate(schema.FormatJSON)},
		{"JSON Lines", hostile.JSONLines, validate(schema.FormatJSONL)},
		{"YAML", append(hostile.JSON, hostile.YAML...), validate(schema.FormatYAML)},
		{"configuration", hostile.Configs, func(text string) {
			path := filepath.Join(dir, "qbank.yaml")
			write(t, path, text)
			defer os.Remove(path)
			// Whether the text is a configuration is not asked.
			if c, err := (&config.Loader{Rules: rules.All()}).For(filepath.Join(dir, "x.md")); err == nil {
				c.Excluded(filepath.Join(dir, "x.md"))
				c.Ignored(filepath.Join(dir, "x.md"), "QB101")
			}
		}},
		{"ignore file", hostile.Ignores, func(text string) {
			write(t, filepath.Join(dir, ".git", "HEAD"), "")
			write(t, filepath.Join(dir, "x.md"), "## Question #1\n")
			write(t, filepath.Join(dir, ".gitignore"), text)
			files.Find(context.Background(), files.Options{Paths: []string{dir}})
		}},
	} {
		for _, text := range part.texts {
			t.Run(part.name+"/"+text.Name, func(t *testing.T) {
				if small, large, ok := linear(text.Make, part.work); !ok {
					t.Errorf("four times the text takes %v and %d bytes instead of %v and %d", large.time, large.bytes, small.time, small.bytes)
				}
			})
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestGrowthIsNoticed checks the measurement itself on work whose growth is known.
func TestGrowthIsNoticed(t *testing.T) {
	xs := func(size int) string { return strings.Repeat("x", size) }
	found := 0
	for _, c := range []struct {
		name string
		ok   bool
		work func(text string)
	}{
		{"linear", true, func(text string) {
			for range 100 {
				found += strings.Count(text, "x")
			}
		}},
		{"quadratic time", false, func(text string) {
			for i := range text {
				for j := range text[i:] {
					found += i ^ j
				}
			}
		}},
		{"quadratic memory", false, func(text string) {
			joined := ""
			for range text {
				joined += "x"
			}
			found += len(joined)
		}},
	} {
		if small, large, ok := linear(xs, c.work); ok != c.ok {
			t.Errorf("%s: linear is %v, by %+v and %+v", c.name, ok, small, large)
		}
	}
}
