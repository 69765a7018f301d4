package parser

import (
	"strings"
	"testing"
)

func TestReadFence(t *testing.T) {
	for _, c := range []struct {
		line string
		want fenceLine
	}{
		{"```", fenceLine{char: '`', length: 3}},
		{"~~~~", fenceLine{char: '~', length: 4}},
		{"```  ", fenceLine{char: '`', length: 3}},
		{"```\u00a0", fenceLine{char: '`', length: 3}},
		{"```yaml", fenceLine{char: '`', length: 3, info: true}},
		{"``` yaml", fenceLine{char: '`', length: 3, info: true}},
		{"~~~ a `b` ~", fenceLine{char: '~', length: 3, info: true}},
		{"          ```", fenceLine{char: '`', length: 3}},
		{"\t```", fenceLine{char: '`', length: 3}},
		{"- ```yaml", fenceLine{char: '`', length: 3, info: true, item: true}},
		{"1. ```", fenceLine{char: '`', length: 3, item: true}},
		{"- 2) * ~~~", fenceLine{char: '~', length: 3, item: true}},
		{"• ```", fenceLine{char: '`', length: 3, item: true}},
	} {
		if got, ok := readFence(c.line); !ok || got != c.want {
			t.Errorf("%q: got %+v, %v", c.line, got, ok)
		}
	}
	for _, line := range []string{"", "``", "~~", "``` a`b", "```x```", "a ```", "-```", "> ```", "`` ` ``", "~`~"} {
		if got, ok := readFence(line); ok {
			t.Errorf("%q is no fence, got %+v", line, got)
		}
	}
}

// fenced puts a fence into the analysis of question 7, before question 8.
func fenced(lines ...string) string {
	return "## Question #7\nStem.\n### 요구사항\n" + strings.Join(lines, "\n") + "\n\n## Question #8\nOther.\n"
}

func TestClosedFence(t *testing.T) {
	body := func(s string) string {
		return "Q7\n stem: Stem.\n analysis\n  3 요구사항\n   body: " + s + "\nQ8\n stem: Other."
	}
	checkReads(t, []readCase{
		{"all is text", fenced("```", "# x", "A. x", "**B. y** ⭐", "정답: A", "- a ✅", "```"), body("```⏎# x⏎A. x⏎**B. y** ⭐⏎정답: A⏎- a ✅⏎```"), ""},
		{"a question heading", fenced("```", "## Question #9", "```"), body("```⏎## Question #9⏎```"), ""},
		{"tildes", fenced("~~~", "## Question #9", "```", "~~~"), body("~~~⏎## Question #9⏎```⏎~~~"), ""},
		{"an info string", fenced("```yaml title", "## Question #9", "```"), body("```yaml title⏎## Question #9⏎```"), ""},
		{"a longer end", fenced("```", "## Question #9", "`````"), body("```⏎## Question #9⏎`````"), ""},
		{"a shorter one is no end", fenced("````", "```", "## Question #9", "````"), body("````⏎```⏎## Question #9⏎````"), ""},
		{"an info string is no end", fenced("```", "```yaml", "x", "```"), body("```⏎```yaml⏎x⏎```"), ""},
		{"the other character is no end", fenced("```", "~~~", "## Question #9", "```"), body("```⏎~~~⏎## Question #9⏎```"), ""},
		{"a list marker is no end", fenced("```", "- ```", "## Question #9", "```"), body("```⏎- ```⏎## Question #9⏎```"), ""},
		{"white space behind the end", fenced("```", "## Question #9", "``` \t"), body("```⏎## Question #9⏎```"), ""},
		{"indented", fenced("    ```", "    ## Question #9", "  ```"), body("  ```⏎  ## Question #9⏎```"), ""},
		{"indented less inside", fenced("   ```", "## Question #9", "   ```"), body("   ```⏎## Question #9⏎   ```"), ""},
		{"blank lines inside", fenced("```", "", "", "x ", "```"), body("```⏎⏎⏎x ⏎```"), ""},
		{"in a list item", fenced("- a", "  ```", "  ## Question #9", "  ```", "- b"), body("- a⏎  ```⏎  ## Question #9⏎  ```⏎- b"), ""},
		{"behind a list marker", fenced("- ```", "  ## Question #9", "  ```"), body("- ```⏎  ## Question #9⏎  ```"), ""},
		{"empty", fenced("```", "```"), body("```⏎```"), ""},
		{"two", fenced("```", "x", "```", "```", "y", "```"), body("```⏎x⏎```⏎```⏎y⏎```"), ""},
		{"inline code is none", fenced("```x```", "", "text"), body("```x```⏎⏎text"), ""},
		{"an example of the format", fenced("````markdown", "## Question #9", "```yaml", "x", "```", "## Question #10", "````"), body("````markdown⏎## Question #9⏎```yaml⏎x⏎```⏎## Question #10⏎````"), ""},
		{"an example between tildes", fenced("~~~", "## Question #9", "```yaml", "x", "```", "~~~"), body("~~~⏎## Question #9⏎```yaml⏎x⏎```⏎~~~"), ""},
	})
}

