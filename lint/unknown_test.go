package lint

import "testing"

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
