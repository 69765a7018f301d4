package baseline

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// found is a finding as far as baselines look at it.
func found(file, code, hash string, question int64) lint.Diagnostic {
	return lint.Diagnostic{File: file, Code: code, Hash: hash, Question: question}
}

// record writes findings as a baseline and reads it again.
func record(t *testing.T, path string, list ...lint.Diagnostic) *Baseline {
	t.Helper()
	if err := Write(path, list); err != nil {
		t.Fatal(err)
	}
	return load(t, path)
}

func load(t *testing.T, path string) *Baseline {
	t.Helper()
	b, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func show(entries []Entry) []string {
	out := make([]string, 0, len(entries))
	for _, e := range entries {
		out = append(out, fmt.Sprintf("%s %s #%d %s x%d", e.File, e.Code, e.Question, e.Hash, e.Count))
	}
	return out
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := Write("baseline.json", []lint.Diagnostic{
		found("b.md", "QB301", "bb", 2),
		found("문제/<1> & 2.md", "QB106", "cc", 1),
		found("b.md", "QB301", "bb", 2),
		found("b.md", "QB002", "aa", 0),
		found("b.md", "QB301", "ab", 2),
		found("b.md", "QB105", "bb", 2),
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
	if err := Write("empty.json", nil); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("empty.json"); err != nil || string(got) != "{\n  \"schemaVersion\": 1,\n  \"findings\": []\n}\n" {
		t.Errorf("without findings: %q, %v", got, err)
	}
}

// TestHide checks what counts as the same finding, and how often.
func TestHide(t *testing.T) {
	t.Chdir(t.TempDir())
	one := found("a.md", "QB301", "aa", 1)
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
		{"another file", []lint.Diagnostic{one}, []lint.Diagnostic{found("b.md", "QB301", "aa", 1)}, 1, 0},
		{"another rule", []lint.Diagnostic{one}, []lint.Diagnostic{found("a.md", "QB302", "aa", 1)}, 1, 0},
		{"another text", []lint.Diagnostic{one}, []lint.Diagnostic{found("a.md", "QB301", "ab", 1)}, 1, 0},
		{"another question", []lint.Diagnostic{one}, []lint.Diagnostic{found("a.md", "QB301", "aa", 2)}, 1, 0},
		{"one more than is known", []lint.Diagnostic{one, one}, []lint.Diagnostic{one, moved, one}, 1, 2},
		{"one less than is known", []lint.Diagnostic{one, one, one}, []lint.Diagnostic{one, moved}, 0, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := record(t, "baseline.json", test.known...)
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
	b := record(t, "baseline.json", found("a.md", "QB302", "b", 1))
	fresh, _ := b.Hide([]lint.Diagnostic{found("a.md", "QB301", "a", 1), found("a.md", "QB302", "b", 1), found("a.md", "QB303", "c", 1)})
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
	b := record(t, filepath.Join("lists", "baseline.json"), found("bank/1.md", "QB301", "a", 1), found("top.md", "QB301", "b", 1), found("lists/own.md", "QB301", "c", 1))
	if got, want := show(b.entries), []string{"../bank/1.md QB301 #1 a x1", "../top.md QB301 #1 b x1", "own.md QB301 #1 c x1"}; !slices.Equal(got, want) {
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
		if _, hidden := load(t, filepath.FromSlash(test.path)).Hide([]lint.Diagnostic{found(test.file, "QB301", "a", 1)}); hidden != 1 {
			t.Errorf("from %s, %s does not know %s", test.from, test.path, test.file)
		}
	}
	t.Chdir(root)
	if _, hidden := load(t, "lists/baseline.json").Hide([]lint.Diagnostic{found("1.md", "QB301", "a", 1)}); hidden != 0 {
		t.Error("another file of the same name is hidden")
	}
}

func TestLoadErrors(t *testing.T) {
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
			b, err := Load("broken.json")
			if err == nil || b != nil {
				t.Fatalf("got %v, %v", b, err)
			}
			if !strings.Contains(err.Error(), `"broken.json"`) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %q, want %q", err, test.want)
			}
		})
	}
	if _, err := Load("missing.json"); err == nil || err.Error() != `there is no baseline "missing.json": "qbank lint --write-baseline missing.json" writes one` {
		t.Errorf("a missing file gives %v", err)
	}
	if _, err := Load("."); err == nil || !strings.Contains(err.Error(), "cannot use the baseline") {
		t.Errorf("a folder gives %v", err)
	}
	if err := Write(filepath.Join("missing", "baseline.json"), nil); err == nil {
		t.Error("writing into a missing folder gives no error")
	}
}

func TestEntryString(t *testing.T) {
	for want, e := range map[string]Entry{
		"QB301 in bank/1.md (question #7)": {File: "bank/1.md", Code: "QB301", Question: 7},
		"QB002 in bank/1.md":               {File: "bank/1.md", Code: "QB002"},
	} {
		if got := e.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
