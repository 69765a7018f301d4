package parser

import (
	"strings"
	"testing"
)

func TestComments(t *testing.T) {
	const q7, q8 = "Q7\n stem: Stem.", "\nQ8\n stem: Other."
	checkReads(t, []readCase{
		{"on a line", stem + "<!-- x -->\n\nMore.", "Q7\n stem: Stem.⏎⏎<!-- x -->⏎⏎More.", ""},
		{"hides a question", stem + "<!--\n## Question #9\nHidden.\n-->\n## Question #8\nOther.", q7 + "⏎⏎<!--⏎## Question #9⏎Hidden.⏎-->" + q8, ""},
		{"hides options", stem + "A. one\n\n<!--\nB. hidden\n-->\n\nB. two", q7 + "\n A: one⏎⏎<!--⏎B. hidden⏎-->\n B: two", ""},
		{"text behind its end", stem + "<!--\n## Question #9\n--> text\n## Question #8\nOther.", q7 + "⏎⏎<!--⏎## Question #9⏎--> text" + q8, ""},
		{"text on its only line", stem + "<!-- x --> Which?\n\nA. one\nB. two", q7 + "⏎⏎<!-- x --> Which?\n A: one\n B: two", ""},
		{"two on a line", stem + "<!-- x --> <!-- y -->\n\nA. one\nB. two", q7 + "⏎⏎<!-- x --> <!-- y -->\n A: one\n B: two", ""},
		{"never closed", stem + "<!-- x\n\n## Question #8\nOther.", q7 + "⏎⏎<!-- x" + q8, ""},
		{"never closed, before another", stem + "<!-- x\n\n## Question #8\nOther.\n\n<!-- y -->", q7 + "⏎⏎<!-- x" + q8 + "⏎⏎<!-- y -->", ""},
		{"a fence in it", stem + "<!--\n```\n-->\n## Question #8\nOther.", q7 + "⏎⏎<!--⏎```⏎-->" + q8, ""},
		{"in a fence", stem + "```\n<!--\n```\n## Question #8\nOther. -->", q7 + "⏎⏎```⏎<!--⏎```" + "\nQ8\n stem: Other. -->", ""},
		{"behind text", stem + "Which? <!-- x\n## Question #8\nOther. -->", q7 + "⏎⏎Which? <!-- x\nQ8\n stem: Other. -->", ""},
		{"empty", stem + "<!---->\nMore.", q7 + "⏎⏎<!---->⏎More.", ""},
		{"before the first question", "<!--\n## Question #9\n-->\n## Question #8\nOther.", strings.TrimPrefix(q8, "\n"), ""},
		{"below a reason", stem + "### 선택지 분석\n**A. x**\n- a ✅\n  <!-- ❌ -->\n- b <!-- ❌ --> ✅", q7 + "\n analysis\n  3 options 선택지 분석\n   A x\n    pro: a⏎<!-- ❌ -->\n    pro: b <!-- ❌ -->", ""},
	})
}

