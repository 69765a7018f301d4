package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/parser"
)

func TestDisable(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"nothing said", "## Question #1\nalpha\nbeta\n", []string{"2 QB301", "3 QB302"}},
		{"a code", "## Question #1\nalpha\n\n<!-- qbank-disable QB301 -->\nalpha\nbeta\n", []string{"2 QB301", "6 QB302"}},
		{"a code in small letters", "## Question #1\n<!-- qbank-disable qb301 -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"a prefix", "## Question #1\n<!-- qbank-disable QB3 -->\nalpha\nbeta\ngamma\n", []string{"5 QB401"}},
		{"a name", "## Question #1\n<!-- qbank-disable second-word -->\nalpha\nbeta\n", []string{"3 QB301"}},
		{"all", "## Question #1\n<!-- qbank-disable ALL -->\nalpha\nbeta\ngamma\n", []string{}},
		{"no selector is every rule", "## Question #1\n<!-- qbank-disable -->\nalpha\nbeta\ngamma\n", []string{}},
		{"several, with commas", "## Question #1\n<!-- qbank-disable QB301,second-word , QB4 -->\nalpha\nbeta\ngamma\n", []string{}},
		{"several, with spaces", "## Question #1\n<!-- qbank-disable QB301\tsecond-word -->\nalpha\nbeta\ngamma\n", []string{"5 QB401"}},
		{"several, on lines", "## Question #1\n<!-- qbank-disable\n  QB301\n  QB302\n-->\nalpha\nbeta\ngamma\n", []string{"8 QB401"}},
		{"with a reason", "## Question #1\n<!-- qbank-disable QB301 -- QB302 is another matter -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"with a reason that touches", "## Question #1\n<!-- qbank-disable QB301--to be fixed -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"a reason alone", "## Question #1\n<!-- qbank-disable -- QB301 is to be fixed -->\nalpha\nbeta\n", []string{}},
		{"a reason after a name with hyphens", "## Question #1\n<!-- qbank-disable first-word -- second-word -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"a reason on further lines", "## Question #1\n<!-- qbank-disable QB301 -- to\nbe fixed, QB302\n-->\nalpha\nbeta\n", []string{"6 QB302"}},
		{"without white space", "## Question #1\n<!--qbank-disable QB301-->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"an end with a hyphen more", "## Question #1\n<!--- qbank-disable QB301 --->\nalpha\nbeta\n", []string{"3 QB301", "4 QB302"}},
		{"an end with a hyphen more, behind a selector", "## Question #1\n<!-- qbank-disable QB301 --->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"in capitals it is no such comment", "## Question #1\n<!-- QBANK-DISABLE QB301 -->\nalpha\n", []string{"3 QB301"}},
		{"to the end of the file", "## Question #1\n<!-- qbank-disable QB301 -->\n## Question #2\nalpha\n", []string{}},
		{"a finding on its line, before it and behind", "## Question #1\nalpha <!-- qbank-disable QB301 --> alpha\n", []string{"2 QB301"}},
	})
}

func TestEnable(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"the same code", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"5 QB301"}},
		{"no selector is every rule", "## Question #1\n<!-- qbank-disable QB301 QB302 -->\nalpha\nbeta\n<!-- qbank-enable -->\nalpha\nbeta\n", []string{"6 QB301", "7 QB302"}},
		{"one of two", "## Question #1\n<!-- qbank-disable QB301 QB302 -->\nalpha\nbeta\n<!-- qbank-enable QB302 -->\nalpha\nbeta\n", []string{"7 QB302"}},
		{"the name for the code", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable first-word -->\nalpha\n", []string{"5 QB301"}},
		{"the code for the prefix", "## Question #1\n<!-- qbank-disable QB3 -->\nalpha\nbeta\n<!-- qbank-enable QB301 -->\nalpha\nbeta\n", []string{"6 QB301"}},
		{"the prefix for the code", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB3 -->\nalpha\n", []string{"5 QB301"}},
		{"a code after all were turned off", "## Question #1\n<!-- qbank-disable -->\nalpha\n<!-- qbank-enable QB301 -->\nalpha\nbeta\n", []string{"5 QB301"}},
		{"and off once more", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable -->\nalpha\n<!-- qbank-disable QB301 -->\nalpha\n", []string{"5 QB301"}},
		{"in the middle of a line", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha <!-- qbank-enable --> alpha\n", []string{"3 QB301"}},
		{"not those of a file", "## Question #1\n<!-- qbank-disable-file QB301 -->\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"3 QB901"}},
		{"not those of a question", "## Question #1\n<!-- qbank-disable-question QB301 -->\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"3 QB901"}},
	})
}

func TestNestedRanges(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"the inner one ends both, since the rule is on again", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-disable QB3 -->\nalpha\n<!-- qbank-enable QB3 -->\nalpha\n", []string{"7 QB301"}},
		{"a line in a range", "## Question #1\n<!-- qbank-disable QB301 -->\n<!-- qbank-disable-next-line QB302 -->\nalpha beta\nalpha beta\n", []string{"5 QB302"}},
		{"a question in a file", "<!-- qbank-disable-file QB301 -->\n\n## Question #1\n<!-- qbank-disable-question QB302 -->\nalpha beta\n## Question #2\nalpha beta\n", []string{"7 QB302"}},
		{"of two that hide the same both are used", "## Question #1\n<!-- qbank-disable QB301 -->\n<!-- qbank-disable-question QB3 -->\nalpha\n", []string{}},
		{"of two the one that hides nothing is not", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n\n<!-- qbank-disable QB3 -->\n", []string{"5 QB901"}},
		{"ranges that overlap", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-disable QB302 -->\nalpha beta\n<!-- qbank-enable QB301 -->\nalpha beta\n<!-- qbank-enable QB302 -->\nalpha beta\n", []string{"7 QB301", "9 QB301", "9 QB302"}},
	})
}

func TestDisableNextLine(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"the next line only", "## Question #1\nalpha\n<!-- qbank-disable-next-line QB301 -->\nalpha alpha beta\nalpha\n", []string{"2 QB301", "4 QB302", "5 QB301"}},
		{"no selector is every rule", "## Question #1\n<!-- qbank-disable-next-line -->\nalpha beta\n", []string{}},
		{"an empty line is a line", "## Question #1\n<!-- qbank-disable-next-line QB301 -->\n\nalpha\n", []string{"2 QB901", "4 QB301"}},
		{"the line after the comment's last", "## Question #1\n<!-- qbank-disable-next-line\nQB301 -- here\n-->\nalpha\nalpha\n", []string{"6 QB301"}},
		{"at the end of a line of text", "## Question #1\nalpha <!-- qbank-disable-next-line QB301 -->\nalpha\nalpha\n", []string{"2 QB301", "4 QB301"}},
		{"the last line without a line end", "## Question #1\n<!-- qbank-disable-next-line QB301 -->\nalpha", []string{}},
		{"there is no next line", "## Question #1\nalpha\n<!-- qbank-disable-next-line QB301 -->", []string{"2 QB301", "3 QB901"}},
		{"the line of another question", "## Question #1\nx\n<!-- qbank-disable-next-line QB106 -->\n## Question #1\ny\n", []string{}},
	})
}

func TestDisableFile(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"in the preamble", "<!-- qbank-disable-file QB301 -->\n\n## Question #1\nalpha\n", []string{}},
		{"at the end it holds for what stands above", "alpha\n\n## Question #1\nalpha\n\n<!-- qbank-disable-file QB301 -->\n", []string{}},
		{"no selector is every rule", "## Question #1\nalpha\nbeta\n## Question #1\n<!-- qbank-disable-file -->\n", []string{}},
	})
}

