package rules_test

import (
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// newLinter runs the default rules and one more.
func newLinter(t *testing.T, code string) *lint.Linter {
	t.Helper()
	linter, err := lint.New(lint.Options{
		Rules:            rules.All(),
		Selection:        lint.Selection{Extend: []string{code}},
		RequiredSections: []string{"요구사항"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return linter
}

// exampleName is the name of the file that an example is: those of
// file-name-mismatch are about one of this name.
const exampleName = "0007.md"

// run lints a text with the default rules and one more.
func run(t *testing.T, code, text string) []lint.Diagnostic {
	t.Helper()
	linter := newLinter(t, code)
	return lint.Finish([]lint.FileResult{linter.File(parser.Parse(exampleName, []byte(text)))})
}

// TestExamples runs each rule's own examples: the bad one gives its code and no
// other, the good one nothing.
func TestExamples(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.Code, func(t *testing.T) {
			bad := run(t, r.Code, r.Doc.Bad)
			if len(bad) == 0 {
				t.Errorf("the bad example gives nothing")
			}
			for _, d := range bad {
				if d.Code != r.Code {
					t.Errorf("the bad example gives %s %s at line %d", d.Code, d.Message, d.Start.Line)
				}
				if d.Message == "" || d.Start.Line < 1 || d.End.Offset <= d.Start.Offset {
					t.Errorf("a finding without message or place: %+v", d)
				}
			}
			for _, d := range run(t, r.Code, r.Doc.Good) {
				t.Errorf("the good example gives %s %s at line %d", d.Code, d.Message, d.Start.Line)
			}
		})
	}
}

// TestExampleFixes fixes the bad example of each rule with a fix: it becomes the
// good one.
func TestExampleFixes(t *testing.T) {
	for _, r := range rules.All() {
		if r.Fix == lint.NoFix {
			continue
		}
		t.Run(r.Code, func(t *testing.T) {
			linter := newLinter(t, r.Code)
			safe, err := linter.Fix(parser.Default(), exampleName, r.Doc.Bad, false)
			if err != nil {
				t.Fatal(err)
			}
			if changed := safe.Text != r.Doc.Bad; changed != (r.Fix == lint.SafeFix) {
				t.Errorf("the rule says that its fix is %s, but safe fixes change the example: %v", r.Fix, changed)
			}
			all, err := linter.Fix(parser.Default(), exampleName, r.Doc.Bad, true)
			if err != nil {
				t.Fatal(err)
			}
			if all.Text != r.Doc.Good {
				t.Errorf("fixed, the bad example is\n%s\nbut the good one is\n%s", all.Text, r.Doc.Good)
			}
			if all.Count == 0 {
				t.Error("nothing was counted as fixed")
			}
		})
	}
}

// TestInvalidOption lints options with bytes that are not UTF-8: no rule may
// fail on them.
func TestInvalidOption(t *testing.T) {
	found := run(t, "QB408", "## Question #1\nWhich?\n\nA. a\xff\n\nB. a \xff\xfe b\n\nAnswer: A\n")
	codes := map[string]bool{}
	for _, d := range found {
		codes[d.Code] = true
	}
	if !codes["QB005"] {
		t.Errorf("got %v", codes)
	}
}
