package parser

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

const analysis = "## Question #7\nStem.\n\n## Question #7 분석\n"

func TestSections(t *testing.T) {
	const q = "Q7\n stem: Stem.\n analysis #7 분석\n"
	checkReads(t, []readCase{
		{"levels", analysis + "### a\nx\n#### b\ny\n### c\n###### d", q + "  3 a\n   body: x\n  4 b\n   body: y\n  3 c\n  6 d", ""},
		{"titles as written", analysis + "### ✅ 요구사항:\n### **✅ 핵심**\n#### 3.1 구조\n### 📋 비교 📋\n### `code`", q + "  3 ✅ 요구사항:\n  3 **✅ 핵심**\n  4 3.1 구조\n  3 📋 비교 📋\n  3 `code`", ""},
		{"a closing sequence", analysis + "### a ###\n### b#\n### c \\#", q + "  3 a\n  3 b#\n  3 c \\#", ""},
		{"no title", analysis + "###\ntext\n### #\n", q + "  3\n   body: text\n  3", ""},
		{"a comment behind", analysis + "### a <!-- b -->", q + "  3 a", ""},
		{"no space: text", analysis + "###a\n", q + "  body: ###a", ""},
		{"a bold line is none", analysis + "### a\n\n**1.1 기존 구조**\n\ntext", q + "  3 a\n   body: **1.1 기존 구조**⏎⏎text", ""},
		{"text before the first", analysis + "x\n\n- y\n\n### a", q + "  body: x⏎⏎- y\n  3 a", ""},
		{"sub-sections at the level of their parent", analysis + "### 📋 비교\n### **A와 B**\nx\n### **C**", q + "  3 📋 비교\n  3 **A와 B**\n   body: x\n  3 **C**", ""},
		{"analysis words in titles", analysis + "### ✅ 핵심 분석\nx\n### **2. 비교 (A번 분석)**\n**A. x**\n### 해설\ny", q + "  3 ✅ 핵심 분석\n   body: x\n  3 **2. 비교 (A번 분석)**\n   body: **A. x**\n  3 해설\n   body: y", ""},
		{"a question that is no heading", analysis + "### a\nQuestion #8 is harder.\n", q + "  3 a\n   body: Question #8 is harder.", ""},
		{
			"all other blocks", analysis + "### a\n| x | ✅ |\n|---|---|\n\nh | i\n--|--\n1 | 2\n\n> q\n> r\n\n---\n\n<div>\n<b>x</b>\n</div>\n\n![i](j)\n\n<br>\n\n<!-- c -->\n\n***\n_ _ _",
			q + "  3 a\n   body: | x | ✅ |⏎|---|---|⏎⏎h | i⏎--|--⏎1 | 2⏎⏎> q⏎> r⏎⏎---⏎⏎<div>⏎<b>x</b>⏎</div>⏎⏎![i](j)⏎⏎<br>⏎⏎<!-- c -->⏎⏎***⏎_ _ _", "",
		},
		{"blank lines become one", analysis + "### a\nx\n\n\n\ny\nz\n\n```\n\n\n```", q + "  3 a\n   body: x⏎⏎y⏎z⏎⏎```⏎⏎⏎```", ""},
	})
}

// Without a heading of its own the analysis begins at the first section after
// the options.
func TestAnalysisWithoutHeading(t *testing.T) {
	const q = "Q7\n stem: Stem.\n A: one\n B: two\n analysis\n"
	const opts = stem + "A. one\nB. two\n"
	checkReads(t, []readCase{
		{"a section", opts + "\n### 요구사항\n- x", q + "  3 요구사항\n   body: - x", ""},
		{"right below the options", opts + "### 요구사항\n- x", q + "  3 요구사항\n   body: - x", ""},
		{"the section of the options", opts + "### 선택지 분석\n**A. x** ⭐\n- y ✅", q + "  3 options 선택지 분석\n   A x star\n    pro: y", ""},
		{"text before", opts + "\nNote.\n\n### 요구사항", q + "  tail: Note.\n  3 요구사항", ""},
		{"text alone", opts + "\nNote.\n", q + "  tail: Note.", ""},
		{"an answer line alone", opts + "\n**정답: B**\n", "Q7\n stem: Stem.\n A: one\n B: two\n stated: B\n analysis\n  tail: **정답: B**", ""},
		{"a rule alone is none", opts + "\n---\n\n## Question #8\nOther.", "Q7\n stem: Stem.\n A: one\n B: two\n tail: ---\nQ8\n stem: Other.", ""},
		{"a comment alone is none", opts + "\n<!-- x -->\n\n## Question #8\nOther.", "Q7\n stem: Stem.\n A: one\n B: two\n tail: <!-- x -->\nQ8\n stem: Other.", ""},
		{"no options", stem + "### 요구사항\n- x\n\n### 선택지 분석\nA. x\n- y", "Q7\n stem: Stem.\n analysis\n  3 요구사항\n   body: - x\n  3 options 선택지 분석\n   A x\n    none: y", ""},
	})
}