func TestForgottenFence(t *testing.T) {
	const q7 = "Q7\n stem: Stem.\n analysis\n  3 요구사항\n   body: "
	checkReads(t, []readCase{
		{"open at the end", fenced("```yaml", "x"), q7 + "```yaml⏎x\nQ8\n stem: Other.", "QB003 4:1"},
		{
			"holds a heading and opens again", fenced("```yaml", "x") + "```yaml\ny\n```\n",
			q7 + "```yaml⏎x\nQ8\n stem: Other.⏎```yaml⏎y⏎```", "QB003 4:1",
		},
		{
			"opens again longer", fenced("```yaml", "x") + "`````yaml\ny\n`````\n",
			q7 + "```yaml⏎x\nQ8\n stem: Other.⏎`````yaml⏎y⏎`````", "QB003 4:1",
		},
		{
			"opens again in a list item", fenced("```yaml", "x") + "- ```yaml\n  y\n  ```\n",
			q7 + "```yaml⏎x\nQ8\n stem: Other.⏎- ```yaml⏎  y⏎  ```", "QB003 4:1",
		},
		{
			"opened in a list item", fenced("- a", "  ```yaml", "  x", "### 다음", "- b ✅") + "```sh\ny\n```\n",
			q7 + "- a⏎  ```yaml⏎  x⏎### 다음⏎- b ✅\nQ8\n stem: Other.⏎```sh⏎y⏎```", "QB003 5:3",
		},
		{
			"an analysis heading in it", fenced("```yaml", "x") + "A. x\nB. y\n\n```\n\n## Question #8 분석\n",
			q7 + "```yaml⏎x⏎⏎## Question #8⏎Other.⏎A. x⏎B. y⏎⏎```\n orphan #8 분석", "QB004 14:14",
		},
		{
			"at the end of the file", "## Question #7\nStem.\n### 요구사항\n```\nx\n\n### 다음\n",
			q7 + "```⏎x⏎⏎### 다음", "QB003 4:1",
		},
		{"the last line", "## Question #7\nStem.\n### 요구사항\n```", q7 + "```", "QB003 4:1"},
		{
			"twice", fenced("```yaml", "x") + "### 요구사항\n```yaml\ny\n\n## Question #9\nLast.",
			q7 + "```yaml⏎x\nQ8\n stem: Other.\n analysis\n  3 요구사항\n   body: ```yaml⏎y\nQ9\n stem: Last.", "QB003 4:1, QB003 10:1",
		},
		{
			"of a longer one the shorter is no sign", fenced("````", "x") + "```yaml\ny\n```\n\n````\n",
			q7 + "````⏎x⏎⏎## Question #8⏎Other.⏎```yaml⏎y⏎```⏎⏎````", "",
		},
		{
			"without info string the line is no sign", fenced("```", "x") + "```\ny\n",
			q7 + "```⏎x⏎⏎## Question #8⏎Other.⏎```⏎y", "",
		},
		{
			"a sign before the heading is none", fenced("```", "```yaml", "x") + "```\n",
			q7 + "```⏎```yaml⏎x⏎⏎## Question #8⏎Other.⏎```", "",
		},
		{
			"pairs behind the heading", fenced("```", "x") + "```yaml\ny\n```\n\n```\nz\n```\n",
			q7 + "```⏎x\nQ8\n stem: Other.⏎```yaml⏎y⏎```⏎⏎```⏎z⏎```", "QB003 4:1",
		},
		{
			"closed far behind", fenced("```", "x") + "\n## Question #9\nLast.\n```\ny\n```\n",
			q7 + "```⏎x\nQ8\n stem: Other.\nQ9\n stem: Last.⏎```⏎y⏎```", "QB003 4:1",
		},
		{
			"the other character is no end", fenced("```", "x") + "~~~\ny\n",
			q7 + "```⏎x\nQ8\n stem: Other.⏎~~~⏎y", "QB003 4:1, QB003 9:1",
		},
		{
			"says that it holds questions", fenced("```markdown", "x") + "## Question #9\nLast.\n```\n",
			q7 + "```markdown⏎x⏎⏎## Question #8⏎Other.⏎## Question #9⏎Last.⏎```", "",
		},
		{
			"says so and is never closed", fenced("~~~ QBank", "x"),
			q7 + "~~~ QBank⏎x\nQ8\n stem: Other.", "QB003 4:1",
		},
		{"before the first question", "```\nx\n\n## Question #7\nStem.", "Q7\n stem: Stem.", "QB003 1:1"},
		{"a malformed heading in it", "```\nx\n\n## Question #\nStem.", "Q0!\n stem: Stem.", "QB003 1:1, QB001 4:1"},
	})
}

// The fix closes the fence where it is taken to end.
func TestFixOfForgottenFence(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"before a question", "```yaml\nx\n\n## Question #8\n", "```yaml\nx\n```\n\n## Question #8\n"},
		{"at the end", "## Question #8\n````\nx\n", "## Question #8\n````\nx\n````\n"},
		{"no last line end", "## Question #8\n~~~\nx", "## Question #8\n~~~\nx\n~~~"},
		{"an opening line alone", "## Question #8\n```", "## Question #8\n```\n```"},
		{"CRLF", "## Question #8\r\n```\r\nx\r\n", "## Question #8\r\n```\r\nx\r\n```\r\n"},
		{"indented", "## Question #8\n- a\n  ```\n  x\n", "## Question #8\n- a\n  ```\n  x\n  ```\n"},
		{"behind a list marker", "## Question #8\n- ```\n  x\n", "## Question #8\n- ```\n  x\n  ```\n"},
	} {
		f := Parse("x.md", []byte(c.text))
		if len(f.Diagnostics) != 1 || f.Diagnostics[0].Fix == nil {
			t.Errorf("%s: got %s", c.name, faults(f))
			continue
		}
		fixed := apply(c.text, f.Diagnostics[0].Fix)
		if fixed != c.want {
			t.Errorf("%s: got %q, want %q", c.name, fixed, c.want)
		}
		if again := Parse("x.md", []byte(fixed)); len(again.Diagnostics) > 0 {
			t.Errorf("%s: after the fix, got %s", c.name, faults(again))
		}
	}
}
