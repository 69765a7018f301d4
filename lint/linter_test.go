package lint

import (
	"slices"
	"sync"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

func TestSeverities(t *testing.T) {
	l := newLinter(t, Options{Severities: map[string]Severity{"QB301": Error, "QB401": Info, "QB106": Info, "QB901": Error, "QB902": Info}})
	list := lintText(l, "## Question #1\nalpha beta gamma\n<!-- qbank-disable QB302, QB3O2 -->\n## Question #1\n")
	wantMessages(t, list,
		"bank.md:2 QB301 error: the word alpha",
		"bank.md:2 QB302 warning: the word beta",
		"bank.md:2 QB401 info: the word gamma",
		"bank.md:3 QB901 error: this comment turns QB302 off, but hides no finding",
		`bank.md:3 QB902 info: no rule is called "QB3O2" (did you mean "QB302"?); "qbank rules" lists them`,
		"bank.md:4 QB106 info: this number again")
}

// TestIgnoredByFile checks that a rule may be turned off for single files.
func TestIgnoredByFile(t *testing.T) {
	l := newLinter(t, Options{Ignored: func(file, code string) bool { return file == "old/1.md" && code != "QB302" }})
	const text = "## Question #1\nalpha beta\n"
	old := l.File(parser.Parse("old/1.md", []byte(text)))
	young := l.File(parser.Parse("new/1.md", []byte(text)))
	wantMessages(t, Finish([]FileResult{old, young}),
		"new/1.md:2 QB301 warning: the word alpha",
		"new/1.md:2 QB302 warning: the word beta",
		"old/1.md:2 QB302 warning: the word beta")
}

// TestHandled checks that a rule which was turned off on purpose counts as
// handled, and one that is merely not on does not.
func TestHandled(t *testing.T) {
	tests := []struct {
		name             string
		selection        Selection
		enabled, handled []string
	}{
		{"by default", Selection{}, []string{"QB106", "QB301", "QB302"}, []string{"QB106", "QB301", "QB302"}},
		{"ignored", Selection{Ignore: []string{"QB3"}}, []string{"QB106"}, []string{"QB106", "QB301", "QB302"}},
		{"not selected", Selection{Select: []string{"QB301"}}, []string{"QB301"}, []string{"QB301"}},
		{"ignored, but selected more closely", Selection{Select: []string{"QB301"}, Ignore: []string{"QB3"}}, []string{"QB301"}, []string{"QB301", "QB302"}},
		{"off by nature and ignored", Selection{Ignore: []string{"QB107"}}, []string{"QB106", "QB301", "QB302"}, []string{"QB106", "QB107", "QB301", "QB302"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := Pass{linter: newLinter(t, Options{Selection: test.selection})}
			for _, code := range []string{"QB106", "QB107", "QB301", "QB302"} {
				if got := p.Enabled(code); got != slices.Contains(test.enabled, code) {
					t.Errorf("%s enabled: %v", code, got)
				}
				if got := p.Handled(code); got != slices.Contains(test.handled, code) {
					t.Errorf("%s handled: %v", code, got)
				}
			}
		})
	}
}

// TestChecks checks which functions of a rule are called, and with what.
func TestChecks(t *testing.T) {
	var got []string
	r := &Rule{Code: "QB101", Name: "all-checks", Severity: Info}
	r.CheckFile = func(p *Pass) {
		got = append(got, "file "+p.File.Source.Name)
		for _, q := range p.Questions() {
			got = append(got, "has "+p.File.Source.Slice(q.Heading.NumberSpan))
		}
		p.Reportf(parser.Span{}, "help", "the %s", "file")
	}
	r.CheckQuestion = func(p *Pass, q *Question) {
		got = append(got, "question "+p.File.Source.Slice(q.Heading.NumberSpan))
		p.Report(Finding{Span: q.Heading.Span(), Message: "of itself"})
		p.Report(Finding{Span: q.Heading.Span(), Message: "of another", Question: 7})
	}
	l := newLinter(t, Options{Rules: []*Rule{r}, RequiredSections: []string{"배경"}})
	list := lintText(l, "## Question #3\nx\n## Question #\ny\n## Question #5\nz\n")
	want := []string{"file bank.md", "has 3", "has 5", "question 3", "question 5"}
	if !slices.Equal(got, want) {
		t.Errorf("the checks saw %q, want %q", got, want)
	}
	numbers := map[string][]int64{}
	for _, d := range list {
		numbers[d.Message] = append(numbers[d.Message], d.Question)
	}
	for message, want := range map[string][]int64{"the file": {0}, "of itself": {3, 5}, "of another": {7, 7}} {
		if !slices.Equal(numbers[message], want) {
			t.Errorf("%q is about the questions %v, want %v", message, numbers[message], want)
		}
	}
	p := Pass{linter: l}
	if got := p.RequiredSections(); !slices.Equal(got, []string{"배경"}) {
		t.Errorf("the sections required are %q", got)
	}
}

// TestConcurrentUse lints with one linter in many goroutines; the race detector
// looks on.
func TestConcurrentUse(t *testing.T) {
	l := newLinter(t, Options{})
	const text = "<!-- qbank-disable QB301 -->\n## Question #1\nalpha beta teh\n"
	want := places(lintText(l, text))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := places(lintText(l, text)); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			if _, err := l.Fix(parser.Default(), "bank.md", text, true); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}