// A directive is never text, and does not part what it stands in.
func TestDirectives(t *testing.T) {
	const d = "<!-- qbank-disable QB401 -->"
	for _, c := range []struct {
		readCase
		directives int
	}{
		{readCase{"below the heading", "## Question #7\n" + d + "\nStem.", "Q7\n stem: Stem.", ""}, 1},
		{readCase{"behind the heading", "## Question #7 (x) " + d + "\nStem.", "Q7 (x)\n stem: Stem.", ""}, 1},
		{readCase{"before the first question", d + "\n## Question #7\nStem.", "Q7\n stem: Stem.", ""}, 1},
		{readCase{"between questions", stem + d + "\n\n## Question #8\n" + d + "\nOther.", "Q7\n stem: Stem.\nQ8\n stem: Other.", ""}, 2},
		{readCase{"after the options", stem + "A. one\nB. two\n\n" + d + "\n\n## Question #8\nOther.", "Q7\n stem: Stem.\n A: one\n B: two\nQ8\n stem: Other.", ""}, 1},
		{readCase{"inside a paragraph", "## Question #7\nOne\n" + d + "\ntwo.", "Q7\n stem: One⏎two.", ""}, 1},
		{readCase{"between paragraphs", "## Question #7\nOne\n\n" + d + "\ntwo.", "Q7\n stem: One⏎⏎two.", ""}, 1},
		{readCase{"behind text", "## Question #7\nOne " + d + "\ntwo.", "Q7\n stem: One⏎two.", ""}, 1},
		{readCase{"before text", "## Question #7\n" + d + " One\ntwo.", "Q7\n stem: One⏎two.", ""}, 1},
		{readCase{"two on a line", "## Question #7\nOne " + d + " two " + d + ".", "Q7\n stem: One two.", ""}, 2},
		{readCase{"inside an option", options("A. one", d, "goes on", "B. two"), "Q7\n stem: Stem.\n A: one⏎goes on\n B: two", ""}, 1},
		{readCase{"inside the last option", options("A. one", "B. two", d, "goes on"), "Q7\n stem: Stem.\n A: one\n B: two⏎goes on", ""}, 1},
		{readCase{"between options", options("A. one", "", d, "", "B. two"), "Q7\n stem: Stem.\n A: one\n B: two", ""}, 1},
		{readCase{"behind an option", options("A. one "+d, "B. two"), "Q7\n stem: Stem.\n A: one\n B: two", ""}, 1},
		{readCase{"over two lines", "## Question #7\nOne\n<!--\nqbank-disable QB401\n-->\ntwo.", "Q7\n stem: One⏎two.", ""}, 1},
		{readCase{"over two lines, after the opening", options("A. one", "<!-- qbank-disable", "QB401 -->", "goes on", "B. two"), "Q7\n stem: Stem.\n A: one⏎goes on\n B: two", ""}, 1},
		{readCase{"two on a line of their own", "## Question #7\n" + d + " " + d + "\nOne.", "Q7\n stem: One.", ""}, 2},
		{readCase{"before a comment", "## Question #7\n" + d + " <!-- x -->\nOne.", "Q7\n stem: <!-- x -->⏎One.", ""}, 1},
		{readCase{"behind a comment", "## Question #7\n<!-- x --> " + d + "\nOne.", "Q7\n stem: <!-- x -->⏎One.", ""}, 1},
		{readCase{"over two lines, before text", "## Question #7\n<!-- qbank-disable\nQB401 --> One\ntwo.", "Q7\n stem: One⏎two.", ""}, 1},
		{readCase{"over two lines, behind another", "## Question #7\n" + d + "<!-- qbank-disable\nQB401 -->\nOne.", "Q7\n stem: One.", ""}, 2},
		{readCase{"in a fence", "## Question #7\n```\n" + d + "\n```", "Q7\n stem: ```⏎" + d + "⏎```", ""}, 0},
		{readCase{"in code", "## Question #7\nWrite `" + d + "`.", "Q7\n stem: Write `" + d + "`.", ""}, 0},
		{readCase{"in a comment", "## Question #7\n<!--\nx " + d + "\n", "Q7\n stem: <!--⏎x " + d, ""}, 0},
		{readCase{"never closed", "## Question #7\n<!-- qbank-disable QB401\nOne.", "Q7\n stem: <!-- qbank-disable QB401⏎One.", ""}, 0},
		{readCase{"another program's", "## Question #7\n<!-- prettier-ignore -->\nOne.", "Q7\n stem: <!-- prettier-ignore -->⏎One.", ""}, 0},
		{
			readCase{
				"among reasons", stem + "### 선택지 분석\n" + d + "\n**A. x** " + d + "\n- a " + d + " ✅\n" + d + "\n  - b\n  " + d + "\n  - c\n" + d + "\n- d",
				"Q7\n stem: Stem.\n analysis\n  3 options 선택지 분석\n   A x\n    pro: a⏎- b⏎- c\n    none: d", "",
			}, 6,
		},
	} {
		checkReads(t, []readCase{c.readCase})
		f := Parse("x.md", []byte(c.in))
		if len(f.Directives) != c.directives {
			t.Errorf("%s: got %d directives, want %d", c.name, len(f.Directives), c.directives)
		}
		for _, b := range f.Directives {
			if b.Text != f.Source.Slice(b.Span) || !strings.HasPrefix(b.Text, "<!--") || !strings.HasSuffix(b.Text, "-->") {
				t.Errorf("%s: got directive %q at %v", c.name, b.Text, b.Span)
			}
		}
	}
}
