package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/run"
	_ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
	"github.com/qbank-dev/qbank/report"
)

// printed is what a run prints, with its exit code.
type printed struct {
	Code     int
	Out, Err string
	Report   string // what went to a file
}

// runQbank runs the command line in the current folder.
func runQbank(args ...string) printed {
	var out, errs bytes.Buffer
	code := Main(context.Background(), append([]string{"qbank"}, args...), Streams{In: strings.NewReader("## Question #9\nx?\n\nA. y\n"), Out: &out, Err: &errs})
	return printed{Code: code, Out: out.String(), Err: errs.String()}
}

// bankFolder is a folder of question files that is edited as people do.
type bankFolder struct {
	dir     string
	records []string // questions and analyses to take files from
	stamps  map[string]time.Time
}

// names are the files of the bank, in order.
func (b *bankFolder) names() []string {
	var out []string
	for _, pattern := range []string{"bank/*.md", "bank/*/*.md"} {
		found, _ := filepath.Glob(filepath.Join(b.dir, filepath.FromSlash(pattern)))
		out = append(out, found...)
	}
	slices.Sort(out)
	return out
}

// write writes a file so that its time is another one than before: within one
// tick of the clock, nobody could tell.
func (b *bankFolder) write(t rapid.TB, path, text string) {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	for {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(b.stamps[path]) {
			b.stamps[path] = info.ModTime()
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// content draws the text of a file, with directives in some of them.
func (b *bankFolder) content(t *rapid.T) string {
	text := rapid.SampledFrom([]string{"", "", "<!-- qbank-disable-file QB501, QB4 -->\n\n", "---\ntitle: x\n---\n", "\ufeff"}).Draw(t, "beginning")
	for range rapid.IntRange(0, 4).Draw(t, "records") {
		record := rapid.SampledFrom(b.records).Draw(t, "record")
		if rapid.IntRange(0, 3).Draw(t, "comment") == 0 {
			record += rapid.SampledFrom([]string{
				"<!-- qbank-disable-question QB106, QB409 -->\n", "<!-- qbank-disable QB3 -->\n", "<!-- qbank-enable -->\n",
				"<!-- qbank-disable-next-line QB601 -->\n", "<!-- qbank-disable QB99 -->\n", "\u200b \n", "✔\n",
			}).Draw(t, "extra")
		}
		text += record
	}
	return text
}

// configs are configurations that change what is found, and where.
var configs = []string{
	"ignore: [QB3]\n", "select: [QB1, QB5, QB901]\n", "extendSelect: [QB107, QB108]\n", "severity: {QB409: error, QB106: info}\n",
	"perFileIgnores: {'a*.md': [QB4, QB106]}\n", "perFileIgnores: {'sub/': [ALL]}\n", "rules: {QB502: {similarity: 0.5}, QB401: {ratio: 0.9}}\n",
	"extendSelect: [QB315]\nrequiredSections: [요구사항]\n", "answerWords: [Key]\n", "marks: {pro: [✔]}\n", "exclude: ['b*.md']\n", "analysisTitles: [Notes]\n",
}

// edit makes one change to the bank, and says which.
func (b *bankFolder) edit(t *rapid.T) string {
	files := b.names()
	name := filepath.Join(b.dir, "bank", filepath.FromSlash(rapid.SampledFrom([]string{"a1.md", "a2.md", "b1.md", "0007.md", "sub/c.md", "sub/a3.md", "other/d.md"}).Draw(t, "name")))
	kind := rapid.IntRange(0, 7).Draw(t, "edit")
	if len(files) == 0 {
		kind = 0
	}
	switch kind {
	case 0, 1:
		b.write(t, name, b.content(t))
		return "write " + name
	case 2: // of the same length
		path := rapid.SampledFrom(files).Draw(t, "file")
		text := b.read(t, path)
		b.write(t, path, strings.NewReplacer("⭐", "★", "★", "⭐", "A.", "B.").Replace(text))
		return "replace in " + path
	case 3:
		path := rapid.SampledFrom(files).Draw(t, "file")
		b.write(t, path, "\n\n"+b.read(t, path))
		return "shift " + path
	case 4:
		path := rapid.SampledFrom(files).Draw(t, "file")
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path, name); err != nil {
			t.Fatal(err)
		}
		return "rename " + path + " to " + name
	case 5:
		path := rapid.SampledFrom(files).Draw(t, "file")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return "remove " + path
	case 6:
		folder := rapid.SampledFrom([]string{"", "bank", "bank/sub"}).Draw(t, "folder")
		text := rapid.SampledFrom(configs).Draw(t, "config")
		b.write(t, filepath.Join(b.dir, filepath.FromSlash(folder), ".qbank.yaml"), text)
		return "configure " + folder + " " + text
	default:
		_ = os.Remove(filepath.Join(b.dir, "bank", ".qbank.yaml"))
		return "unconfigure"
	}
}

func (b *bankFolder) read(t rapid.TB, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestColdAndWarm edits a bank at random, and checks after each edit that a run
// with the cache prints what one without it does: as JSON, which says most, and in
// one of the other formats.
func TestColdAndWarm(t *testing.T) {
	records := bankRecords(t)
	t.Chdir(t.TempDir())
	t.Setenv(cacheVariable, run.CacheOff)
	defer func() { cacheClock = nil }()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	number := 0
	rapid.Check(t, func(t *rapid.T) {
		number++
		b := &bankFolder{dir: filepath.Join(root, fmt.Sprint(number)), records: records, stamps: map[string]time.Time{}}
		if err := os.MkdirAll(filepath.Join(b.dir, "bank"), 0o777); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(b.dir) }()
		if err := os.Chdir(b.dir); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			b.edit(t)
		}
		folder := filepath.Join(b.dir, ".cache")
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			done := b.edit(t)
			// Where the clock is ahead files are known unread, else by their content.
			cacheClock = nil
			if rapid.Bool().Draw(t, "ahead") {
				cacheClock = func() time.Time { return time.Now().Add(time.Hour) }
			}
			args := rapid.SampledFrom([][]string{
				{"bank"}, {"."}, {"bank/sub", "bank/a1.md"}, {"bank", "--select", "QB1,QB5"}, {"bank", "--ignore", "QB409", "--jobs", "1"},
				{"--isolated", "bank"}, {"bank", "--diff"}, {"bank", "--diff", "--unsafe-fixes"}, {"-", "bank", "--stdin-filename", "bank/s.md"},
			}).Draw(t, "args")
			format := rapid.SampledFrom(report.Names()).Draw(t, "format")
			lint := func(more ...string) printed {
				path := filepath.Join(root, "report")
				out := runQbank(append([]string{"lint", "--statistics", "--format", "json", "--format", format + "=" + path}, more...)...)
				data, _ := os.ReadFile(path) // none is written where there are no questions
				out.Report = string(data)
				_ = os.Remove(path)
				return out
			}
			cold := lint(append(args, "--no-cache")...)
			for _, what := range []string{"first", "second"} {
				if diff := cmp.Diff(cold, lint(append(args, "--cache-dir", folder)...)); diff != "" {
					t.Fatalf("after %s, %v: the %s run with the cache prints something else (-cold +warm):\n%s", done, args, what, diff)
				}
			}
			if rapid.IntRange(0, 4).Draw(t, "fix") == 0 {
				b.fix(t, func(flags ...string) printed { return lint(append(flags, "bank")...) }, folder)
			}
		}
	})
}

