package lint

import (
	"slices"
	"testing"

	"github.com/qbank-dev/qbank/parser"
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

// TestUnknownSelectors checks that comments that name no rule, or say nothing
// that qbank knows, do nothing and are reported.
func TestUnknownSelectors(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"a code", "## Question #1\n<!-- qbank-disable QB3O1 -->\nalpha\n", []string{"2 QB902", "3 QB301"}},
		{"a code among known ones", "## Question #1\n<!-- qbank-disable QB301, QB3O2 -->\nalpha beta\n", []string{"2 QB902", "3 QB302"}},
		{"two codes", "## Question #1\n<!-- qbank-disable QB3O1, QB3O2 -->\n", []string{"2 QB902", "2 QB902"}},
		{"a code to turn on again", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB3O1 -->\nalpha\n", []string{"4 QB902"}},
		{"a verb", "## Question #1\n<!-- qbank-disabel QB301 -->\nalpha\n", []string{"2 QB902", "3 QB301"}},
		{"a verb is one finding, whatever follows", "## Question #1\n<!-- qbank-off QB301, QB302, QB3O3 -->\nalpha\n", []string{"2 QB902", "3 QB301"}},
		{"no verb", "## Question #1\n<!-- qbank- QB301 -->\nalpha\n", []string{"2 QB902", "3 QB301"}},
		{"a verb in capitals", "## Question #1\n<!-- qbank-Disable QB301 -->\nalpha\n", []string{"2 QB902", "3 QB301"}},
		{"an unknown verb and one that is unused", "## Question #1\n<!-- qbank-off --><!-- qbank-disable QB301 -->\n", []string{"2 QB902", "2 QB901"}},
		{"the rest of a list is judged", "## Question #1\n<!-- qbank-disable QB3O1, QB301 -->\n", []string{"2 QB902", "2 QB901"}},
	})
	runTextCases(t, Options{Selection: Selection{Ignore: []string{"QB902"}}}, []textCase{
		{"the rule is ignored", "## Question #1\n<!-- qbank-disable QB3O1 -->\n<!-- qbank-off -->\nalpha\n", []string{"4 QB301"}},
	})
	ignored := func(file, code string) bool { return file == "bank.md" && code == "QB902" }
	runTextCases(t, Options{Ignored: ignored}, []textCase{
		{"the rule is ignored for the file", "## Question #1\n<!-- qbank-disable QB3O1 -->\n<!-- qbank-off -->\nalpha\n", []string{"4 QB301"}},
	})
}

func TestUnknownMessages(t *testing.T) {
	const verbsHelp = "write one of: qbank-disable, qbank-enable, qbank-disable-next-line, qbank-disable-question, qbank-disable-file"
	const ruleHelp = "name a code such as QB307, a prefix such as QB3, or a rule's name"
	tests := []struct{ comment, span, message, help string }{
		{"<!-- qbank-disable QB3O1 -->", "QB3O1", `no rule is called "QB3O1" (did you mean "QB301"?); "qbank rules" lists them`, ruleHelp},
		{"<!-- qbank-disable QB301, frist-word -->", "frist-word", `no rule is called "frist-word" (did you mean "first-word"?); "qbank rules" lists them`, ruleHelp},
		{"<!-- qbank-disable spelling -->", "spelling", `no rule is called "spelling"; "qbank rules" lists them`, ruleHelp},
		{"<!-- qbank-disable-nextline QB301 -->", "disable-nextline", `"qbank-disable-nextline" is no comment that qbank knows (did you mean "disable-next-line"?)`, verbsHelp},
		{"<!-- qbank-suspend -->", "suspend", `"qbank-suspend" is no comment that qbank knows`, verbsHelp},
	}
	l := newLinter(t, Options{})
	for _, test := range tests {
		t.Run(test.comment, func(t *testing.T) {
			text := "## Question #1\n" + test.comment + "\nalpha\n"
			var found []Diagnostic
			for _, d := range lintText(l, text) {
				if d.Code == "QB902" {
					found = append(found, d)
				}
			}
			if len(found) != 1 {
				t.Fatalf("%d findings", len(found))
			}
			d := found[0]
			if got := text[d.Start.Offset:d.End.Offset]; got != test.span {
				t.Errorf("it is at %q, want %q", got, test.span)
			}
			if d.Message != test.message || d.Help != test.help {
				t.Errorf("got %q, help %q", d.Message, d.Help)
			}
			if d.Fix != nil {
				t.Error("nobody knows the fix")
			}
		})
	}
}

