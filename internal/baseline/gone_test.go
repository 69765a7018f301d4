package baseline

import (
	"os"
	"slices"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// linted runs QB301 and QB302, and for c.md only the first, and gives the results
// for files of these names.
func linted(t *testing.T, names ...string) []lint.FileResult {
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
	a, again := found("a.md", "QB301", "x", 1), found("a.md", "QB301", "y", 1)
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
		{"the file does not exist", []lint.Diagnostic{found("gone.md", "QB301", "x", 1)}, nil, []string{"b.md"}, []string{"gone.md QB301 #1 x x1"}},
		{"the rule did not run", []lint.Diagnostic{found("a.md", "QB303", "x", 1)}, nil, []string{"a.md"}, nil},
		{"the rule did not run for the file", []lint.Diagnostic{found("c.md", "QB302", "x", 1), found("a.md", "QB302", "x", 1)}, nil, []string{"a.md", "c.md"}, []string{"a.md QB302 #1 x x1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := record(t, "baseline.json", test.known...)
			b.Hide(test.now)
			gone := b.Gone(linted(t, test.linted...))
			if got := show(gone); !slices.Equal(got, test.want) {
				t.Errorf("gone are %q, want %q", got, test.want)
			}
			if got := b.Gone(linted(t, test.linted...)); !slices.Equal(got, gone) {
				t.Errorf("asked again, gone are %q", show(got))
			}
		})
	}
}

// TestPrune checks that just what is gone is dropped, and that a run over the
// rest finds it complete.
func TestPrune(t *testing.T) {
	t.Chdir(t.TempDir())
	a, b, c := found("a.md", "QB301", "x", 1), found("a.md", "QB301", "y", 1), found("b.md", "QB301", "z", 2)
	known := record(t, "baseline.json", a, a, a, b, c)
	known.Hide([]lint.Diagnostic{a, c})
	if err := known.Prune(known.Gone(linted(t, "a.md", "b.md"))); err != nil {
		t.Fatal(err)
	}
	pruned := load(t, "baseline.json")
	if got, want := show(pruned.entries), []string{"a.md QB301 #1 x x1", "b.md QB301 #2 z x1"}; !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
	if fresh, hidden := pruned.Hide([]lint.Diagnostic{a, c}); len(fresh) != 0 || hidden != 2 {
		t.Errorf("%d are new and %d hidden", len(fresh), hidden)
	}
	if gone := pruned.Gone(linted(t, "a.md", "b.md")); len(gone) > 0 {
		t.Errorf("gone are %q", show(gone))
	}
	if err := pruned.Prune(pruned.entries); err != nil {
		t.Fatal(err)
	}
	if got := load(t, "baseline.json").entries; len(got) != 0 {
		t.Errorf("left are %q", show(got))
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
	b := load(t, "baseline.json")
	a := found("a.md", "QB301", "x", 1)
	if fresh, hidden := b.Hide([]lint.Diagnostic{a, a, a, a}); len(fresh) != 1 || hidden != 3 {
		t.Errorf("%d are new and %d hidden", len(fresh), hidden)
	}
	b = load(t, "baseline.json")
	b.Hide([]lint.Diagnostic{a})
	gone := b.Gone(linted(t, "a.md"))
	if got, want := show(gone), []string{"a.md QB301 #1 x x1", "a.md QB301 #1 x x1"}; !slices.Equal(got, want) {
		t.Errorf("gone are %q, want %q", got, want)
	}
	if err := b.Prune(gone); err != nil {
		t.Fatal(err)
	}
	if got, want := show(load(t, "baseline.json").entries), []string{"a.md QB301 #1 x x1"}; !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
}
