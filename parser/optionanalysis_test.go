package parser

import "testing"

const optionSection = analysis + "### 선택지 분석\n"

func TestOptionAnalysisHeading(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"**A. 짧은 이름** ⭐", "A 짧은 이름 star"},
		{"**A. 짧은 이름**", "A 짧은 이름"},
		{"**A. 짧은 이름**  ", "A 짧은 이름"},
		{"A. 짧은 이름", "A 짧은 이름"},
		{"A) 짧은 이름", "A 짧은 이름"},
		{"(A) 짧은 이름", "A 짧은 이름"},
		{"**A.** 짧은 이름", "A 짧은 이름"},
		{"**A**. 짧은 이름", "A 짧은 이름"},
		{"**A)** 짧은 이름", "A 짧은 이름"},
		{"**A) 짧은 이름**", "A 짧은 이름"},
		{"**(A) 짧은 이름**", "A 짧은 이름"},
		{"**(A)** 짧은 이름", "A 짧은 이름"},
		{"__A. 짧은 이름__ ⭐", "A 짧은 이름 star"},
		{"**Ａ． 짧은 이름**", "A 짧은 이름"},
		{"Ａ．짧은 이름", "A 짧은 이름"},
		{"**A.\u00a0짧은 이름**", "A 짧은 이름"},
		{"**A.\u200b 짧은 이름**", "A 짧은 이름"},
		{"**A.짧은 이름**", "A 짧은 이름"},
		{"**A.S3 사용**", "A S3 사용"},
		{"#### A. 짧은 이름", "A 짧은 이름"},
		{"#### **A. 짧은 이름** ⭐", "A 짧은 이름 star"},
		{"### A. 짧은 이름", "A 짧은 이름"},
		{"##### ⭐ A. 짧은 이름 #####", "A 짧은 이름 star"},
		{"⭐ **A. 짧은 이름**", "A 짧은 이름 star"},
		{"**⭐ A. 짧은 이름**", "A 짧은 이름 star"},
		{"⭐ A. 짧은 이름", "A 짧은 이름 star"},
		{"✅ **A.** 짧은 이름", "A 짧은 이름 pro"},
		{"- **A. 짧은 이름**", "A 짧은 이름"},
		{"  **A. 짧은 이름**", "A 짧은 이름"},
		{"**A. 이름** 🌟", "A 이름 star"},
		{"**A. 이름** ★", "A 이름 star"},
		{"**A. 이름 ⭐**", "A 이름 star"},
		{"**A. 이름** ⭐️", "A 이름 star"},
		{"**A. 이름** [정답]", "A 이름 [정답]"},
		{"**A. 이름** (정답)", "A 이름 (정답)"},
		{"**A. 이름 (정답)**", "A 이름 (정답)"},
		{"**A. 이름** 【정답】", "A 이름 【정답】"},
		{"**A. 이름** [Answer]", "A 이름 [Answer]"},
		{"**A. 이름** (correct)", "A 이름 (correct)"},
		{"**A. 이름** (Correct Answer)", "A 이름 (Correct Answer)"},
		{"**A. 이름** (✅ 정답)", "A 이름 pro (✅ 정답)"},
		{"**A. 이름** (권장)", "A 이름 (권장)"},
		{"**A. 이름** (오답)", "A 이름 (오답)"},
		{"**A. 이름** ✅", "A 이름 pro"},
		{"**A. 이름** ❌ ⚠️", "A 이름 con caution"},
		{"**A. 2 × 3**", "A 2 × 3"},
		{"**A. 이름** ×", "A 이름 con"},
		{"**A. `⭐` 코드**", "A `⭐` 코드"},
		{"**A. 이름** <!-- ⭐ -->", "A 이름"},
		{"**A. 이름: 더 긴 말** ⭐ 끝", "A 이름: 더 긴 말 끝 star"},
		{"**A.**", "A"},
		{"A.", "A"},
	} {
		t.Run(c.line, func(t *testing.T) {
			f := Parse("x.md", []byte(optionSection+c.line+"\n- 이유 ✅\n"))
			want := "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n   " + c.want + "\n    pro: 이유"
			if got := outline(f); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
			checkTree(t, f)
		})
	}
}

