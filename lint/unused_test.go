package lint

import (
	"slices"
	"testing"
)

func TestUnused(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"one that hides nothing", "## Question #1\n<!-- qbank-disable QB301 -->\nbeta\n", []string{"2 QB901", "3 QB302"}},
		{"one that hides something", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n", []string{}},
		{"what it hides stands above", "## Question #1\nalpha\n<!-- qbank-disable QB301 -->\nx\n", []string{"2 QB301", "3 QB901"}},
		{"no selector", "## Question #1\n<!-- qbank-disable -->\nx\n", []string{"2 QB901"}},
		{"one of several", "## Question #1\n<!-- qbank-disable QB301, QB302, QB401 -->\nalpha gamma\n", []string{"2 QB901"}},
		{"two of several are two findings", "## Question #1\n<!-- qbank-disable QB301, QB302, QB401 -->\ngamma\n", []string{"2 QB901", "2 QB901"}},
		{"all of several are one finding", "## Question #1\n<!-- qbank-disable QB301, QB302, QB401 -->\nx\n", []string{"2 QB901"}},
		{"a code and its name are both used", "## Question #1\n<!-- qbank-disable QB301, first-word -->\nalpha\n", []string{}},
		{"a prefix of which one rule finds something", "## Question #1\n<!-- qbank-disable QB3 -->\nbeta\n", []string{}},
		{"a file's", "## Question #1\n<!-- qbank-disable-file QB301 -->\nx\n", []string{"2 QB901"}},
		{"a question's", "## Question #1\n<!-- qbank-disable-question QB301 -->\nx\n## Question #2\nalpha\n", []string{"2 QB901", "5 QB301"}},
		{"a line's", "## Question #1\n<!-- qbank-disable-next-line QB301 -->\nx\nalpha\n", []string{"2 QB901", "4 QB301"}},
		{"of two the used one stays", "## Question #1\n<!-- qbank-disable-next-line QB301 -->\nalpha\n<!-- qbank-disable-next-line QB301 -->\nx\n", []string{"4 QB901"}},

		{"on again what was not off", "## Question #1\n<!-- qbank-enable QB301 -->\nx\n", []string{"2 QB901"}},
		{"all on again and nothing was off", "## Question #1\n<!-- qbank-enable -->\nx\n", []string{"2 QB901"}},
		{"on again twice", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB301 -->\n<!-- qbank-enable QB301 -->\n", []string{"5 QB901"}},
		{"one of two was off", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB301, QB401 -->\n", []string{"4 QB901"}},
		{"a part of what was off", "## Question #1\n<!-- qbank-disable -->\nalpha\n<!-- qbank-enable QB401 -->\n", []string{}},
		{"another rule was off", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB302 -->\nalpha\n", []string{"4 QB901"}},

		{"a bank rule that finds something", "## Question #1\nx\n<!-- qbank-disable QB106 -->\n## Question #1\ny\n", []string{}},
		{"a bank rule that finds nothing", "## Question #1\nx\n<!-- qbank-disable QB106 -->\n## Question #2\ny\n", []string{"3 QB901"}},
	})
}

// TestUnusedMessages checks what is said of each kind.
func TestUnusedMessages(t *testing.T) {
	tests := []struct{ name, text, want, span string }{
		{"a selector", "## Question #1\n<!-- qbank-disable QB301, first-word, QB4 -->\nalpha\n",
			"this comment turns QB4 off, but hides no finding", "QB4"},
		{"a lonely selector", "## Question #1\n<!-- qbank-disable-file QB4 -- why -->\n",
			"this comment turns QB4 off, but hides no finding", "QB4"},
		{"all selectors", "## Question #1\n<!-- qbank-disable-file QB4, QB3 -- why -->\n",
			"this comment turns rules off, but hides no finding", "<!-- qbank-disable-file QB4, QB3 -- why -->"},
		{"no selector", "## Question #1\n<!-- qbank-disable -- why -->\n",
			"this comment turns rules off, but hides no finding", "<!-- qbank-disable -- why -->"},
		{"enable", "## Question #1\n<!-- qbank-enable -->\n",
			"this comment turns rules on again that were not off", "<!-- qbank-enable -->"},
		{"enable a selector", "## Question #1\n<!-- qbank-enable first-word -->\n",
			"this comment turns first-word on again, but it was not off", "first-word"},
	}
	l := newLinter(t, Options{})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := lintText(l, test.text)
			if len(found) != 1 {
				t.Fatalf("found %v", places(found))
			}
			d := found[0]
			if d.Code != "QB901" || d.Name != "unused-suppression" || d.Severity != Warning || d.Message != test.want || d.Help != "delete it" {
				t.Errorf("got %s %s %s %q %q", d.Code, d.Name, d.Severity, d.Message, d.Help)
			}
			if got := test.text[d.Start.Offset:d.End.Offset]; got != test.span {
				t.Errorf("it is at %q, want %q", got, test.span)
			}
			// Rules over the whole run are among all rules, so that no run over one
			// file can tell whether a comment about all of them is unused.
			if fixable := test.name != "no selector"; (d.Fix != nil) != fixable || fixable && !d.Fix.Safe {
				t.Errorf("the fix is %+v", d.Fix)
			}
		})
	}
}

