package run

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// finding is a finding as far as baselines look at it.
func finding(file, code, hash string, question int64) lint.Diagnostic {
	return lint.Diagnostic{File: file, Code: code, Hash: hash, Question: question}
}

// recordBaseline writes findings as a baseline and reads it again.
func recordBaseline(t *testing.T, path string, list ...lint.Diagnostic) *Baseline {
	t.Helper()
	if err := WriteBaseline(path, list); err != nil {
		t.Fatal(err)
	}
	return loadBaseline(t, path)
}

func loadBaseline(t *testing.T, path string) *Baseline {
	t.Helper()
	b, err := LoadBaseline(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func showKnown(entries []Known) []string {
	out := make([]string, 0, len(entries))
	for _, e := range entries {
		out = append(out, fmt.Sprintf("%s %s #%d %s x%d", e.File, e.Code, e.Question, e.Hash, e.Count))
	}
	return out
}

func TestWriteBaseline(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := WriteBaseline("baseline.json", []lint.Diagnostic{
		finding("b.md", "QB301", "bb", 2),
		finding("문제/<1> & 2.md", "QB106", "cc", 1),
		finding("b.md", "QB301", "bb", 2),
		finding("b.md", "QB002", "aa", 0),
		finding("b.md", "QB301", "ab", 2),
		finding("b.md", "QB105", "bb", 2),
	}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("baseline.json")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
  "schemaVersion": 1,
  "findings": [
    {
      "file": "b.md",
      "code": "QB002",
      "hash": "aa",
      "count": 1
    },
    {
      "file": "b.md",
      "code": "QB105",
      "question": 2,
      "hash": "bb",
      "count": 1
    },
    {
      "file": "b.md",
      "code": "QB301",
      "question": 2,
      "hash": "ab",
      "count": 1
    },
    {
      "file": "b.md",
      "code": "QB301",
      "question": 2,
      "hash": "bb",
      "count": 2
    },
    {
      "file": "문제/<1> & 2.md",
      "code": "QB106",
      "question": 1,
      "hash": "cc",
      "count": 1
    }
  ]
}
`
	if string(got) != want {
		t.Errorf("got\n%s", got)
	}
	if err := WriteBaseline("empty.json", nil); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("empty.json"); err != nil || string(got) != "{\n  \"schemaVersion\": 1,\n  \"findings\": []\n}\n" {
		t.Errorf("without findings: %q, %v", got, err)
	}
}

// TestHide checks what counts as the same finding, and how often.
func TestHide(t *testing.T) {
	t.Chdir(t.TempDir())
	one := finding("a.md", "QB301", "aa", 1)
	moved := one
	moved.Start, moved.End = lint.Position{Line: 99, Column: 3, Offset: 999}, lint.Position{Line: 99, Column: 9, Offset: 1005}
	moved.Message, moved.Severity, moved.Excerpt = "worded anew", lint.Error, "another line"
	tests := []struct {
		name         string
		known, now   []lint.Diagnostic
		fresh, count int
	}{
		{"the same", []lint.Diagnostic{one}, []lint.Diagnostic{one}, 0, 1},
		{"moved, reworded and of another severity", []lint.Diagnostic{one}, []lint.Diagnostic{moved}, 0, 1},
		{"nothing is known", nil, []lint.Diagnostic{one}, 1, 0},
		{"nothing is found", []lint.Diagnostic{one}, nil, 0, 0},
		{"another file", []lint.Diagnostic{one}, []lint.Diagnostic{finding("b.md", "QB301", "aa", 1)}, 1, 0},
		{"another rule", []lint.Diagnostic{one}, []lint.Diagnostic{finding("a.md", "QB302", "aa", 1)}, 1, 0},
		{"another text", []lint.Diagnostic{one}, []lint.Diagnostic{finding("a.md", "QB301", "ab", 1)}, 1, 0},
		{"another question", []lint.Diagnostic{one}, []lint.Diagnostic{finding("a.md", "QB301", "aa", 2)}, 1, 0},
		{"one more than is known", []lint.Diagnostic{one, one}, []lint.Diagnostic{one, moved, one}, 1, 2},
		{"one less than is known", []lint.Diagnostic{one, one, one}, []lint.Diagnostic{one, moved}, 0, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := recordBaseline(t, "baseline.json", test.known...)
			fresh, hidden := b.Hide(test.now)
			if len(fresh) != test.fresh || hidden != test.count {
				t.Errorf("%d are left and %d hidden, want %d and %d", len(fresh), hidden, test.fresh, test.count)
			}
		})
	}
}

// TestHideKeepsOrder checks that what is left comes as it was.
func TestHideKeepsOrder(t *testing.T) {
	t.Chdir(t.TempDir())
	b := recordBaseline(t, "baseline.json", finding("a.md", "QB302", "b", 1))
	fresh, _ := b.Hide([]lint.Diagnostic{finding("a.md", "QB301", "a", 1), finding("a.md", "QB302", "b", 1), finding("a.md", "QB303", "c", 1)})
	if len(fresh) != 2 || fresh[0].Code != "QB301" || fresh[1].Code != "QB303" {
		t.Errorf("left are %+v", fresh)
	}
}

// TestRelativePaths checks that entries name files from the baseline's folder,
// wherever the run stands and however it names them.
func TestRelativePaths(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"bank/deep", "lists"} {
		if err := os.MkdirAll(filepath.Join(root, filepath.FromSlash(dir)), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(root)
	b := recordBaseline(t, filepath.Join("lists", "baseline.json"), finding("bank/1.md", "QB301", "a", 1), finding("top.md", "QB301", "b", 1), finding("lists/own.md", "QB301", "c", 1))
	if got, want := showKnown(b.entries), []string{"../bank/1.md QB301 #1 a x1", "../top.md QB301 #1 b x1", "own.md QB301 #1 c x1"}; !slices.Equal(got, want) {
		t.Errorf("the entries are %q, want %q", got, want)
	}
	tests := []struct{ from, path, file string }{
		{".", "lists/baseline.json", "bank/1.md"},
		{".", "./lists/../lists/baseline.json", "./bank/deep/../1.md"},
		{".", "lists/baseline.json", filepath.ToSlash(filepath.Join(root, "bank", "1.md"))},
		{".", filepath.Join(root, "lists", "baseline.json"), "bank/1.md"},
		{"bank/deep", "../../lists/baseline.json", "../1.md"},
		{"bank", "../lists/baseline.json", "1.md"},
	}
	for _, test := range tests {
		t.Chdir(filepath.Join(root, filepath.FromSlash(test.from)))
		if _, hidden := loadBaseline(t, filepath.FromSlash(test.path)).Hide([]lint.Diagnostic{finding(test.file, "QB301", "a", 1)}); hidden != 1 {
			t.Errorf("from %s, %s does not know %s", test.from, test.path, test.file)
		}
	}
	t.Chdir(root)
	if _, hidden := loadBaseline(t, "lists/baseline.json").Hide([]lint.Diagnostic{finding("1.md", "QB301", "a", 1)}); hidden != 0 {
		t.Error("another file of the same name is hidden")
	}
}

func TestLoadBaselineErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	tests := []struct{ name, content, want string }{
		{"empty", "", "is no baseline"},
		{"no JSON", "QB301", "is no baseline"},
		{"cut off", `{"schemaVersion": 1, "findings": [`, "is no baseline"},
		{"a list", `[]`, "is no baseline"},
		{"an unknown key", `{"schemaVersion": 1, "findings": [], "lines": 3}`, `unknown field "lines"`},
		{"an unknown key in an entry", `{"schemaVersion": 1, "findings": [{"line": 3}]}`, `unknown field "line"`},
		{"a wrong type", `{"schemaVersion": 1, "findings": [{"count": "2"}]}`, "is no baseline"},
		{"more after its end", `{"schemaVersion": 1, "findings": []} {}`, "more follows after its end"},
		{"another version", `{"schemaVersion": 2, "findings": []}`, "has schemaVersion 2, but this qbank reads 1"},
		{"no version", `{"findings": []}`, "has schemaVersion 0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := os.WriteFile("broken.json", []byte(test.content), 0o666); err != nil {
				t.Fatal(err)
			}
			b, err := LoadBaseline("broken.json")
			if err == nil || b != nil {
				t.Fatalf("got %v, %v", b, err)
			}
			if !strings.Contains(err.Error(), `"broken.json"`) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %q, want %q", err, test.want)
			}
		})
	}
	if _, err := LoadBaseline("missing.json"); err == nil || err.Error() != `there is no baseline "missing.json": "qbank lint --write-baseline missing.json" writes one` {
		t.Errorf("a missing file gives %v", err)
	}
	if _, err := LoadBaseline("."); err == nil || !strings.Contains(err.Error(), "cannot use the baseline") {
		t.Errorf("a folder gives %v", err)
	}
	if err := WriteBaseline(filepath.Join("missing", "baseline.json"), nil); err == nil {
		t.Error("writing into a missing folder gives no error")
	}
}

func TestKnownString(t *testing.T) {
	for want, e := range map[string]Known{
		"QB301 in bank/1.md (question #7)": {File: "bank/1.md", Code: "QB301", Question: 7},
		"QB002 in bank/1.md":               {File: "bank/1.md", Code: "QB002"},
	} {
		if got := e.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// resultsOf runs QB301 and QB302, and for c.md only the first, and gives the results
// for files of these names.
func resultsOf(t *testing.T, names ...string) []lint.FileResult {
	t.Helper()
	l, err := lint.New(lint.Options{
		Rules:     []*lint.Rule{{Code: "QB301", Name: "one"}, {Code: "QB302", Name: "two"}, {Code: "QB303", Name: "three"}},
		Selection: lint.Selection{Ignore: []string{"QB303"}},
		Ignored:   func(file, code string) bool { return file == "c.md" && code == "QB302" },
	})
	if err != nil {
		t.Fatal(err)
	}
	var results []lint.FileResult
	for _, name := range names {
		results = append(results, l.File(parser.Parse(name, []byte("## Question #1\n"))))
	}
	return results
}

// TestGone checks of which entries a run can tell that they no longer occur.
func TestGone(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.md", "b.md", "c.md"} {
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a, again := finding("a.md", "QB301", "x", 1), finding("a.md", "QB301", "y", 1)
	tests := []struct {
		name       string
		known, now []lint.Diagnostic
		linted     []string
		want       []string
	}{
		{"all occur", []lint.Diagnostic{a, again}, []lint.Diagnostic{a, again}, []string{"a.md"}, nil},
		{"one does not", []lint.Diagnostic{a, again}, []lint.Diagnostic{again}, []string{"a.md"}, []string{"a.md QB301 #1 x x1"}},
		{"two of three do not", []lint.Diagnostic{a, a, a}, []lint.Diagnostic{a}, []string{"a.md"}, []string{"a.md QB301 #1 x x2"}},
		{"nothing is found any more", []lint.Diagnostic{a, a, again}, nil, []string{"a.md"}, []string{"a.md QB301 #1 x x2", "a.md QB301 #1 y x1"}},
		{"new findings change nothing", []lint.Diagnostic{a}, []lint.Diagnostic{a, a, again}, []string{"a.md"}, nil},
		{"the file was not linted", []lint.Diagnostic{a}, nil, []string{"b.md"}, nil},
		{"the file does not exist", []lint.Diagnostic{finding("gone.md", "QB301", "x", 1)}, nil, []string{"b.md"}, []string{"gone.md QB301 #1 x x1"}},
		{"the rule did not run", []lint.Diagnostic{finding("a.md", "QB303", "x", 1)}, nil, []string{"a.md"}, nil},
		{"the rule did not run for the file", []lint.Diagnostic{finding("c.md", "QB302", "x", 1), finding("a.md", "QB302", "x", 1)}, nil, []string{"a.md", "c.md"}, []string{"a.md QB302 #1 x x1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := recordBaseline(t, "baseline.json", test.known...)
			b.Hide(test.now)
			gone := b.Gone(resultsOf(t, test.linted...))
			if got := showKnown(gone); !slices.Equal(got, test.want) {
				t.Errorf("gone are %q, want %q", got, test.want)
			}
			if got := b.Gone(resultsOf(t, test.linted...)); !slices.Equal(got, gone) {
				t.Errorf("asked again, gone are %q", showKnown(got))
			}
		})
	}
}

// TestPrune checks that just what is gone is dropped, and that a run over the
// rest finds it complete.
func TestPrune(t *testing.T) {
	t.Chdir(t.TempDir())
	a, b, c := finding("a.md", "QB301", "x", 1), finding("a.md", "QB301", "y", 1), finding("b.md", "QB301", "z", 2)
	known := recordBaseline(t, "baseline.json", a, a, a, b, c)
	known.Hide([]lint.Diagnostic{a, c})
	if err := known.Prune(known.Gone(resultsOf(t, "a.md", "b.md"))); err != nil {
		t.Fatal(err)
	}
	pruned := loadBaseline(t, "baseline.json")
	if got, want := showKnown(pruned.entries), []string{"a.md QB301 #1 x x1", "b.md QB301 #2 z x1"}; !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
	if fresh, hidden := pruned.Hide([]lint.Diagnostic{a, c}); len(fresh) != 0 || hidden != 2 {
		t.Errorf("%d are new and %d hidden", len(fresh), hidden)
	}
	if gone := pruned.Gone(resultsOf(t, "a.md", "b.md")); len(gone) > 0 {
		t.Errorf("gone are %q", showKnown(gone))
	}
	if err := pruned.Prune(pruned.entries); err != nil {
		t.Fatal(err)
	}
	if got := loadBaseline(t, "baseline.json").entries; len(got) != 0 {
		t.Errorf("left are %q", showKnown(got))
	}
}

// TestEntriesTwice checks a baseline as a merge of two branches leaves it: the
// same entry twice, also without a count.
func TestEntriesTwice(t *testing.T) {
	t.Chdir(t.TempDir())
	const entry = `{"file": "a.md", "code": "QB301", "question": 1, "hash": "x"`
	if err := os.WriteFile("baseline.json", []byte(`{"schemaVersion": 1, "findings": [`+entry+`}, `+entry+`, "count": 2}]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	b := loadBaseline(t, "baseline.json")
	a := finding("a.md", "QB301", "x", 1)
	if fresh, hidden := b.Hide([]lint.Diagnostic{a, a, a, a}); len(fresh) != 1 || hidden != 3 {
		t.Errorf("%d are new and %d hidden", len(fresh), hidden)
	}
	b = loadBaseline(t, "baseline.json")
	b.Hide([]lint.Diagnostic{a})
	gone := b.Gone(resultsOf(t, "a.md"))
	if got, want := showKnown(gone), []string{"a.md QB301 #1 x x1", "a.md QB301 #1 x x1"}; !slices.Equal(got, want) {
		t.Errorf("gone are %q, want %q", got, want)
	}
	if err := b.Prune(gone); err != nil {
		t.Fatal(err)
	}
	if got, want := showKnown(loadBaseline(t, "baseline.json").entries), []string{"a.md QB301 #1 x x1"}; !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
}