func TestDisableQuestion(t *testing.T) {
	apart := "## Question #1\n<!-- qbank-disable-question QB301 -->\nalpha\n\nA. x\n\nB. y\n\n" +
		"## Question #2\nalpha\n\nA. x\n\nB. y\n\n" +
		"## Question #1 해설\nalpha\n\n## Question #2 해설\nalpha\n"
	far := "## Question #1\nalpha\n\n## Question #2\nalpha\n\n" +
		"## Question #1 해설\nalpha <!-- qbank-disable-question QB301 -->\n\n## Question #2 해설\nalpha\n"
	runTextCases(t, Options{}, []textCase{
		{"its question only", "## Question #1\n<!-- qbank-disable-question QB301 -->\nalpha\n## Question #2\nalpha\n", []string{"5 QB301"}},
		{"with its heading", "## Question #1 alpha\n<!-- qbank-disable-question QB301 -->\nx\n", []string{}},
		{"with what stands above it", "## Question #1\nalpha\n<!-- qbank-disable-question QB301 -->\n", []string{}},
		{"on the heading", "## Question #1 <!-- qbank-disable-question QB301 -->\nalpha\n", []string{}},
		{"with an analysis that follows", "## Question #1\n<!-- qbank-disable-question QB301 -->\nx\n\n## Question #1 해설\nalpha\n", []string{}},
		{"with an analysis far away", apart, []string{"10 QB301", "20 QB301"}},
		{"said in an analysis far away", far, []string{"5 QB301", "11 QB301"}},
		{"with a second analysis", "## Question #1\n<!-- qbank-disable-question QB301 -->\nx\n\n## Question #1 해설\ny\n\n## Question #1 해설\nalpha\n", []string{}},
		{"said in a second analysis", "## Question #1\nalpha\n\n## Question #1 해설\ny\n\n## Question #1 해설\n<!-- qbank-disable-question QB301 -->\n", []string{}},
		{"in a question without a number", "## Question #\n<!-- qbank-disable-question QB301 -->\nalpha\n## Question #2\nalpha\n", []string{"5 QB301"}},
		{"in an analysis without a question", "## Question #1\nalpha\n\n## Question #2 해설\n<!-- qbank-disable-question QB301 -->\nalpha\n", []string{"2 QB301"}},
		{"in the preamble it is about no question", "<!-- qbank-disable-question QB301 -->\nalpha\n\n## Question #1\nalpha\n", []string{"1 QB901", "2 QB301", "5 QB301"}},
		{"one of two with the same number", "## Question #1\nalpha\n\n## Question #1\n<!-- qbank-disable-question -->\nalpha\n", []string{"2 QB301"}},
	})
}

