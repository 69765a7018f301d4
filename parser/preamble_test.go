package parser

import "testing"

func TestFrontMatter(t *testing.T) {
	const q = "## Question #7\nStem.\n"
	const want = "Q7\n stem: Stem."
	checkReads(t, []readCase{
		{"plain", "---\ntitle: x\n---\n" + q, want, ""},
		{"ends in dots", "---\ntitle: x\n...\n" + q, want, ""},
		{"after a byte-order mark", byteOrderMark + "---\ntitle: x\n---\n" + q, want, ""},
		{"white space behind", "--- \ntitle: x\n---\t\n" + q, want, ""},
		{"holds what looks like a fence and options", "---\nA. x\nB. y\ncode: |\n  ```\n---\n" + q, want, ""},
		{"holds a comment", "---\n# Question bank\n<!--\n---\n" + q, want, ""},
		{"a rule", "---\n\n" + q, want, ""},
		{"a rule, and one below a question", "---\n\n" + q + "\n---\n", want + "⏎⏎---", ""},
		{"rules around a malformed question", "---\n## Question #\nx\n---\n" + q, want + "\nQ0!\n stem: x⏎---", "QB001 2:1"},
		{"not at the start", " \n---\nA. x\nB. y\n---\n" + q, want, "QB002 3:1"},
		{"empty", "---\n---\n" + q, want, ""},
	})
}

func TestPreamble(t *testing.T) {
	const q = "## Question #7\nStem.\n"
	const want = "Q7\n stem: Stem."
	checkReads(t, []readCase{
		{"a title and an introduction", "# Bank\n\nText.\n\n## Rules\n\n- a\n\n" + q, want, ""},
		{"a fenced example", "# Bank\n\n````\n## Question #1\nA. x\nB. y\n```yaml\n```\n````\n\n" + q, want, ""},
		{"options that lost their heading", "Which?\n\nA. x\nB. y\n\n" + q, want, "QB002 3:1"},
		{"one letter is no option", "A. Author wrote this.\n\n" + q, want, ""},
		{"B alone", "B. x\nC. y\n\n" + q, want, ""},
	})
	f := Parse("x.md", []byte("# Bank\n\n"+q))
	if got := f.Source.Slice(f.Preamble); got != "# Bank\n\n" {
		t.Errorf("preamble %q", got)
	}
}

func TestNoQuestions(t *testing.T) {
	for _, text := range []string{"", "\n", "text", "# Title\n\nText.\n", "A. x\nB. y\n", "```\n## Question #1\n```\n", byteOrderMark, "---\n"} {
		f := Parse("x.md", []byte(text))
		if f.HasQuestions() || f.Preamble.End != len(text) || len(f.Diagnostics) > 0 {
			t.Errorf("%q: HasQuestions %v, preamble %v, %s", text, f.HasQuestions(), f.Preamble, faults(f))
		}
	}
}

// A heading that is not deeper than the question's and has no other meaning ends
// the question; what follows belongs to none.
func TestStrayHeading(t *testing.T) {
	const q7, q8 = "Q7\n stem: Stem.\n", "\nQ8\n stem: Other."
	checkReads(t, []readCase{
		{"above", stem + "# Chapter 2\n\nText.\n\n## Question #8\nOther.", q7 + " stray: # Chapter 2" + q8, "QB002 4:1"},
		{"at the same level", stem + "## Notes\n\n### More\n정답: A\n- x\n\n| a |\n\n> b\n\n---\n\n<!-- c -->\n\n## Question #8\nOther.", q7 + " stray: ## Notes" + q8, "QB002 4:1"},
		{"after the options", stem + "A. x\nB. y\n## Notes\nC. z", q7 + " A: x\n B: y\n stray: ## Notes", "QB002 6:1"},
		{"in an analysis", stem + "## Question #7 분석\nText.\n## Notes\n### 선택지 분석\n**A. x**", q7 + " analysis #7 분석\n  body: Text.\n stray: ## Notes", "QB002 6:1"},
		{"in an analysis without heading", stem + "### 요구사항\n## Notes\n", q7 + " analysis\n  3 요구사항\n stray: ## Notes", "QB002 5:1"},
		{"above an analysis that is deeper", stem + "### Question #7 분석\n## Notes", q7 + " analysis #7 분석\n stray: ## Notes", "QB002 5:1"},
		{"two of them are one", stem + "# Part 2\n\n# Chapter 1\n\n## Question #8\nOther.", q7 + " stray: # Part 2" + q8, "QB002 4:1"},
		{"with a fence", stem + "# Part 2\n```\n## Question #9\n```\n## Question #8\nOther.", q7 + " stray: # Part 2" + q8, "QB002 4:1"},
		{"with a directive and <br>", stem + "# Part 2\n<!-- qbank-enable -->\n\n<br>\n\n## Question #8\nOther.", q7 + " stray: # Part 2" + q8, "QB002 4:1"},
		{"the section of the options is none", stem + "A. x\nB. y\n## 선택지 분석\n**A. x**\n- a ✅", q7 + " A: x\n B: y\n analysis\n  2 options 선택지 분석\n   A x\n    pro: a", ""},
		{"below level 1 all is deeper", "# Question #7\nStem.\n\n## Notes\nText.", q7 + " analysis\n  2 Notes\n   body: Text.", ""},
	})
}
