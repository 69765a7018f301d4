package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/report"
)

// The bank of testdata/planted: how much is in it, by its README.
const (
	plantedQuestions = 200
	plantedFaults    = 30
)

// TestPlantedBank proves that the 30 faults that were planted in 200 questions
// are found where they were planted and nothing else is, in every format.
// Nothing writes expected.tsv: where it differs from a report, one of the two is
// wrong, and the table says what was planted.
func TestPlantedBank(t *testing.T) {
	t.Chdir("../..")
	want := plantedTable(t, "testdata/planted/expected.tsv")
	for _, name := range report.Names() {
		t.Run(name, func(t *testing.T) {
			read, ok := reportReaders[name]
			if !ok {
				t.Fatalf("no reader for the format %q", name)
			}
			out, _ := lintWith(t, exitFindings, "--format", name, "testdata/planted/bank")
			faults, err := read(out)
			if err != nil {
				t.Fatalf("the report cannot be read: %v\n%s", err, out)
			}
			if diff := cmp.Diff(want, inOrder(faults)); diff != "" {
				t.Errorf("other findings than planted (-planted +reported):\n%s", diff)
			}
		})
	}
	t.Run("summary", func(t *testing.T) {
		out, _ := lintWith(t, exitFindings, "--format", "json", "testdata/planted/bank")
		var doc struct {
			Summary struct{ Questions, Errors, Warnings, Infos int }
		}
		if err := json.Unmarshal(out, &doc); err != nil {
			t.Fatal(err)
		}
		if s := doc.Summary; s.Questions != plantedQuestions || s.Errors+s.Warnings != plantedFaults || s.Infos != 0 {
			t.Errorf("the summary counts %+v, not %d questions with %d errors and warnings", s, plantedQuestions, plantedFaults)
		}
	})
}

// TestPlantedBankMended does with the planted bank what a team does on its first
// day: fix what can be fixed, record the rest, and be told of what is new.
func TestPlantedBankMended(t *testing.T) {
	source, err := filepath.Abs("../../testdata/planted/bank")
	if err != nil {
		t.Fatal(err)
	}
	planted := plantedTable(t, "../../testdata/planted/expected.tsv")
	t.Chdir(t.TempDir())
	for _, dir := range []string{"bank", "atonce"} {
		if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
	}

	// Each round of fixes takes the codes that it can fix, and no other.
	lintWith(t, exitFindings, "--fix", "bank")
	checkLeft(t, planted, func(r *lint.Rule) bool { return r.Fix != lint.SafeFix })
	lintWith(t, exitFindings, "--fix", "--unsafe-fixes", "bank")
	checkLeft(t, planted, func(r *lint.Rule) bool { return r.Fix == lint.NoFix })
	fixed := texts(t, "bank")
	_, errs := lintWith(t, exitFindings, "--fix", "--unsafe-fixes", "bank")
	if diff := cmp.Diff(fixed, texts(t, "bank")); diff != "" || strings.Contains(errs, "fixed") {
		t.Errorf("fixing again changes something (-once +again):\n%s%s", diff, errs)
	}
	lintWith(t, exitFindings, "--fix", "--unsafe-fixes", "atonce")
	if diff := cmp.Diff(fixed, texts(t, "atonce")); diff != "" {
		t.Errorf("all fixes at once give another text than one kind after the other (-after +at once):\n%s", diff)
	}

	// The baseline takes the rest.
	lintWith(t, exitOK, "--write-baseline", "known.json", "bank")
	for _, format := range []string{"text", "concise", "github"} {
		if out, _ := lintWith(t, exitOK, "--baseline", "known.json", "--format", format, "bank"); len(out) > 0 {
			t.Errorf("with the baseline, the %s report still says:\n%s", format, out)
		}
	}
	if diff := cmp.Diff(fixed, texts(t, "bank")); diff != "" {
		t.Errorf("writing the baseline changes the bank:\n%s", diff)
	}

	// What is new is reported, and nothing else: lines above bring nothing back.
	for name, edit := range map[string]func(text string) string{
		"bank/world.md": func(text string) string { return "A line above.\n\nAnd one more.\n\n" + text },
		"bank/network/ports.markdown": func(text string) string {
			return strings.Replace(text, "## Question #451", "A line above.\r\n\r\n## Question #451", 1)
		},
		"bank/korean/science.md": func(text string) string {
			return strings.TrimRight(text, "\n") + "\n\n## Question #317\n지구의 위성은 몇 개인가?\n\nA. 1개 <br>\nB. 2개 <br>\n\n정답: A\n"
		},
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		edited := edit(string(text))
		if edited == string(text) {
			t.Fatalf("%s is not what it was: there is nothing to edit", name)
		}
		if err := os.WriteFile(name, []byte(edited), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	science := fixed["korean/science.md"]
	want := []fault{{File: "korean/science.md", Line: strings.Count(science, "\n") + 2, Code: "QB301"}}
	out, _ := lintWith(t, exitFindings, "--baseline", "known.json", "--format", "concise", "bank")
	got, err := reportReaders["concise"](out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, inOrder(got)); diff != "" {
		t.Errorf("after one new fault (-new +reported):\n%s", diff)
	}
}

// checkLeft compares the codes that are left in each file of bank with the
// planted ones whose rules are kept.
func checkLeft(t *testing.T, planted []fault, keep func(*lint.Rule) bool) {
	t.Helper()
	var want []string
	for _, f := range planted {
		if r := rules.Lookup(f.Code); r == nil || keep(r) {
			want = append(want, f.File+" "+f.Code)
		}
	}
	if len(want) == 0 || len(want) == len(planted) {
		t.Fatalf("%d of %d planted faults are to be left: the fixes are not tested", len(want), len(planted))
	}
	out, _ := lintWith(t, exitFindings, "--format", "json", "bank")
	faults, err := reportReaders["json"](out)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.File+" "+f.Code)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("after the fixes (-expected +left):\n%s", diff)
	}
}

