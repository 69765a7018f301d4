package parser

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestAnalysisHeading(t *testing.T) {
	for _, c := range []struct{ line, title, note string }{
		{"## Question #7 분석", "분석", ""},
		{"## Question #7 분석 ", "분석", ""},
		{"## Question #7 해설", "해설", ""},
		{"## Question #7 풀이", "풀이", ""},
		{"## Question #7 Analysis", "Analysis", ""},
		{"## Question #7 EXPLANATION", "EXPLANATION", ""},
		{"## Question #7 solution", "solution", ""},
		{"## Question #7: 분석", "분석", ""},
		{"## Question #7. 분석", "분석", ""},
		{"## Question #7 - 분석", "분석", ""},
		{"## Question #7 – 분석", "분석", ""},
		{"## Question #7 : 분석", "분석", ""},
		{"## Question #7 (분석)", "분석", ""},
		{"## Question #7 [Analysis]", "Analysis", ""},
		{"## Question #7 분석 (Choose Two)", "분석", "Choose Two"},
		{"## Question #7 Analysis - Topic 1", "Analysis", "Topic 1"},
		{"## Question #7 분석: 저장소", "분석", "저장소"},
		{"## Question #7 해설지", "해설", "지"},
		{"## Question #7분석", "분석", ""},
		{"## Question #7\u00a0분석", "분석", ""},
		{"## Question #7\u200b분석", "분석", ""},
		{"## 문제 7번 해설", "해설", ""},
		{"## Q7 풀이", "풀이", ""},
		{"### Question #7 분석", "분석", ""},
		{"# Question #7 분석", "분석", ""},
		{"## **Question #7 분석**", "분석", ""},
		{"## Question #7 **분석** (Choose Two)", "분석", "Choose Two"},
		{"## 📝 Question #7 📝 분석", "분석", ""},
		{"## Question #７ 분석", "분석", ""},
		{"## Question #7 " + norm.NFD.String("분석"), norm.NFD.String("분석"), ""},
		{"## Question #7 " + norm.NFD.String("해설") + " (x)", norm.NFD.String("해설"), "x"},
		{"## Question #7 분석 <!-- draft -->", "분석", ""},
		{"## Question #7 분석 ##", "분석", ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			want := "Q7\n stem: Stem.\n analysis #7 " + c.title
			if c.note != "" {
				want += " (" + c.note + ")"
			}
			f := Parse("x.md", []byte("## Question #7\nStem.\n\n"+c.line+"\nText.\n"))
			if got := outline(f); got != want+"\n  body: Text." {
				t.Errorf("got %q, want %q", got, want)
			}
			if got := faults(f); got != "" {
				t.Errorf("got faults %q", got)
			}
			checkTree(t, f)
		})
	}
}

// What only looks like an analysis word is a note.
func TestNoAnalysisHeading(t *testing.T) {
	for _, note := range []string{"Solutions architect", "Analyses", "핵심 분석", "Explanations", "the solution"} {
		f := Parse("x.md", []byte("## Question #7: "+note+"\nStem.\n"))
		if got, want := outline(f), "Q7 ("+note+")\n stem: Stem."; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// "## 해설" alone at the level of the question is the analysis of the question
// above.
func TestBareAnalysisHeading(t *testing.T) {
	const stem = "## Question #7\nStem.\n\nA. x\nB. y\n\n"
	const read = "Q7\n stem: Stem.\n A: x\n B: y\n"
	checkReads(t, []readCase{
		{"Korean", stem + "## 해설\nText.", read + " analysis #0 해설\n  body: Text.", ""},
		{"English", stem + "## Analysis\nText.", read + " analysis #0 Analysis\n  body: Text.", ""},
		{"above the question", stem + "# 해설\nText.", read + " analysis #0 해설\n  body: Text.", ""},
		{"emoji and colon", stem + "## ✅ 해설:\nText.", read + " analysis #0 해설\n  body: Text.", ""},
		{"numbered", stem + "## 2. 해설\nText.", read + " analysis #0 해설\n  body: Text.", ""},
		{"with a note", stem + "## 해설 (Choose Two)\nText.", read + " analysis #0 해설 (Choose Two)\n  body: Text.", ""},
		{"decomposed", stem + "## " + norm.NFD.String("해설") + "\nText.", read + " analysis #0 " + norm.NFD.String("해설") + "\n  body: Text.", ""},
		{"deeper: a section", stem + "### 해설\nText.", read + " analysis\n  3 해설\n   body: Text.", ""},
		{"longer: no analysis", stem + "## 해설 목록\nText.", read + " stray: ## 해설 목록", "QB002 7:1"},
		{
			"its sections and options", stem + "## 해설\n### 선택지 분석\n**A. x** ⭐\n- 이유 ✅",
			read + " analysis #0 해설\n  3 options 선택지 분석\n   A x star\n    pro: 이유", "",
		},
		{
			"after the analysis of another number", stem + "## Question #8\nOther.\n## 해설\nText.",
			read + "Q8\n stem: Other.\n analysis #0 해설\n  body: Text.", "",
		},
		{"no question above", "## 해설\nText.\n## Question #7\nStem.", "Q7\n stem: Stem.", ""},
		{
			"a chapter of analyses", stem + "# 해설\n\n## Question #7 해설\nText.",
			read + " analysis #7 해설\n  body: Text.\n stray: # 해설", "QB002 7:1",
		},
	})
}
