package lint_test

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/banks"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// checkFindings checks that findings and their edits are places of the text, and
// that the edits of a fix are in order, as fixing relies on.
func checkFindings(t *testing.T, text string, list []lint.Diagnostic) {
	for _, d := range list {
		if d.Start.Offset < 0 || d.End.Offset < d.Start.Offset || d.End.Offset > len(text) || d.Start.Line < 1 || d.Start.Column < 1 {
			t.Fatalf("%s is at %+v to %+v of %d bytes: %q", d.Code, d.Start, d.End, len(text), text)
		}
		if d.Message == "" || d.Name == "" || d.Severity < lint.Info || d.Severity > lint.Error {
			t.Fatalf("%s says %q and is of severity %v", d.Code, d.Message, d.Severity)
		}
		if d.Fix == nil {
			continue
		}
		pos := 0
		for _, e := range d.Fix.Edits {
			if e.Start.Offset < pos || e.End.Offset < e.Start.Offset || e.End.Offset > len(text) {
				t.Fatalf("the edits of %s are not in order: %+v, of %q", d.Code, d.Fix.Edits, text)
			}
			pos = e.End.Offset
		}
	}
}

// FuzzFix checks that any text is fixed without end or panic, and that nothing
// that can be fixed is left.
func FuzzFix(f *testing.F) {
	for _, file := range banks.All(f) {
		f.Add(file.Text, false)
		f.Add(file.Text, true)
	}
	for _, comment := range comments {
		f.Add("## Question #1\nx\n"+comment+"\n\nA. y "+comment+"\n\nB.z\n", true)
	}
	f.Add("\ufeff<!-- qbank-disable-file QB301 -->\r## Question #1\r\nA.\u00a0x ✔\n\nC. y ✅\n\n**B**\n", true)
	l := ruleLinter(f, "ALL", "QB107", "QB108")
	f.Fuzz(func(t *testing.T, text string, unsafe bool) {
		checkFindings(t, text, lint.Finish([]lint.FileResult{l.File(parser.Parse("bank.md", []byte(text)))}))
		fixed, err := l.Fix(parser.Default(), "bank.md", text, unsafe)
		if err != nil {
			t.Fatal(err)
		}
		checkFindings(t, fixed.Text, lint.Finish([]lint.FileResult{fixed.Result}))
		if (fixed.Count > 0) != (fixed.Text != text) {
			t.Fatalf("%d findings are fixed, and %q became %q", fixed.Count, text, fixed.Text)
		}
		again, err := l.Fix(parser.Default(), "bank.md", fixed.Text, unsafe)
		if err != nil {
			t.Fatal(err)
		}
		if again.Count > 0 || again.Text != fixed.Text {
			t.Fatalf("%q became %q, and fixed once more %q", text, fixed.Text, again.Text)
		}
	})
}

// FuzzDirective checks suppression comments of any content, at places of all
// kinds.
func FuzzDirective(f *testing.F) {
	for _, content := range []string{
		"qbank-disable QB101, QB105", "qbank-disable-next-line QB1 -- a reason", "qbank-disable-question missing-stem", "qbank-disable-file", "qbank-enable",
		"qbank-disable\n\tQB101\n", "qbank-disable QB1O1", "qbank-off", "qbank-", "-", "qbank-disable QB9 QB901", "qbank-disable --", "--> x <!-- qbank-enable QB2", "",
	} {
		f.Add(content)
	}
	for _, file := range banks.All(f) {
		f.Add(file.Text)
	}
	l := ruleLinter(f, "ALL", "QB107", "QB108")
	f.Fuzz(func(t *testing.T, content string) {
		comment := "<!-- " + content + " -->"
		for _, text := range []string{
			comment + "\n\n## Question #1\n\nA. x\n\nB.\n",
			"## Question #1\n" + comment + "\nA. x\n\nB.\n" + comment,
			"## Question #1 " + comment + "\n\nA. x " + comment + " y\n\n- B. " + comment + "\n",
			"## Question #1\nx\n```\n" + comment + "\n```\nA. x\n\nB.\n\n## Question #1 해설\n> " + comment + comment + "\n",
		} {
			found := lint.Finish([]lint.FileResult{l.File(parser.Parse("bank.md", []byte(text)))})
			checkFindings(t, text, found)
			for _, d := range found {
				if at := text[d.Start.Offset:d.End.Offset]; d.Code == "QB901" && at == "" {
					t.Fatalf("%q: nothing is called unused", text)
				}
				if d.Code != "QB901" || d.Fix == nil {
					continue
				}
				// What is cut is the comment, parts of it, or white space around it.
				cut := text[d.Fix.Edits[0].Start.Offset:d.Fix.Edits[0].End.Offset]
				if len(d.Fix.Edits) != 1 || d.Fix.Edits[0].Text != "" || !strings.Contains(text, cut) || strings.Contains(cut, "Question") {
					t.Fatalf("%q: the fix cuts %q", text, cut)
				}
			}
			fixed, err := l.Fix(parser.Default(), "bank.md", text, false)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range lint.Finish([]lint.FileResult{fixed.Result}) {
				if d.Code == "QB901" && d.Fix != nil {
					t.Fatalf("%q: after fixing, %q is still unused", text, fixed.Text)
				}
			}
		}
	})
}