// TestNotJudged checks that an entry is called unused only where all that could
// have used it ran.
func TestNotJudged(t *testing.T) {
	ignore := func(code string) func(string, string) bool {
		return func(_, c string) bool { return c == code }
	}
	tests := []struct {
		name string
		opts Options
		text string
		want []string
	}{
		{"the rule was ignored", Options{Selection: Selection{Ignore: []string{"QB301"}}}, "<!-- qbank-disable-file QB301 -->\n", nil},
		{"the rule was not selected", Options{Selection: Selection{Select: []string{"QB9", "QB302"}}}, "<!-- qbank-disable-file QB301 -->\n", nil},
		{"the rule was ignored for the file", Options{Ignored: ignore("QB301")}, "<!-- qbank-disable-file QB301 -->\n", nil},
		{"one rule of a prefix did not run", Options{Selection: Selection{Ignore: []string{"QB302"}}}, "<!-- qbank-disable-file QB3 -->\n", nil},
		{"not all rules ran", Options{Selection: Selection{Ignore: []string{"QB302"}}}, "<!-- qbank-disable-file -->\n", nil},
		{"one of two ran", Options{Selection: Selection{Ignore: []string{"QB302"}}}, "<!-- qbank-disable-file QB301, QB302 -->\n", []string{"1 QB901"}},
		{"the rule is off by nature", Options{}, "<!-- qbank-disable-file QB107 -->\n", nil},
		{"the rule is off by nature but selected", Options{Selection: Selection{Extend: []string{"QB107"}}}, "<!-- qbank-disable-file QB107 -->\n", []string{"1 QB901"}},
		{"a prefix with a rule that is off by nature", Options{}, "<!-- qbank-disable-file QB10 -->\n", []string{"1 QB901"}},
		{"all but those that are off by nature", Options{}, "<!-- qbank-disable-file ALL -->\n", []string{"1 QB901"}},
		{"what is on again does not depend on the run", Options{Selection: Selection{Select: []string{"QB9"}}}, "<!-- qbank-enable QB301 -->\n", []string{"1 QB901"}},
		{"unused-suppression was ignored", Options{Selection: Selection{Ignore: []string{"QB901"}}}, "<!-- qbank-disable-file QB301 -->\n", nil},
		{"unused-suppression was ignored for the file", Options{Ignored: ignore("QB901")}, "<!-- qbank-disable-file QB301 -->\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := places(lintText(newLinter(t, test.opts), test.text+"## Question #1\nx\n")); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// TestSuppressedSuppressions checks comments about the rules about comments.
func TestSuppressedSuppressions(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"an unused one is hidden", "<!-- qbank-disable-file QB901 -->\n## Question #1\n<!-- qbank-disable QB301 -->\n", []string{}},
		{"by its name", "<!-- qbank-disable-file unused-suppression -->\n## Question #1\n<!-- qbank-disable QB301 -->\n", []string{}},
		{"by the prefix", "<!-- qbank-disable-file QB9 -->\n## Question #1\n<!-- qbank-disable QB301 -->\n", []string{}},
		{"on the next line", "## Question #1\n<!-- qbank-disable-next-line QB901 -->\n<!-- qbank-disable QB301 -->\n<!-- qbank-disable QB302 -->\n", []string{"4 QB901"}},
		{"by a neighbour", "<!-- qbank-disable-file QB301, QB901 -->\n## Question #1\n", []string{}},
		{"it does not hide itself", "<!-- qbank-disable-file QB901 -->\n## Question #1\n", []string{"1 QB901"}},
		{"two do not hide each other", "<!-- qbank-disable-file QB901 -->\n<!-- qbank-disable-file QB901 -->\n## Question #1\n", []string{"1 QB901", "2 QB901"}},
		{"every rule is not itself", "<!-- qbank-disable-file -->\n## Question #1\n", []string{"1 QB901"}},
		{"every rule hides an unused one", "<!-- qbank-disable-file -->\n## Question #1\n<!-- qbank-disable QB301 -->\n", []string{}},
		{"an unknown rule is hidden", "<!-- qbank-disable-file QB902 -->\n## Question #1\n<!-- qbank-disable QB3O1 -->\nalpha\n", []string{"4 QB301"}},
		{"an unknown verb is hidden", "## Question #1\n<!-- qbank-disable-next-line QB902 -->\n<!-- qbank-off -->\nalpha\n", []string{"4 QB301"}},
		{"no rule is unknown", "<!-- qbank-disable-file QB902 -->\n## Question #1\n", []string{"1 QB901"}},
	})
}