// TestWhereDirectivesStand checks what is a comment to qbank and what is text.
func TestWhereDirectivesStand(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"at the end of a line of text", "## Question #1\nalpha\nx <!-- qbank-disable QB301 -->\nalpha\n", []string{"2 QB301"}},
		{"in the middle of a line", "## Question #1\nalpha <!-- qbank-disable QB301 --> x\nalpha\n", []string{"2 QB301"}},
		{"two on one line of text", "## Question #1\nx <!-- qbank-disable QB301 --> y <!-- qbank-disable QB302 -->\nalpha beta\n", []string{}},
		{"two on a line of their own", "## Question #1\n<!-- qbank-disable QB301 --> <!-- qbank-disable QB302 -->\nalpha beta\n", []string{}},
		{"before another comment", "## Question #1\n<!-- qbank-disable QB301 --> <!-- alpha -->\nalpha\n", []string{}},
		{"three with another comment between", "## Question #1\n<!-- qbank-disable QB301 --><!-- x --><!-- qbank-enable QB301 -->\nalpha\n", []string{"2 QB901", "3 QB301"}},
		{"before text on the last of its lines", "## Question #1\n<!-- qbank-disable QB301\n--> alpha\nalpha beta\n", []string{"4 QB302"}},
		{"before a comment on the last of its lines", "## Question #1\n<!-- qbank-disable QB301\n--> <!-- qbank-enable QB301 -->\nalpha\n", []string{"2 QB901", "4 QB301"}},
		{"indented", "## Question #1\n  <!-- qbank-disable QB301 -->\nalpha\n", []string{}},
		{"in a list item", "## Question #1\n- <!-- qbank-disable QB301 --> alpha\n", []string{}},
		{"in a quotation", "## Question #1\n> x <!-- qbank-disable QB301 -->\n> alpha\n", []string{}},
		{"in a table", "## Question #1\n| a |\n|---|\n| <!-- qbank-disable-next-line QB301 --> |\n| alpha |\n", []string{}},
		{"in an option", "## Question #1\nx\n\nA. alpha <!-- qbank-disable QB301 -->\n\nB. alpha\n", []string{"4 QB301"}},
		{"in a section heading", "## Question #1\nx\n\n### 배경 <!-- qbank-disable QB301 -->\nalpha\n", []string{}},
		{"after a byte-order mark", "\ufeff<!-- qbank-disable-file QB301 -->\n## Question #1\nalpha\n", []string{}},
		{"in the preamble", "# Exam\nalpha\n<!-- qbank-disable QB301 -->\nalpha\n\n## Question #1\nalpha\n", []string{"2 QB301"}},

		{"in a fence it is text", "## Question #1\n```html\n<!-- qbank-disable-file QB301 -->\n```\nalpha\n", []string{"5 QB301"}},
		{"in a fence that is never closed", "## Question #1\n```html\n<!-- qbank-disable-file QB301 -->\nalpha\n", []string{"4 QB301"}},
		{"in a fence of a list item", "## Question #1\n- x\n  ~~~\n  <!-- qbank-disable-file QB301 -->\n  ~~~\nalpha\n", []string{"6 QB301"}},
		{"about a line in a fence", "## Question #1\n<!-- qbank-disable QB301 -->\n```\nalpha\n```\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"7 QB301"}},
		{"in a code span it is text", "## Question #1\n`<!-- qbank-disable-file QB301 -->`\nalpha\n", []string{"3 QB301"}},
		{"in another comment it is text", "## Question #1\n<!-- to do:\n<!-- qbank-disable-file QB301\n-->\nalpha\n", []string{"5 QB301"}},
		{"in front matter it is text", "---\ntitle: <!-- qbank-disable-file QB301 -->\n---\n## Question #1\nalpha\n", []string{"5 QB301"}},
		{"never closed it is text", "## Question #1\n<!-- qbank-disable-file QB301\nalpha\n", []string{"3 QB301"}},
		{"with something before the verb", "## Question #1\n<!-- see qbank-disable-file QB301 -->\nalpha\n", []string{"3 QB301"}},
	})
}

