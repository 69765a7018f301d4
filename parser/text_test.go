package parser

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestNormalize(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing to do", "a\n\nb", "a\n\nb"},
		{"empty", "", ""},
		{"blank", " \n\t\n", ""},
		{"line ends", "a\r\nb\rc", "a\nb\nc"},
		{"white space at line ends", "a \nb\t\nc\u00a0\nd\u200b", "a\nb\nc\nd"},
		{"a hard break", "a  \nb", "a  \nb"},
		{"a longer one", "a     \nb", "a  \nb"},
		{"none before a blank line", "a  \n\nb", "a\n\nb"},
		{"none at the end", "a  ", "a"},
		{"blank lines", "\n\na\n\n\n \nb\n\n", "a\n\nb"},
		{"a fence", "```  \n\n\na \n```  ", "```\n\n\na \n```  "},
		{"behind a fence", "~~~\n~~~\n\n\nb ", "~~~\n~~~\n\nb"},
		{"line ends in a fence", "```\r\na \r\n```", "```\na \n```"},
		{"an open fence", "```\n\n\na", "```\n\n\na"},
		{"decomposed", norm.NFD.String("가é"), "가é"},
		{"invalid bytes", "a\xff\xfeb", "a\ufffdb"},
		{"a lone surrogate", "a\xed\xa0\xbdb", "a\ufffdb"},
		{"leading white space stays", "  a\n  b", "  a\n  b"},
		{"a directive", "a <!-- qbank-disable QB1 -->\nb", "a\nb"},
		{"a directive line", "a\n<!-- qbank-enable -->\nb", "a\nb"},
		{"directives that begin a line", "<!-- qbank-a --><!-- qbank-b\n-->\nb", "b"},
		{"a directive in a comment", "<!--\n<!-- qbank-a -->\nb", "<!--\n<!-- qbank-a -->\nb"},
		{"a comment", "a <!-- b -->", "a <!-- b -->"},
	} {
		got := Normalize(c.in)
		if got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.in, got, c.want)
		}
		if again := Normalize(got); again != got {
			t.Errorf("%s: %q became %q the second time", c.name, got, again)
		}
	}
}

func TestDedent(t *testing.T) {
	for in, want := range map[string]string{
		"  a\n  b":       "a\nb",
		"  a\n    b":     "a\n  b",
		"\ta\n    b":     "a\nb",
		"\ta\n  b":       "  a\nb",
		"  a\n\n  b":     "a\n\nb",
		"a\n  b":         "a\n  b",
		"\u00a0 a\n  b":  "a\nb",
		"":               "",
		"   ":            "   ",
		"  a\r\n  b\r\n": "a\nb",
	} {
		if got := dedent(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// TestBreaksAroundBody leaves out the lines that are only <br> at either end of
// a body: between the options and an answer line they are layout.
func TestBreaksAroundBody(t *testing.T) {
	f := Parse("x.md", []byte("## Question #1\nWhich?\n\nA. x\n\nB. y\n<br>\n\n정답: B\n<br/>\n"))
	if got := f.Text(f.Questions[0].Tail); got != "정답: B" {
		t.Errorf("got %q", got)
	}
}