func TestNoOptionAnalysisHeading(t *testing.T) {
	for _, line := range []string{
		"A company needs it.",
		"U.S. Region",
		"**U.S. Region**",
		"**A.I. service**",
		"A안: 하나",
		"**A안: 하나**",
		"**A + C 조합 효과:**",
		"**S3 File Gateway**",
		"#### 3.1 선택지 A (권장)",
		"#### 선택지 A",
		"**1.1 기존 구조**",
		"A: 이름",
		"A 이름",
		"**A 이름**",
		"a. 이름",
		"A.이름",
		"- A. 이름",
		"1. A. 이름",
		"> **A. 이름**",
		"    A. 이름",
		"| A. 이름 | x |",
		"`A. 이름`",
		"text **A. 이름**",
	} {
		f := Parse("x.md", []byte(optionSection+line+"\n- 이유 ✅\n"))
		if n := len(f.Questions[0].Analysis.OptionAnalyses()); n != 0 {
			t.Errorf("%q is read as an option-analysis heading:\n%s", line, outline(f))
		}
	}
}

func TestOptionAnalysis(t *testing.T) {
	const q = "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n"
	checkReads(t, []readCase{
		{"a blank line below the heading", optionSection + "**A. a**\n\n- x ✅", q + "   A a\n    pro: x", ""},
		{"two spaces behind the heading", optionSection + "**A. a**  \n- x ✅", q + "   A a\n    pro: x", ""},
		{"bold key among plain ones", optionSection + "**A. a** [정답]\n- x\nB. b\n- y\n\nC. c\n\n- z", q + "   A a [정답]\n    none: x\n   B b\n    none: y\n   C c\n    none: z", ""},
		{"without blank lines", optionSection + "**A. a**\n- x ❌\n**B. b**\n- y ✅", q + "   A a\n    con: x\n   B b\n    pro: y", ""},
		{"a fence and nothing else", optionSection + "**A. a**\n```yaml\nx: ✅\n- y ❌\n```\n**B. b**", q + "   A a\n    body: ```yaml⏎x: ✅⏎- y ❌⏎```\n   B b", ""},
		{"a fence, then reasons", optionSection + "**A. a**\n```\nx\n```\n- y ❌", q + "   A a\n    con: y\n    body: ```⏎x⏎```", ""},
		{"text, a table and reasons", optionSection + "**A. a**\ntext\n\n| x | ✅ |\n|---|---|\n\n- y ❌\n\nend", q + "   A a\n    con: y\n    body: text⏎⏎| x | ✅ |⏎|---|---|⏎⏎end", ""},
		{"nothing", optionSection + "**A. a**\n**B. b**\n", q + "   A a\n   B b", ""},
		{"as headings", optionSection + "#### A. a ⭐\n- x ✅\n\n#### B. b\n- y ❌", q + "   A a star\n    pro: x\n   B b\n    con: y", ""},
		{"as list items", optionSection + "- **A. a** ⭐\n  - x ✅\n- **B. b**\n  - y ❌", q + "   A a star\n    pro: x\n   B b\n    con: y", ""},
		{"the same twice", optionSection + "**A. a**\n- x\n\n**A. b**\n- y", q + "   A a\n    none: x\n   A b\n    none: y", ""},
		{"a line of a paragraph", optionSection + "**A. a**\ntext\n**B. b**\ntext", q + "   A a\n    body: text\n   B b\n    body: text", ""},
		{"a star in the text below", optionSection + "**A. a**\n⭐ text\n- x ⭐", q + "   A a\n    none: x ⭐\n    body: ⭐ text", ""},
	})
}

func TestSpansOfOptionAnalysisHeading(t *testing.T) {
	f := Parse("x.md", []byte(optionSection+"**A. 이름** ⭐️ [정답]\n"))
	h := f.Questions[0].Analysis.OptionAnalyses()[0].Heading
	text := f.Source.Slice
	if got := text(h.LabelSpan); got != "A" {
		t.Errorf("label %q", got)
	}
	if len(h.Marks) != 1 || text(h.Marks[0].Span) != "⭐️" || h.Marks[0].Glyph != "⭐" {
		t.Errorf("marks %+v", h.Marks)
	}
	if len(h.Tags) != 1 || text(h.Tags[0]) != "[정답]" {
		t.Errorf("tags %v", h.Tags)
	}
	if !h.Starred() || !h.Has(Star) || h.Has(Pro) {
		t.Error("Starred or Has is wrong")
	}
}