func TestTitleOfOptionSection(t *testing.T) {
	for _, title := range []string{
		"선택지 분석", "보기 분석", "선지 분석", "Option analysis", "Options", "Choices",
		"OPTION ANALYSIS", "options", "선택지  분석", "선택지\u00a0분석", "선택지분석",
		"✅ 선택지 분석", "**✅ 선택지 분석**", "**선택지 분석**", "✅ **선택지 분석** ✅", "⚖️ 선택지 분석",
		"선택지 분석:", "**선택지 분석:**", "선택지 분석：", "3. 선택지 분석", "3) 선택지 분석", "3.1 선택지 분석",
		"**3. 선택지 분석**", "(3) 선택지 분석", "③ 선택지 분석", "3️⃣ 선택지 분석", "Ⅲ. 선택지 분석",
		"선택지 분석 ###", "선택지 분석 <!-- x -->", norm.NFD.String("선택지 분석"), norm.NFD.String("✅ 보기 분석"),
	} {
		f := Parse("x.md", []byte(analysis+"### "+title+"\n**A. x**\n"))
		if n := len(f.Questions[0].Analysis.OptionAnalyses()); n != 1 {
			t.Errorf("%q is not read as the section of the options", title)
		}
	}
	for _, title := range []string{
		"잘못된 선택지들 분석", "선택지 A (권장)", "선택지 분석 요약", "선택지", "분석", "Optional analysis", "Our choices", "옵션", "3.1", "",
	} {
		f := Parse("x.md", []byte(analysis+"### "+title+"\n**A. x**\n"))
		if n := len(f.Questions[0].Analysis.OptionAnalyses()); n != 0 {
			t.Errorf("%q is read as the section of the options", title)
		}
	}
}

func TestExtentOfOptionSection(t *testing.T) {
	const q = "Q7\n stem: Stem.\n analysis #7 분석\n"
	checkReads(t, []readCase{
		{"to a section of its level", analysis + "### 선택지 분석\n**A. a**\n### 결론\n**B. b**", q + "  3 options 선택지 분석\n   A a\n  3 결론\n   body: **B. b**", ""},
		{"to one above", analysis + "#### 선택지 분석\n**A. a**\n### 결론\n**B. b**", q + "  4 options 선택지 분석\n   A a\n  3 결론\n   body: **B. b**", ""},
		{"deeper ones are inside", analysis + "### 선택지 분석\n#### 오답\n**A. a**\n#### 정답인 것\n**B. b**", q + "  3 options 선택지 분석\n  4 오답\n   A a\n  4 정답인 것\n   B b", ""},
		{"one inside of another", analysis + "### 선택지 분석\n#### 보기 분석\n**A. a**\n#### 다음\n**B. b**\n### 끝\n**C. c**", q + "  3 options 선택지 분석\n  4 options 보기 분석\n   A a\n  4 다음\n   B b\n  3 끝\n   body: **C. c**", ""},
		{"two of them", analysis + "### 선택지 분석\n**A. a**\n### 보기 분석\n**B. b**", q + "  3 options 선택지 분석\n   A a\n  3 options 보기 분석\n   B b", ""},
		{"text before the first option", analysis + "### 선택지 분석\ntext\n\n| x | ✅ |\n|---|---|\n\n**A. a**", q + "  3 options 선택지 분석\n   body: text⏎⏎| x | ✅ |⏎|---|---|\n   A a", ""},
		{"none analysed", analysis + "### 선택지 분석\ntext", q + "  3 options 선택지 분석\n   body: text", ""},
		{"option headings outside of it are text", analysis + "### 요구사항\n**A. a** ⭐\n- x ✅", q + "  3 요구사항\n   body: **A. a** ⭐⏎- x ✅", ""},
	})
}

// An answer line in the section of the options begins its closing.
func TestClosing(t *testing.T) {
	const q = "Q7\n stem: Stem.\n stated: A\n analysis #7 분석\n"
	const section = analysis + "### 선택지 분석\n**A. a** ⭐\n- x ✅\n\n"
	const read = q + "  3 options 선택지 분석\n   A a star\n    pro: x\n"
	checkReads(t, []readCase{
		{"with text", section + "**정답: A**\n\n끝.\n\n- y ✅", read + "   closing: **정답: A**⏎⏎끝.⏎⏎- y ✅", ""},
		{"then another option", section + "정답: A\n\n**B. b**\n- y ❌", read + "   B b\n    con: y\n   closing: 정답: A", ""},
		{"before the first option", analysis + "### 선택지 분석\n정답: A\n\n**A. a**", q + "  3 options 선택지 분석\n   body: 정답: A\n   A a", ""},
		{"in an ordinary section", analysis + "### 결론\n정답: A\n\n끝.", q + "  3 결론\n   body: 정답: A⏎⏎끝.", ""},
	})
}
