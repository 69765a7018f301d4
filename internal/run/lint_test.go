package run

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
)

const heading = "## Question #1\n"

func teh() []*lint.Rule {
	return []*lint.Rule{replacing("QB601", "teh", "the", true), replacing("QB602", "cat", "dog", false)}
}

func TestRun(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh cat\n## Question #2\n")
	write(t, "b.md", heading+"x\n")
	progress := 0
	o := options(t, nil, teh(), "a.md", "b.md")
	o.Progress = func() { progress++ }
	out := run(t, o)
	if got, want := found(out), "a.md:2 QB601\na.md:2 QB602\nb.md:1 QB106\n"; got != want {
		t.Errorf("found\n%s, want\n%s", got, want)
	}
	if want := (lint.Summary{Files: 2, Questions: 3, Errors: 1, Warnings: 2, Fixable: 1}); out.Summary != want {
		t.Errorf("the summary is %+v, want %+v", out.Summary, want)
	}
	if progress != 2 || out.Fixed != 0 || out.FixedFiles != 0 || out.Diffs != nil || out.Stdin != nil || len(out.Errors) > 0 {
		t.Errorf("progress %d, outcome %+v", progress, out)
	}
	wantContent(t, "a.md", heading+"teh cat\n## Question #2\n")
}

func TestFixFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", "\ufeff## Question #1\r\nteh cat, teh dog\r\n")
	write(t, "b.md", heading+"nothing to fix")
	write(t, "c.md", heading+"teh")
	before, err := os.Stat("b.md")
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, nil, teh(), "a.md", "b.md", "c.md")
	o.Fix = FixFiles
	out := run(t, o)
	wantContent(t, "a.md", "\ufeff## Question #1\r\nthe cat, the dog\r\n")
	wantContent(t, "b.md", heading+"nothing to fix")
	wantContent(t, "c.md", heading+"the")
	if out.Fixed != 3 || out.FixedFiles != 2 {
		t.Errorf("%d findings are fixed in %d files", out.Fixed, out.FixedFiles)
	}
	// What is left is what stands in the files now.
	if got, want := found(out), "a.md:2 QB602\nb.md:1 QB106\nc.md:1 QB106\n"; got != want || out.Summary.Fixable != 0 {
		t.Errorf("found\n%s, want\n%s", got, want)
	}
	if after, err := os.Stat("b.md"); err != nil || !os.SameFile(before, after) {
		t.Errorf("a file without faults was written: %v", err)
	}
	o.Unsafe = true
	if out = run(t, o); out.Fixed != 1 || out.FixedFiles != 1 {
		t.Errorf("%d unsafe fixes in %d files", out.Fixed, out.FixedFiles)
	}
	wantContent(t, "a.md", "\ufeff## Question #1\r\nthe dog, the dog\r\n")
}

func TestDiffOnly(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh\n")
	write(t, "b.md", heading+"x\n")
	write(t, "c.md", heading+"no line end, teh")
	o := options(t, nil, teh(), "a.md", "b.md", "c.md")
	o.Fix = DiffOnly
	out := run(t, o)
	want := []string{
		"--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n ## Question #1\n-teh\n+the\n",
		"--- c.md\n+++ c.md\n@@ -1,2 +1,2 @@\n ## Question #1\n-no line end, teh\n\\ No newline at end of file\n+no line end, the\n\\ No newline at end of file\n",
	}
	if strings.Join(out.Diffs, "|") != strings.Join(want, "|") {
		t.Errorf("the differences are %q, want %q", out.Diffs, want)
	}
	wantContent(t, "a.md", heading+"teh\n")
	if out.Fixed != 2 || out.FixedFiles != 2 {
		t.Errorf("%d findings would be fixed in %d files", out.Fixed, out.FixedFiles)
	}
}

// TestStdin checks that the fixed text of standard input is handed on, and never
// takes the place of a file that has the name it was given.
func TestLintStdin(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.md", heading+"teh file\n")
	o := options(t, nil, teh(), "a.md")
	o.Inputs = append([]files.Input{{Path: files.StdinPath, Name: "a.md", Named: true}}, o.Inputs...)
	for _, text := range []string{heading + "teh input\n", heading + "no fault\n"} {
		write(t, "a.md", heading+"teh file\n")
		o.Files.Stdin = strings.NewReader(text)
		o.Fix = FixFiles
		out := run(t, o)
		if want := strings.ReplaceAll(text, "teh", "the"); out.Stdin == nil || *out.Stdin != want {
			t.Errorf("the text handed on is %v, want %q", out.Stdin, want)
		}
		wantContent(t, "a.md", heading+"the file\n")
	}
	o.Files.Stdin = strings.NewReader(heading + "teh input\n")
	o.Fix = DiffOnly
	if out := run(t, o); out.Stdin != nil || len(out.Diffs) != 1 {
		t.Errorf("as a difference: %+v", out)
	}
}

// TestErrors checks that faults of single files come in the order of the files
// and leave the others, and what stands in them, alone.
func TestErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "b.md", "# no question\n")
	write(t, "c.md", heading+"ping\n")
	write(t, "d.md", heading+"teh\n")
	write(t, "f.md", heading+"teh\n")
	rules := append(teh(), replacing("QB603", "ping", "pong", true), replacing("QB604", "pong", "ping", true))
	o := options(t, nil, rules, "a.md", "b.md", "c.md", "d.md", "e.md", "f.md")
	if err := os.Symlink("d.md", "e.md"); err != nil {
		t.Skipf("there are no symbolic links: %v", err)
	}
	o.Fix = FixFiles
	linter := o.Linter
	o.Linter = func(name string) (*lint.Linter, error) {
		if name == "f.md" {
			return nil, errors.New("f.md: no settings")
		}
		return linter(name)
	}
	// The file behind the link is not among the inputs, so that nothing else
	// writes it.
	o.Inputs = append(o.Inputs[:3:3], o.Inputs[4:]...)
	out := run(t, o)
	for i, want := range []string{`a.md`, `"b.md" holds no question`, `the fixes for "c.md" do not settle`, `the fixes were not written: cannot rewrite "e.md"`, "f.md: no settings"} {
		if i >= len(out.Errors) || !strings.Contains(out.Errors[i].Error(), want) {
			t.Fatalf("the errors are %q, want %q as number %d", out.Errors, want, i)
		}
	}
	if len(out.Errors) != 5 || !errors.Is(out.Errors[3], files.ErrNotRegular) {
		t.Errorf("the errors are %q", out.Errors)
	}
	if out.Summary.Files != 0 || out.Fixed != 0 {
		t.Errorf("%d files are counted, and %d findings as fixed", out.Summary.Files, out.Fixed)
	}
	wantContent(t, "c.md", heading+"ping\n")
	wantContent(t, "d.md", heading+"teh\n")
}

func TestLintCancelled(t *testing.T) {
	t.Chdir(t.TempDir())
	var names []string
	for i := range 20 {
		names = append(names, fmt.Sprintf("%d.md", i))
		write(t, names[i], heading)
	}
	ctx, cancel := context.WithCancel(context.Background())
	o := options(t, nil, teh(), names...)
	o.Progress = cancel
	if out, err := Lint(ctx, o); !errors.Is(err, context.Canceled) || out != nil {
		t.Errorf("got %v, %v", out, err)
	}
}