// A fault is what every report says of a finding. File is relative to the bank.
type fault struct {
	File string
	Line int
	Code string
}

// inOrder sorts faults by file, line and code.
func inOrder(faults []fault) []fault {
	slices.SortFunc(faults, func(a, b fault) int {
		return strings.Compare(fmt.Sprintf("%s %06d %s", a.File, a.Line, a.Code), fmt.Sprintf("%s %06d %s", b.File, b.Line, b.Code))
	})
	return faults
}

// plantedTable is the table of the planted faults, each of another rule.
func plantedTable(t *testing.T, name string) []fault {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), "\n")
	if head != "file\tline\tcode" {
		t.Fatalf("expected.tsv begins with %q", head)
	}
	var faults []fault
	codes := map[string]bool{}
	for row := range strings.Lines(rest) {
		cells := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if len(cells) != 3 {
			t.Fatalf("expected.tsv has a row %q", row)
		}
		line, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatal(err)
		}
		faults = append(faults, fault{File: cells[0], Line: line, Code: cells[2]})
		codes[cells[2]] = true
	}
	if len(faults) != plantedFaults || len(codes) != plantedFaults {
		t.Fatalf("expected.tsv lists %d faults of %d rules, not %d", len(faults), len(codes), plantedFaults)
	}
	return inOrder(faults)
}

// lintWith runs "qbank lint --isolated" and checks its exit code.
func lintWith(t *testing.T, exit int, args ...string) (out []byte, errs string) {
	t.Helper()
	t.Setenv("GITHUB_ACTIONS", "") // there, reports are wrapped for the runner
	var stdout, stderr bytes.Buffer
	args = append([]string{"qbank", "lint", "--isolated"}, args...)
	if code := Main(context.Background(), args, Streams{In: &bytes.Buffer{}, Out: &stdout, Err: &stderr}); code != exit {
		t.Fatalf("%s: exit code %d instead of %d\n%s%s", strings.Join(args, " "), code, exit, stdout.String(), stderr.String())
	}
	return stdout.Bytes(), stderr.String()
}

// texts are the files of a folder, by their path in it.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path.Join(dir, name))
		all[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// newFault returns a fault as a report names it. What is no line becomes line 0,
// where no fault was planted.
func newFault(file, line, code string) fault {
	if before, after, ok := strings.Cut(file, "bank/"); ok && (before == "" || before == "testdata/planted/") {
		file = after
	}
	n, _ := strconv.Atoi(line)
	return fault{File: file, Line: n, Code: code}
}