// TestLineEnds checks that comments do the same whatever ends a line.
func TestLineEnds(t *testing.T) {
	texts := []string{
		"<!-- qbank-disable-file QB4 -->\n\n## Question #1\nalpha\n<!-- qbank-disable\n  QB301,\n  QB302\n-->\nalpha beta gamma\n<!-- qbank-enable QB302 -->\nalpha beta\n",
		"## Question #1\n<!-- qbank-disable-next-line QB301 -->\nalpha\nalpha\n<!-- qbank-disable-next-line QB302 -->\n",
		"## Question #1\n<!-- qbank-disable-question QB301 -->\nalpha\n\n## Question #2\nalpha\n\n## Question #1 해설\nalpha\n",
	}
	l := newLinter(t, Options{})
	for _, text := range texts {
		want := places(lintText(l, text))
		if len(want) == 0 {
			t.Fatalf("nothing is found in %q", text)
		}
		for _, lineEnd := range []string{"\r\n", "\r"} {
			other := strings.ReplaceAll(text, "\n", lineEnd)
			if got := places(lintText(l, other)); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v as with LF, in %q", got, want, other)
			}
		}
	}
}

// TestDirectiveParts checks what is read inside a comment, and where it stands.
func TestDirectiveParts(t *testing.T) {
	tests := []struct {
		name, comment, verb string
		selectors           []string
	}{
		{"a verb alone", "<!-- qbank-disable -->", "disable", nil},
		{"nothing after the name", "<!-- qbank- -->", "", nil},
		{"codes", "<!-- qbank-disable QB307, QB308 -->", "disable", []string{"QB307", "QB308"}},
		{"commas in a row", "<!-- qbank-disable ,QB307,, QB308, -->", "disable", []string{"QB307", "QB308"}},
		{"a name keeps its hyphens", "<!-- qbank-disable-next-line missing-stem -->", "disable-next-line", []string{"missing-stem"}},
		{"a reason", "<!-- qbank-enable QB3 -- see QB4 -->", "enable", []string{"QB3"}},
		{"a reason that touches the verb", "<!-- qbank-disable--see -->", "disable", nil},
		{"an empty reason", "<!-- qbank-disable QB3 -- -->", "disable", []string{"QB3"}},
		{"a long dash is no reason", "<!-- qbank-disable QB3 — see -->", "disable", []string{"QB3", "—", "see"}},
		{"tabs and line ends", "<!--\r\n\tqbank-disable\r\n\tQB3\r\n-->", "disable", []string{"QB3"}},
		{"whatever else is quoted whole", "<!-- qbank-disable QB3;QB4 한글 -->", "disable", []string{"QB3;QB4", "한글"}},
		{"hyphens at the end", "<!-- qbank-disable QB3 ----->", "disable", []string{"QB3"}},
	}
	const before = "# 문제\n"
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := parser.Parse("bank.md", []byte(before+test.comment+"\n## Question #1\n"))
			if len(f.Directives) != 1 {
				t.Fatalf("%d directives", len(f.Directives))
			}
			list := readDirectives(f.Directives[0])
			if len(list) != 1 {
				t.Fatalf("%d directives in the block", len(list))
			}
			d := list[0]
			if got := f.Source.Slice(d.span); got != test.comment {
				t.Errorf("the whole is %q", got)
			}
			if d.verb != test.verb || f.Source.Slice(d.verbSpan) != test.verb {
				t.Errorf("the verb is %q at %q, want %q", d.verb, f.Source.Slice(d.verbSpan), test.verb)
			}
			var got []string
			for _, s := range d.selectors {
				got = append(got, s.text)
				if at := f.Source.Slice(s.span); at != s.text {
					t.Errorf("the selector %q is at %q", s.text, at)
				}
			}
			if !slices.Equal(got, test.selectors) {
				t.Errorf("the selectors are %q, want %q", got, test.selectors)
			}
		})
	}
}

