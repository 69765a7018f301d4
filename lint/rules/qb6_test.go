package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// hygiene runs one rule over a text.
func hygiene(t testing.TB, code, text string) []lint.Diagnostic {
	t.Helper()
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: []string{code}}})
	if err != nil {
		t.Fatal(err)
	}
	return lint.Sort(linter.File(parser.Parse("example.md", []byte(text))).Diagnostics)
}

// applyFixes applies the fixes of the findings for which want returns true.
func applyFixes(text string, list []lint.Diagnostic, want func(lint.Diagnostic) bool) string {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Fix == nil || !want(list[i]) {
			continue
		}
		for k := len(list[i].Fix.Edits) - 1; k >= 0; k-- {
			e := list[i].Fix.Edits[k]
			text = text[:e.Start.Offset] + e.Text + text[e.End.Offset:]
		}
	}
	return text
}

func everyFix(lint.Diagnostic) bool { return true }

func safeFixes(d lint.Diagnostic) bool { return d.Fix.Safe }

const (
	hygieneHead = "## Question #1\nWhich of these cities is the capital of South Korea?\n"
	hygieneTail = "\nA. Seoul\n\nB. Busan\n\n## Question #1 분석\n\n### 선택지 분석\n\n**A. Seoul** ⭐\n- since 1948 ✅\n\n**B. Busan**\n- the second largest ❌\n"
)

