package parser

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// What people do wrong never stops the rest from being read.
func TestWrongOnPurpose(t *testing.T) {
	const (
		next = "\n## Question #208\nNext.\n\nA. x\nB. y\n"
		read = "\nQ208\n stem: Next.\n A: x\n B: y"
	)
	checkReads(t, []readCase{
		{"no blank lines", "## Question #7\nStem.\nA. one\nB. two\n### 선택지 분석\n**A. a** ⭐\n- x ✅\n**B. b**\n- y ❌" + next, "Q7\n stem: Stem.\n A: one\n B: two\n analysis\n  3 options 선택지 분석\n   A a star\n    pro: x\n   B b\n    con: y" + read, ""},
		{"no analysis", options("A. one", "B. two") + next, "Q7\n stem: Stem.\n A: one\n B: two" + read, ""},
		{"no stem", "## Question #7\n\nA. one\nB. two" + next, "Q7\n A: one\n B: two" + read, ""},
		{"no options", stem + next, "Q7\n stem: Stem." + read, ""},
		{"no star", optionSection + "**A. a**\n- x ✅" + next, "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n   A a\n    pro: x" + read, ""},
		{"two stars", optionSection + "**A. a** ⭐\n**B. b** ⭐" + next, "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n   A a star\n   B b star" + read, ""},
		{"no space behind a label", options("A. one", "B.two", "C. three") + next, "Q7\n stem: Stem.\n A: one\n B!: two\n C: three" + read, "QB006 5:1"},
		{"a label left out", options("A. one", "B. two", "D. four") + next, "Q7\n stem: Stem.\n A: one\n B: two\n D: four" + read, ""},
		{"the same question under two numbers", options("A. one", "B. two") + "\n## Question #8\nStem.\n\nA. one\nB. two" + next, "Q7\n stem: Stem.\n A: one\n B: two\nQ8\n stem: Stem.\n A: one\n B: two" + read, ""},
		{"an open fence", stem + "### 요구사항\n```\nx\n" + next, "Q7\n stem: Stem.\n analysis\n  3 요구사항\n   body: ```⏎x" + read, "QB003 5:1"},
		{"an analysis under another number", "## Question #208\nNext.\n\n## Question #209 분석\nText.\n", "Q208\n stem: Next.\n orphan #209 분석\n  body: Text.", "QB004 4:14"},
		{"a heading without a number", "## Question #\nStem.\n\nA. one\nB. two" + next, "Q208\n stem: Next.\n A: x\n B: y\nQ0!\n stem: Stem.\n A: one\n B: two", "QB001 1:1"},
		{"decomposed Hangul", norm.NFD.String("## 문제 7\n줄기.\n\nA. 하나\nB. 둘\n\n## 문제 7 해설\n### 선택지 분석\n**A. 가** [정답]\n- 이유 ✅\n\n정답: A") + next,
			"Q7\n stem: 줄기.\n A: 하나\n B: 둘\n stated: A\n analysis #7 " + norm.NFD.String("해설") + "\n  3 options " + norm.NFD.String("선택지 분석") + "\n   A " + norm.NFD.String("가") + " " + norm.NFD.String("[정답]") + "\n    pro: 이유\n   closing: 정답: A" + read, ""},
		{"no-break and zero-width spaces", "##\u00a0Question\u00a0#7\u200b\nStem.\n\n\u200bA.\u00a0one\n\u00a0B\u200b.\u00a0two\n\n###\u00a0선택지\u00a0분석\n\u200b**A.\u00a0a**\u00a0⭐\n-\u00a0x\u00a0✅" + next,
			"Q7\n stem: Stem.\n A: one\n B: two\n analysis\n  3 options 선택지\u00a0분석\n   A a star\n    pro: x" + read, ""},
		{"CRLF in the middle", "## Question #7\nStem.\r\n\r\nA. one\r\nB. two\n" + next, "Q7\n stem: Stem.\n A: one\n B: two" + read, ""},
		{"bytes that are no text", "## Question #7\nSt\xffem.\n\nA. one\nB. t\x00wo" + next, "Q7\n stem: St\ufffdem.\n A: one\n B: t\x00wo" + read, "QB005 2:3, QB005 5:5"},
	})
}
