package rules

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// bankLinter runs all rules, or those that are selected, with options by code.
func bankLinter(t testing.TB, options map[string]map[string]any, selected ...string) *lint.Linter {
	t.Helper()
	l, err := lint.New(lint.Options{Rules: All(), Selection: lint.Selection{Select: selected}, RuleOptions: options})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lintBank lints files named bank/1.md and so on.
func lintBank(l *lint.Linter, files ...string) []lint.Diagnostic {
	var results []lint.FileResult
	for i, text := range files {
		results = append(results, l.File(parser.Parse(fmt.Sprintf("bank/%d.md", i+1), []byte(text))))
	}
	return lint.Finish(results)
}

// said are findings as "file:line code message".
func said(found []lint.Diagnostic) []string {
	var out []string
	for _, d := range found {
		out = append(out, fmt.Sprintf("%s:%d %s %s", strings.TrimPrefix(d.File, "bank/"), d.Start.Line, d.Code, d.Message))
	}
	return out
}

// item writes a question without an analysis; the key is an index.
func item(number int, stem string, key int, options ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## Question #%d\n%s\n\n", number, stem)
	for i, o := range options {
		fmt.Fprintf(&b, "%c. %s\n", 'A'+i, o)
	}
	fmt.Fprintf(&b, "\nAnswer: %c\n\n", 'A'+key)
	return b.String()
}

// TestQuizIntros holds what the examples say of themselves against what they are.
func TestQuizIntros(t *testing.T) {
	l := bankLinter(t, nil)
	for _, text := range []string{keyPositionImbalance.Doc.Bad, keyPositionImbalance.Doc.Good} {
		var at [5]int
		for _, f := range l.File(parser.Parse("bank.md", []byte(text))).Facts {
			at[f.KeyAt]++
		}
		intro := fmt.Sprintf("정답이 A인 것이 %d개, B가 %d개, C가 %d개, D가 %d개이다", at[1], at[2], at[3], at[4])
		if !strings.Contains(text, intro) {
			t.Errorf("the example does not say %q", intro)
		}
	}
	for _, text := range []string{longestOptionBias.Doc.Bad, longestOptionBias.Doc.Good} {
		longest := 0
		for _, f := range l.File(parser.Parse("bank.md", []byte(text))).Facts {
			if f.Longest.Right && f.Longest.Picked == 1 {
				longest++
			}
		}
		if intro := fmt.Sprintf("the longest option in %d of them", longest); !strings.Contains(text, intro) {
			t.Errorf("the example does not say %q", intro)
		}
	}
}

// TestValidBank proves that the bank in testdata, which is without fault, gives
// nothing.
func TestValidBank(t *testing.T) {
	l := bankLinter(t, nil, "QB5")
	names, err := filepath.Glob("../../testdata/bank/*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files: %v", err)
	}
	var results []lint.FileResult
	for _, name := range names {
		results = append(results, l.File(parser.Parse(name, mustRead(t, name))))
	}
	if found := lint.Finish(results); len(found) > 0 {
		t.Errorf("found %q", said(found))
	}
}

// TestProcessors proves that findings do not depend on how many work at once.
func TestProcessors(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(scenario)
	var b strings.Builder
	for i := range 3000 {
		list := slices.Clone(words)
		for range r.IntN(6) {
			list[r.IntN(len(list))] = fmt.Sprint("word", r.IntN(1000))
		}
		b.WriteString(item(i+1, strings.Join(list, " "), r.IntN(3), "one", fmt.Sprint(i), "three"))
	}
	l := bankLinter(t, nil, "QB5")
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	want := said(lintBank(l, b.String()))
	if len(want) == 0 {
		t.Fatal("nothing found")
	}
	for _, n := range []int{2, 3, 8} {
		runtime.GOMAXPROCS(n)
		if diff := cmp.Diff(want, said(lintBank(l, b.String()))); diff != "" {
			t.Errorf("with %d processors:\n%s", n, diff)
		}
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