// fix fixes the bank without the cache and, as it was before, with it.
func (b *bankFolder) fix(t *rapid.T, lint func(flags ...string) printed, folder string) {
	contents := func() map[string]string {
		all := map[string]string{}
		for _, path := range b.names() {
			all[path] = b.read(t, path)
		}
		return all
	}
	fix := rapid.SampledFrom([]string{"--fix", "--unsafe-fixes"}).Draw(t, "fix")
	before := contents()
	cold := lint(fix, "--no-cache")
	want := contents()
	for path, text := range before {
		if text != want[path] {
			b.write(t, path, text)
		}
	}
	if diff := cmp.Diff(cold, lint(fix, "--cache-dir", folder)); diff != "" {
		t.Fatalf("%s prints something else with the cache (-cold +warm):\n%s", fix, diff)
	}
	if diff := cmp.Diff(want, contents()); diff != "" {
		t.Fatalf("%s writes something else with the cache (-cold +warm):\n%s", fix, diff)
	}
}

// bankRecords are the questions and analyses of the banks under testdata.
func bankRecords(t *testing.T) []string {
	t.Helper()
	var records []string
	for _, text := range texts(t, "../../testdata/bank") {
		records = append(records, cutRecords(text)...)
	}
	for _, text := range texts(t, "../../testdata/faulty") {
		records = append(records, cutRecords(text)...)
	}
	slices.Sort(records)
	if records = slices.Compact(records); len(records) < 100 {
		t.Fatalf("only %d records", len(records))
	}
	return records
}

// cutRecords cuts a text at its headings of questions.
func cutRecords(text string) []string {
	var records []string
	for line := range strings.Lines(text) {
		if n := len(records); n == 0 || strings.HasPrefix(line, "#") && strings.Contains(line, "uestion ") {
			records = append(records, line)
		} else {
			records[n-1] += line
		}
	}
	return records
}
