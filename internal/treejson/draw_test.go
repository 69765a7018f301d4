package treejson

import (
	"strings"

	_ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
	"pgregory.net/rapid"
)

// everything is a bank with a node of every kind in most of its places.
const everything = "# A bank\n\n" +
	"## Question #7 (Choose two)\nWhich two?\n\n### Where\n\n<br>\n\n- a\n\n| a |\n|---|\n\n> q\n\n---\n\n```\nx\n```\n\n<!-- c -->\n\n<!-- qbank-disable-question QB4 -->\n\n" +
	"A. one\n\nmore of one\n\n정답: A\n\n<br>\n\n- b\n\n| b |\n|---|\n\n> q\n\n---\n\n```\ny\n```\n\n<!-- d -->\n\n<!-- qbank-enable -->\n\nB.two\n\nC. three\n\n정답: B\n\nafter\n\n" +
	"## Question #7 분석 (요약)\nbody\n\n### 배경\n\ntext\n\n### 선택지 분석\n\nbefore\n\n" +
	"**A. 하나** ⭐\n- 맞다 ✅\n- 조심 ⚠️ ❌ ⭐\n\ntext\n\n| c |\n|---|\n\n> q\n\n---\n\n```\nz\n```\n\n<!-- e -->\n\n<!-- qbank-disable QB1 -->\n\n" +
	"**B. 둘** [정답] ❌ ⚠️\n- 그냥\n- 살피다 ⚠️\n\n" +
	"**정답: A + B**\n\nend\n\n<br>\n\n- f\n\n| f |\n|---|\n\n> q\n\n---\n\n```\nw\n```\n\n<!-- f -->\n\n<!-- qbank-disable QB2 -->\n\n정답: C\n\n" +
	"# Chapter\n\ntext\n\n정답: A\n\n- g\n\n| g |\n|---|\n\n> q\n\n---\n\n```\nv\n```\n\n<!-- g -->\n\n<!-- qbank-disable QB3 -->\n\n# Chapter\n\n" +
	"## Question #8\nx\n\nA. a\n\nB. b\n\n### Loose\n\n# Chapter\n\n" +
	"##Question #9 분석\n\n## Question #\ny\n"

// fragments are the lines that banks are drawn from.
var fragments = []string{
	"## Question #7", "## Question #8 (Choose Two)", "## Question #", "##Question #9", "# Question #7 분석", "## Question #8: Analysis", "## 해설 (x)", "##Question #9 해설",
	"### 요구사항", "###", "### 선택지 분석", "#### 보기 분석", "# Chapter", "#tag",
	"A. one", "B. two", "C) three", "**B.** two", "B.two", "A.", "**A. 이름** ⭐", "**B. 이름** [정답] ✅", "A. 이름",
	"- 이유 ✅", "- 이유 ❌ (더)", "1. 이유 ⚠️", "  - 아래 ✅", "-", "정답: A", "**정답: A + C**", "### 정답: B",
	"text", "| a | b |", "|---|---|", "> quote", "---", "<br>", "```", "~~~", "<!-- x -->", "<!--", "<!-- qbank-disable QB1 -->",
	"", "", "", " ", "\ufeff", "\x00", "\xff", "가",
}

// fragmentBanks put each line into each part of a question.
func fragmentBanks() []string {
	var banks []string
	for _, line := range fragments {
		banks = append(banks, "## Question #7\n"+line+"\n\nA. a\n\n"+line+"\n\nB. b\n\n"+line+"\n\n## Question #7 분석\n"+line+
			"\n\n### 선택지 분석\n\n"+line+"\n\n**A. x**\n"+line+"\n\n정답: A\n\n"+line+"\n\n# Chapter\n\n"+line+"\n")
	}
	return banks
}

// drawBank draws a text like a bank.
func drawBank(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(0, 40).Draw(t, "lines") {
		b.WriteString(rapid.SampledFrom(fragments).Draw(t, "line"))
		b.WriteString(rapid.SampledFrom([]string{"\n", "\n", "\n\n", "\r\n", "\r", ""}).Draw(t, "end"))
	}
	return b.String()
}
