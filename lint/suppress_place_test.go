package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

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
