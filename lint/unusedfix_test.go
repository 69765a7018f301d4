package lint

import (
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

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
		{"one beside a finding that is mended", "## Question #1\n<!-- qbank-disable-next-line QB601 -->\nx\nteh\n", "## Question #1\nx\nthe\n"},
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
				t.Errorf("%d findings are counted as mended", fixed.Count)
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