// TestHygieneFindings puts lines into a sound question, from its line 3 on, and
// compares the places of what is found.
func TestHygieneFindings(t *testing.T) {
	tests := []struct {
		name, code, lines string
		want              string // line:column of each finding
	}{
		{"one space", "QB601", "text \n", "3:5"},
		{"a tab", "QB601", "text\t\nmore\n", "3:5"},
		{"white space only", "QB601", "text\n \t\nmore\n", "4:1"},
		{"hard break", "QB601", "text  \nmore\n", ""},
		{"hard break of three spaces", "QB601", "text   \nmore\n", ""},
		{"a space and a tab are no hard break", "QB601", "text  \t\nmore\n", "3:5"},
		{"two spaces before a blank line", "QB601", "text  \n\nmore\n", "3:5"},
		{"two spaces before a heading", "QB601", "text  \n### more\n", "3:5"},
		{"two spaces before a list", "QB601", "text  \n- more\n", "3:5"},
		{"two spaces on a heading", "QB601", "### text  \nmore\n", "3:9"},
		{"hard break between options", "QB601", "\nA. Seoul  \nB. Busan  \n\n## Question #2\ntext\n", "5:9"},
		{"hard break before <br>", "QB601", "text\n\nA. Seoul  \n<br>\n", ""},
		{"hard break in a list item", "QB601", "- text  \n  more\n", ""},
		{"a space that keeps a backslash from breaking", "QB601", "text \\ \nmore\n", ""},
		{"a fence", "QB601", "```\ntext \n\n \n```\n", ""},
		{"a fence in a list item", "QB601", "- item\n  ```yaml\n  a: 1 \n  ```\n  more \n", "7:7"},
		{"a forgotten fence", "QB601", "```\ntext \n## Question #2\ntext \n```yaml\na \n```\n", "6:5"},
		{"a fence in a comment is none", "QB601", "- item\n\n  <!-- ``` -->\n\n  text \n", "7:7"},

		{"zero-width space", "QB602", "te\u200bxt\n", "3:3"},
		{"several on a line", "QB602", "a\u00a0b\u200bc\u00add\n", "3:2"},
		{"several lines", "QB602", "a\u00a0b\n\nc\u2060d\n", "3:2 5:2"},
		{"ideographic space", "QB602", "가\u3000나\n", ""},
		{"Hangul filler", "QB602", "가\u3164나\n", "3:2"},
		{"fillers of old Hangul", "QB602", "\u115f\u1161 \u1100\u1160\u11a8\n", ""},
		{"emoji with joiners and selectors", "QB602", "👩\u200d⚕\ufe0f 👩\u200d❤\ufe0f\u200d👨 🏳\ufe0f\u200d🌈 🧔🏽\u200d♂\ufe0f 🙂\u200d↔\ufe0f 1\ufe0f\u20e3 ⚠\ufe0f ✅\ufe0f ↔\ufe0e\n", ""},
		{"flag of tags", "QB602", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f\n", ""},
		{"hidden text of tags", "QB602", "text\U000e0041\U000e0042\n", "3:5"},
		{"selector without an emoji", "QB602", "text \ufe0f\n", "3:6"},
		{"two selectors", "QB602", "⚠\ufe0f\ufe0f\n", "3:3"},
		{"selector of a Han character", "QB602", "葛\U000e0100\n", ""},
		{"joiners of Persian and Hindi", "QB602", "می\u200cخواهم क\u094d\u200dष\n", ""},
		{"joiner between Latin letters", "QB602", "a\u200db\n", "3:2"},
		{"Thai words", "QB602", "สวัสดี\u200bครับ\n", ""},
		{"left-to-right mark", "QB602", "C:\\\u200eWindows\n", "3:4"},
		{"left-to-right mark beside Hebrew", "QB602", "שלום\u200e (x)\n", ""},
		{"a fence", "QB602", "```\na\u00a0b\n```\n", ""},
		{"not UTF-8", "QB602", "a\u00a0b\xff\n", ""},

		{"override", "QB603", "a\u202eb\u202cc\n", "3:2"},
		{"isolate in a fence", "QB603", "```\na\u2066b\u2069\n```\n", "4:2"},
		{"right-to-left mark", "QB603", "a\u200fb\n", "3:2"},
		{"right-to-left mark beside Arabic", "QB603", "سلام\u200f! \u061c1\n", ""},
		{"left-to-right mark", "QB603", "a\u200eb\n", ""},

		{"decomposed Hangul", "QB604", "x \u1112\u1161\u11ab\u1100\u1173\u11af y \u1112\u1161\n", "3:3"},
		{"decomposed accent", "QB604", "cafe\u0301\n", "3:4"},
		{"composed", "QB604", "한글 café\n", ""},
		{"a mark that composes with nothing", "QB604", "x\u0301 क\u094dष\n", ""},
		{"Kelvin sign", "QB604", "300 \u212a\n", "3:5"},
		{"a pile of accents", "QB604", "x" + strings.Repeat("\u0335", 40) + "\n", ""},
		{"code", "QB604", "`e\u0301` and\n```\ne\u0301\n```\n", ""},
		{"beside code", "QB604", "`e` e\u0301 `e\u0301`\n", "3:5"},

		{"lost character", "QB605", "a\ufffdb\n", "3:2"},
		{"lost characters", "QB605", "\"\ufffd\ufffd\" \ufffd\n\n\ufffdx\n", "3:2 5:1"},
		{"in a fence", "QB605", "```\n\ufffd\n```\n", "4:1"},
		{"spoken of", "QB605", "`\ufffd` or \"\ufffd\" or “\ufffd”\n\nU+FFFD \ufffd\n", ""},
		{"spoken of, and lost", "QB605", "`\ufffd` is \ufffd\n", "3:8"},
		{"a byte that is not UTF-8", "QB605", "a\xffb\n", ""},

		{"CRLF", "QB606", "a\r\nb\n", "3:2"},
		{"lone CR", "QB606", "a\rb\n", "3:2"},
		{"in a fence", "QB606", "```\na\r\n```\n", "4:2"},
		{"LF", "QB606", "a\n", ""},

		{"never closed", "QB607", "a **b c\n", "3:3"},
		{"never opened", "QB607", "a b** c\n", "3:4"},
		{"the second of three", "QB607", "**a** b** c\n", "3:8"},
		{"the first of three", "QB607", "**a **b** c\n", "3:1"},
		{"over a soft line break", "QB607", "a **b\nc** d\n", ""},
		{"over a blank line", "QB607", "a **b\n\nc** d\n", "3:3 5:2"},
		{"two list items", "QB607", "- **a\n- b**\n", "3:3 4:4"},
		{"two lines of a list item", "QB607", "- **a\n  b**\n", ""},
		{"rows of a table", "QB607", "| a | b |\n|---|---|\n| **a | b |\n| c** | d |\n", "5:3 6:4"},
		{"heading", "QB607", "### **a\n\ntext\n", "3:5"},
		{"bold italic", "QB607", "***a*** and ***b** c* and *d **e***\n", ""},
		{"four asterisks", "QB607", "**a****b** and ****\n", ""},
		{"code", "QB607", "`**` and ``a ` ** b`` and\n```\n**\n```\n", ""},
		{"a backtick that opens no code", "QB607", "a ` **b\n", "3:5"},
		{"code in a list item", "QB607", "- a\n  ```\n  **a\n  ```\n", ""},
		{"escaped", "QB607", "\\*\\*a and \\**b\n", ""},
		{"bullet", "QB607", "* a\n* **b**\n", ""},
		{"rules", "QB607", "a\n\n***\n\n* * *\n", ""},
		{"powers", "QB607", "2**3 and 2 ** 3 and x**(n-1)\n", ""},
		{"globs", "QB607", "src/**/*.go\n", ""},
		{"comment of C", "QB607", "/** text */\n", ""},
		{"arguments", "QB607", "f(*args, **kwargs) calls g(**options)\n", ""},
		{"pointer", "QB607", "char **argv; and more\n", ""},
		{"masked", "QB607", "the key sk-*** and\n", ""},
		{"footnote", "QB607", "** p < 0.01\n", ""},
		{"quoted", "QB607", "the operator \"**\" raises, (**) too\n", ""},
		{"a comment", "QB607", "<!-- **a -->\n", ""},
		{"quote", "QB607", "> **a\n> b**\n", ""},
		{"quote of two paragraphs", "QB607", "> **a\n>\n> b\n", "3:3"},
	}
	for _, test := range tests {
		t.Run(test.code+" "+test.name, func(t *testing.T) {
			var got []string
			for _, d := range hygiene(t, test.code, hygieneHead+test.lines+hygieneTail) {
				got = append(got, fmt.Sprintf("%d:%d", d.Start.Line, d.Start.Column))
				if d.Question != 1 && !strings.Contains(test.lines, "#2") {
					t.Errorf("finding of question %d", d.Question)
				}
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

// TestHygieneFixes compares the lines of a question after all fixes of a rule.
func TestHygieneFixes(t *testing.T) {
	tests := []struct {
		name, code, lines, want string
		unsafe                  bool
	}{
		{"line ends", "QB601", "a \n\t\nb\t \n", "a\n\nb\n", false},
		{"spaces", "QB602", "a\u00a0b\u202f\u00a0c\u2028d\n", "a b  c d\n", false},
		{"nothing in place of what takes no room", "QB602", "\u200ba\u200bb\u00ad\ufeffc\n", "abc\n", false},
		{"no hard break out of a no-break space", "QB602", "a \u00a0\nb\n", "a\nb\n", false},
		{"a hard break stays one", "QB602", "a\u200b  \nb\n", "a  \nb\n", false},
		{"a blank line", "QB602", "a\n\u00a0\u00a0\nb\n", "a\n\nb\n", false},
		{"no code out of an indent", "QB602", "\u00a0\u00a0\u00a0\u00a0\u00a0a\n", "a\n", false},
		{"the indent of a list item", "QB602", "- a\n\u00a0\u00a0- b\n", "- a\n  - b\n", false},
		{"a hidden number to choose", "QB602", "(Choose t\u00adwo.)\n", "(Choose two.)\n", true},
		{"many on a line", "QB602", strings.Repeat("a\u00a0b ", 50) + "\n", strings.TrimRight(strings.Repeat("a b ", 50), " ") + " \n", false},
		{"directions", "QB603", "a\u202eb\u202cc\u2066\n", "abc\n", true},
		{"composed", "QB604", "\u1112\u1161\u11ab e\u0301 `e\u0301`\n", "한 é `e\u0301`\n", false},
		{"line endings", "QB606", "a\r\nb\rc\n", "a\nb\nc\n", false},
	}
	for _, test := range tests {
		t.Run(test.code+" "+test.name, func(t *testing.T) {
			text := hygieneHead + test.lines + hygieneTail
			list := hygiene(t, test.code, text)
			for _, d := range list {
				if d.Fix.Safe == test.unsafe {
					t.Errorf("safe: %v, want %v", d.Fix.Safe, !test.unsafe)
				}
			}
			if got := applyFixes(text, list, everyFix); got != hygieneHead+test.want+hygieneTail {
				t.Errorf("got %q, want %q", got, hygieneHead+test.want+hygieneTail)
			}
		})
	}
}

func TestByteOrderMark(t *testing.T) {
	list := hygiene(t, "QB602", "\ufeff"+hygieneHead+hygieneTail)
	if len(list) != 1 || list[0].Start.Offset != 0 || list[0].End.Offset != 3 || !strings.Contains(list[0].Message, "byte-order mark") {
		t.Fatalf("got %+v", list)
	}
	if got := applyFixes("\ufeff"+hygieneHead+hygieneTail, list, safeFixes); got != hygieneHead+hygieneTail {
		t.Errorf("got %q", got)
	}
}

func TestMixedLineEndingsMajority(t *testing.T) {
	crlf := strings.ReplaceAll(hygieneHead+hygieneTail, "\n", "\r\n")
	tests := []struct{ text, message string }{
		{crlf, ""},
		{crlf + "more\n", "the lines of this file end in different ways: 1 in LF of 17, the others in CRLF"},
		{crlf + "a\nb\rc", "the lines of this file end in different ways: 1 in LF and 1 in CR of 18, the others in CRLF"},
		{"## Question #1\r\na\n", "the lines of this file end in different ways: 1 in CRLF of 2, the others in LF"},
	}
	for _, test := range tests {
		list := hygiene(t, "QB606", test.text)
		got := ""
		if len(list) > 0 {
			got = list[0].Message
		}
		if len(list) > 1 || got != test.message {
			t.Errorf("%q: got %+v, want %q", test.text, list, test.message)
		}
		if fixed := applyFixes(test.text, list, everyFix); len(hygiene(t, "QB606", fixed)) > 0 {
			t.Errorf("still mixed: %q", fixed)
		}
	}
}

func TestHeadingLevels(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"sections and option analyses", hygieneHead + strings.Replace(hygieneTail, "**A. Seoul** ⭐", "#### A. Seoul ⭐", 1), ""},
		{"a level left out, once", hygieneHead + "\nA. Seoul\n\nB. Busan\n\n#### a\n\n#### b\n\n### c\n\n##### d\n", "8:1 14:1"},
		{"option analyses too deep", hygieneHead + strings.Replace(hygieneTail, "**A. Seoul** ⭐", "##### A. Seoul ⭐", 1), "12:1"},
		{"back to a higher level", hygieneHead + "\nA. a\n\nB. b\n\n### a\n\n#### b\n\n##### c\n\n### d\n", ""},
		{"each record begins anew", hygieneHead + hygieneTail + "\n#### Question #2\ntext\n", ""},
		{"what belongs to no question", hygieneHead + hygieneTail + "\n# Chapter\n\n### text\n", ""},
		{"a fence", hygieneHead + "```\n##### a\n```\n" + hygieneTail, ""},
	}
	for _, test := range tests {
		var got []string
		for _, d := range hygiene(t, "QB608", test.text) {
			got = append(got, fmt.Sprintf("%d:%d", d.Start.Line, d.Start.Column))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: got %q, want %q", test.name, s, test.want)
		}
	}
}