// TestUnusedFix checks that the fix removes just what hides nothing, and leaves
// a tidy comment and a tidy line.
func TestUnusedFix(t *testing.T) {
	tests := []struct{ name, before, after string }{
		{"a line of its own goes as a whole", "## Question #1\nx\n<!-- qbank-disable QB301 -->\ny\n", "## Question #1\nx\ny\n"},
		{"an indented line", "## Question #1\nx\n  <!-- qbank-disable QB301 -->  \ny\n", "## Question #1\nx\ny\n"},
		{"several lines", "## Question #1\n<!-- qbank-disable QB301\n  -- a reason\n-->\ny\n", "## Question #1\ny\n"},
		{"the last line", "## Question #1\nx\n<!-- qbank-disable QB301 -->", "## Question #1\nx\n"},
		{"the first line", "<!-- qbank-disable-file QB301 -->\n## Question #1\n", "## Question #1\n"},
		{"the first line after a byte-order mark", "\ufeff<!-- qbank-disable-file QB301 -->\n## Question #1\n", "\ufeff## Question #1\n"},
		{"lines that end in CRLF", "## Question #1\r\n<!-- qbank-disable QB301 -->\r\ny\r\n", "## Question #1\r\ny\r\n"},
		{"lines that end in CR", "## Question #1\r<!-- qbank-disable QB301 -->\ry\r", "## Question #1\ry\r"},
		{"at the end of a line of text", "## Question #1\nx <!-- qbank-disable QB301 -->\ny\n", "## Question #1\nx\ny\n"},
		{"in the middle of a line", "## Question #1\nx <!-- qbank-disable QB301 --> y\n", "## Question #1\nx y\n"},
		{"at the start of a line", "## Question #1\nx\n\nA. <!-- qbank-disable QB301 --> y\n", "## Question #1\nx\n\nA. y\n"},
		{"before another comment", "## Question #1\n<!-- qbank-disable QB301 --> <!-- mine -->\ny\n", "## Question #1\n<!-- mine -->\ny\n"},
		{"after another comment", "## Question #1\nx <!-- mine --> <!-- qbank-disable QB301 -->\n", "## Question #1\nx <!-- mine -->\n"},
		{"before text on the last of its lines it stays: the text would come alive", "## Question #1\n<!-- qbank-disable QB301\n--> y\n", "## Question #1\n<!-- qbank-disable QB301\n--> y\n"},
		{"there a list still gets tidy", "## Question #1\n<!-- qbank-disable QB301\n  QB302 --> y\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 --> y\nalpha\n"},
		{"before a comment that goes on it stays", "## Question #1\n<!-- qbank-disable QB301 --> <!-- to\ndo -->\n", "## Question #1\n<!-- qbank-disable QB301 --> <!-- to\ndo -->\n"},
		{"two on one line", "## Question #1\n<!-- qbank-disable QB301 --> <!-- qbank-disable QB302 -->\ny\n", "## Question #1\ny\n"},
		{"two on one line of which one is used", "## Question #1\n<!-- qbank-disable QB301 --> <!-- qbank-disable QB302 -->\nbeta\n", "## Question #1\n<!-- qbank-disable QB302 -->\nbeta\n"},

		{"the first of a list", "## Question #1\n<!-- qbank-disable QB401, QB301 -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n"},
		{"the last of a list", "## Question #1\n<!-- qbank-disable QB301, QB401 -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n"},
		{"one in a list", "## Question #1\n<!-- qbank-disable QB301, QB401, QB302 -->\nalpha beta\n", "## Question #1\n<!-- qbank-disable QB301, QB302 -->\nalpha beta\n"},
		{"the first two of a list", "## Question #1\n<!-- qbank-disable QB401, QB302, QB301 -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n"},
		{"the last two of a list", "## Question #1\n<!-- qbank-disable QB301, QB302, QB401 -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n"},
		{"all but one in a list", "## Question #1\n<!-- qbank-disable QB401, QB302, QB301, QB601, QB4 -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n"},
		{"a list with spaces", "## Question #1\n<!-- qbank-disable QB301 QB401  QB302 -->\nalpha beta\n", "## Question #1\n<!-- qbank-disable QB301  QB302 -->\nalpha beta\n"},
		{"a list on lines", "## Question #1\n<!-- qbank-disable\n  QB301,\n  QB401\n-->\nalpha\n", "## Question #1\n<!-- qbank-disable\n  QB301\n-->\nalpha\n"},
		{"the reason stays", "## Question #1\n<!-- qbank-disable QB301, QB401 -- QB401 for later -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -- QB401 for later -->\nalpha\n"},
		{"all of a list", "## Question #1\n<!-- qbank-disable QB302, QB401 -- for later -->\nalpha\n", "## Question #1\nalpha\n"},
		{"enable", "## Question #1\nx\n<!-- qbank-enable -->\n", "## Question #1\nx\n"},
		{"disable and enable go together", "## Question #1\n<!-- qbank-disable QB301 -->\nx\n<!-- qbank-enable QB301 -->\n", "## Question #1\nx\n"},

		{"a used one stays", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n"},
		{"an unknown one stays", "## Question #1\n<!-- qbank-disable QB3O1 -->\n<!-- qbank-off -->\nalpha\n", "## Question #1\n<!-- qbank-disable QB3O1 -->\n<!-- qbank-off -->\nalpha\n"},
		{"one about a bank rule stays, which no single file can judge", "## Question #1\n<!-- qbank-disable QB106 -->\nx\n", "## Question #1\n<!-- qbank-disable QB106 -->\nx\n"},
		{"one about all rules stays, bank rules among them", "## Question #1\n<!-- qbank-disable -->\nx\n", "## Question #1\n<!-- qbank-disable -->\nx\n"},
		{"one in a fence stays", "## Question #1\n```\n<!-- qbank-disable QB301 -->\n```\n", "## Question #1\n```\n<!-- qbank-disable QB301 -->\n```\n"},
		{"one that hides a finding with a fix", "## Question #1\n<!-- qbank-disable QB601 -->\nteh\n", "## Question #1\n<!-- qbank-disable QB601 -->\nteh\n"},
		{"one beside a finding that is fixed", "## Question #1\n<!-- qbank-disable-next-line QB601 -->\nx\nteh\n", "## Question #1\nx\nthe\n"},
	}
	l := newLinter(t, Options{})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fixed, err := l.Fix(parser.Default(), "bank.md", test.before, false)
			if err != nil {
				t.Fatal(err)
			}
			if fixed.Text != test.after {
				t.Errorf("got\n%q, want\n%q", fixed.Text, test.after)
			}
			if (fixed.Count > 0) != (test.before != test.after) {
				t.Errorf("%d findings are counted as fixed", fixed.Count)
			}
			for _, d := range Finish([]FileResult{fixed.Result}) {
				if d.Fix != nil {
					t.Errorf("%s at line %d still offers a fix", d.Code, d.Start.Line)
				}
			}
		})
	}
}

// TestUnusedFixNotRun checks that fixing leaves what another run would use.
func TestUnusedFixNotRun(t *testing.T) {
	const text = "## Question #1\n<!-- qbank-disable QB301, QB401 -->\nx\n"
	l := newLinter(t, Options{Selection: Selection{Ignore: []string{"QB301"}}})
	fixed, err := l.Fix(parser.Default(), "bank.md", text, false)
	if err != nil {
		t.Fatal(err)
	}
	if want := "## Question #1\n<!-- qbank-disable QB301 -->\nx\n"; fixed.Text != want {
		t.Errorf("got %q, want %q", fixed.Text, want)
	}
}
