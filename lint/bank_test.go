package lint

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// bankRule reports each question that it gets, with what its option says.
func bankRule(code string) *Rule {
	r := &Rule{Code: code, Name: "every-question", Severity: Warning, Options: []Option{{Name: "limit", Default: 3}}}
	r.CheckBank = func(p *BankPass) {
		for i := range p.Facts {
			p.Report(p.Facts[i], fmt.Sprintf("%d of %d, limit %d", i+1, len(p.Facts), p.Int("limit")), "help")
		}
	}
	return r
}

// fileOf lints a file of one question for each number.
func fileOf(l *Linter, name string, numbers ...int) FileResult {
	var b strings.Builder
	for _, n := range numbers {
		fmt.Fprintf(&b, "## Question #%d\nx\n", n)
	}
	return l.File(parser.Parse(name, []byte(b.String())))
}

func messages(list []Diagnostic) []string {
	out := make([]string, 0, len(list))
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s:%d %s %s: %s", d.File, d.Start.Line, d.Code, d.Severity, d.Message))
	}
	return out
}

func wantMessages(t *testing.T, list []Diagnostic, want ...string) {
	t.Helper()
	if got := messages(list); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestBankRuleSeesAllFiles(t *testing.T) {
	l := newLinter(t, Options{Rules: []*Rule{bankRule("QB503")}})
	wantMessages(t, Finish([]FileResult{fileOf(l, "b.md", 2, 1), fileOf(l, "a.md", 3)}),
		"a.md:1 QB503 warning: 3 of 3, limit 3", // files come in the order of their names
		"b.md:1 QB503 warning: 1 of 3, limit 3",
		"b.md:3 QB503 warning: 2 of 3, limit 3")
	wantMessages(t, Finish(nil))
}

// TestBankDiagnostic checks what a finding of a bank rule says.
func TestBankDiagnostic(t *testing.T) {
	l := newLinter(t, Options{Rules: []*Rule{bankRule("QB503")}})
	const text = "# 시험\n\n## 문제 12\nx\n"
	list := Finish([]FileResult{l.File(parser.Parse("a.md", []byte(text)))})
	if len(list) != 1 {
		t.Fatalf("%d findings", len(list))
	}
	d := list[0]
	if d.Question != 12 || d.Name != "every-question" || d.Help != "help" || d.Excerpt != "## 문제 12" || d.URL != l.rules[0].URL() {
		t.Errorf("got %+v", d)
	}
	at := strings.Index(text, "12")
	if d.Start != (Position{Line: 3, Column: 7, Offset: at}) || d.End != (Position{Line: 3, Column: 9, Offset: at + 2}) {
		t.Errorf("it is at %+v to %+v", d.Start, d.End)
	}
	if column := at - strings.Index(text, "## 문제") + 1; d.StartByte != column || d.EndByte != column+2 {
		t.Errorf("in bytes it is at %d to %d", d.StartByte, d.EndByte)
	}
	if d.Hash != textHash("12") {
		t.Errorf("the hash is %q", d.Hash)
	}
}

// TestBankSettingsByFile checks a run over folders with settings of their own.
func TestBankSettingsByFile(t *testing.T) {
	rules := []*Rule{bankRule("QB503")}
	plain := newLinter(t, Options{Rules: rules})
	strict := newLinter(t, Options{
		Rules:       rules,
		Severities:  map[string]Severity{"QB503": Error},
		RuleOptions: map[string]map[string]any{"QB503": {"limit": 9}},
	})
	off := newLinter(t, Options{Rules: append(rules, wordRule("QB301", "first-word", "alpha")), Selection: Selection{Ignore: []string{"QB503"}}})
	ignored := newLinter(t, Options{Rules: rules, Ignored: func(file, _ string) bool { return file == "d.md" }})

	// The severity is that of the finding's file; the options are those of the
	// first file for which the rule runs; where it does not run it sees nothing.
	wantMessages(t, Finish([]FileResult{fileOf(off, "a.md", 1), fileOf(strict, "b.md", 2), fileOf(plain, "c.md", 3), fileOf(ignored, "d.md", 4), fileOf(ignored, "e.md", 5)}),
		"b.md:1 QB503 error: 1 of 3, limit 9",
		"c.md:1 QB503 warning: 2 of 3, limit 9",
		"e.md:1 QB503 warning: 3 of 3, limit 9")
	wantMessages(t, Finish([]FileResult{fileOf(plain, "c.md", 3), fileOf(strict, "b.md", 2)}),
		"b.md:1 QB503 error: 2 of 2, limit 3",
		"c.md:1 QB503 warning: 1 of 2, limit 3")
	wantMessages(t, Finish([]FileResult{fileOf(off, "a.md", 1)}))
}

// TestBankRulesOfSeveralLinters checks that a rule which only a later file's
// settings turn on runs too, and each rule once.
func TestBankRulesOfSeveralLinters(t *testing.T) {
	rules := []*Rule{bankRule("QB503"), bankRule("QB504")}
	first := newLinter(t, Options{Rules: rules, Selection: Selection{Select: []string{"QB504"}}})
	second := newLinter(t, Options{Rules: rules, Selection: Selection{Select: []string{"QB503"}}})
	both := newLinter(t, Options{Rules: rules})
	wantMessages(t, Finish([]FileResult{fileOf(first, "a.md", 1), fileOf(second, "b.md", 2), fileOf(both, "c.md", 3)}),
		"a.md:1 QB504 warning: 1 of 2, limit 3",
		"b.md:1 QB503 warning: 1 of 2, limit 3",
		"c.md:1 QB503 warning: 2 of 2, limit 3",
		"c.md:1 QB504 warning: 2 of 2, limit 3")
}

// TestBankSuppression checks that comments of each file hide findings of bank
// rules in that file only, and that the question still counts for the others.
func TestBankSuppression(t *testing.T) {
	l := newLinter(t, Options{})
	read := func(name, text string) FileResult { return l.File(parser.Parse(name, []byte(text))) }
	a := "## Question #1\nx\n"
	hidden := "<!-- qbank-disable-file QB106 -- kept for old links -->\n" + a
	wantMessages(t, Finish([]FileResult{read("a.md", a), read("b.md", hidden), read("c.md", a)}),
		"c.md:1 QB106 error: this number again")
	wantMessages(t, Finish([]FileResult{read("a.md", hidden), read("b.md", a)}),
		"a.md:1 QB901 warning: this comment turns QB106 off, but hides no finding",
		"b.md:1 QB106 error: this number again")
}

// TestRan checks what is said of a rule and a file.
func TestRan(t *testing.T) {
	l := newLinter(t, Options{
		Selection: Selection{Ignore: []string{"QB401"}},
		Ignored:   func(file, code string) bool { return file == "a.md" && code == "QB301" },
	})
	tests := []struct {
		file, code string
		want       bool
	}{
		{"a.md", "QB302", true}, {"a.md", "QB301", false}, {"b.md", "QB301", true},
		{"b.md", "QB401", false}, {"b.md", "QB107", false}, {"b.md", "QB106", true}, {"b.md", "QB999", false},
	}
	for _, test := range tests {
		result := fileOf(l, test.file, 1)
		if got := result.Ran(test.code); got != test.want {
			t.Errorf("%s ran for %s: %v", test.code, test.file, got)
		}
	}
}

// TestFinishAgain checks that results may be kept for another run: a comment that
// a bank rule used is unused once the other file is fixed.
func TestFinishAgain(t *testing.T) {
	l := newLinter(t, Options{})
	kept := l.File(parser.Parse("b.md", []byte("<!-- qbank-disable-file QB106 -->\n## Question #1\nx\n")))
	for range 2 {
		wantMessages(t, Finish([]FileResult{fileOf(l, "a.md", 1), kept}))
		wantMessages(t, Finish([]FileResult{fileOf(l, "a.md", 2), kept}),
			"b.md:1 QB901 warning: this comment turns QB106 off, but hides no finding")
	}
}

// TestJobs checks that rules over the whole run are told how many processors they
// may use.
func TestJobs(t *testing.T) {
	told := 0
	l := newLinter(t, Options{Rules: []*Rule{{Code: "QB502", Name: "near", CheckBank: func(p *BankPass) { told = p.Jobs() }}}})
	results := []FileResult{fileOf(l, "a.md", 1)}
	for _, c := range []struct{ jobs, want int }{{1, 1}, {3, 3}, {0, runtime.GOMAXPROCS(0)}} {
		if FinishWith(results, FinishOptions{Jobs: c.jobs}); told != c.want {
			t.Errorf("with %d jobs rules may use %d processors, not %d", c.jobs, told, c.want)
		}
	}
}