// TestNextLineEnds checks where the next line begins and ends: a finding may be
// about its line end, or about nothing in an empty line.
func TestNextLineEnds(t *testing.T) {
	const comment = "## Question #1\n<!-- qbank-disable-next-line QB301 -->"
	tests := []struct {
		name, rest   string
		first, hides int // the first offset in the rest that is hidden, and how many are
	}{
		{"a line", "\nab\ncd", 1, 3},
		{"an empty line", "\n\ncd", 1, 1},
		{"a line that ends in CRLF", "\r\nab\r\ncd", 2, 3},
		{"the last line", "\nab", 1, 3},
		{"an empty last line", "\n", 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := parser.Parse("bank.md", []byte(comment+test.rest))
			s := newSuppressions(readEntries(f), catalogue())
			rule := wordRule("QB301", "first-word", "alpha")
			for at := range len(f.Source.Text) + 1 {
				want := at >= len(comment)+test.first && at < len(comment)+test.first+test.hides
				if got := s.hides(rule, at); got != want {
					t.Errorf("offset %d is hidden: %v", at-len(comment), got)
				}
			}
		})
	}
}

// TestSuppressionCost checks that the time does not grow with the product of comments
// and findings, whatever their kind.
func TestSuppressionCost(t *testing.T) {
	if testing.Short() {
		t.Skip("lints large files")
	}
	const n = 2000
	banks := map[string]func(i int) string{
		"open to the end": func(int) string { return "<!-- qbank-disable QB301 -->\nalpha\n" },
		"off and on":      func(int) string { return "<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB301 -->\n" },
		"never on again":  func(int) string { return "<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB302 -->\n" },
		"lines":           func(int) string { return "<!-- qbank-disable-next-line QB301 -->\nalpha\n" },
		"a file":          func(int) string { return "<!-- qbank-disable-file QB301 -->\nalpha\n" },
		"one question":    func(int) string { return "<!-- qbank-disable-question QB301 -->\nalpha\n" },
		"a question each": func(i int) string {
			return fmt.Sprintf("## Question #%d\n<!-- qbank-disable-question QB301 -->\nalpha\n", i+2)
		},
		"one number for all": func(int) string { return "## Question #1 해설\n<!-- qbank-disable-question QB301 -->\nalpha\n" },
		"nothing is hidden":  func(int) string { return "<!-- qbank-disable QB4 -->\nalpha\n" },
	}
	lint := func(n int, part func(int) string) time.Duration {
		var b strings.Builder
		b.WriteString("## Question #1\n")
		for i := range n {
			b.WriteString(part(i))
		}
		file := parser.Parse("bank.md", []byte(b.String()))
		l := newLinter(t, Options{Selection: Selection{Select: []string{"QB301", "QB901"}}})
		start := time.Now()
		result := l.File(file)
		result.unused(true)
		return time.Since(start)
	}
	for name, part := range banks {
		// Sixteen times as many take about twenty times as long; all against all
		// would take 256 times.
		few, many := lint(n, part), lint(16*n, part)
		if many > 80*few {
			t.Errorf("%s: %v for %d comments, %v for %d", name, few, n, many, 16*n)
		}
	}
}
