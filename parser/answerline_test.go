package parser

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestAnswerLine(t *testing.T) {
	for _, c := range []struct{ line, labels string }{
		{"**정답: A + C**", "AC"},
		{"정답: B", "B"},
		{"Answer: C", "C"},
		{"Answers: A, C", "AC"},
		{"Correct Answer: BD", "BD"},
		{"Correct answers: B and D", "BD"},
		{"CORRECT ANSWER: B", "B"},
		{"답: ②", "B"},
		{"답: ② ④", "BD"},
		{"정답: 2번", "B"},
		{"정답: 2번, 4번", "BD"},
		{"정답: B번", "B"},
		{"정답: A, C", "AC"},
		{"정답: A,C", "AC"},
		{"정답: A+C", "AC"},
		{"정답: A & C", "AC"},
		{"정답: A and C", "AC"},
		{"정답: A 및 C", "AC"},
		{"정답: A와 C", "AC"},
		{"정답: A과 C", "AC"},
		{"정답: A 그리고 C", "AC"},
		{"정답: A C", "AC"},
		{"정답: A / C", "AC"},
		{"정답: A; C", "AC"},
		{"정답: A·C", "AC"},
		{"Answer: A, C and E", "ACE"},
		{"Answer: A, C, and E", "ACE"},
		{"정답: C, A", "CA"},
		{"정답 : B", "B"},
		{"정답：B", "B"},
		{"정답:B", "B"},
		{"정답:\u00a0B", "B"},
		{"\u00a0정답: B", "B"},
		{"  정답: B  ", "B"},
		{"**정답:** B", "B"},
		{"**정답**: B", "B"},
		{"**정답**: **B**", "B"},
		{"__정답: B__", "B"},
		{"✅ 정답: B", "B"},
		{"🎯 **정답: B** ✅", "B"},
		{"※ 정답: B", "B"},
		{"[정답] B", "B"},
		{"[정답]: B", "B"},
		{"[정답: B]", "B"},
		{"(정답: B)", "B"},
		{"【정답】 B", "B"},
		{"정답: B.", "B"},
		{"정답: B입니다", "B"},
		{"정답: B입니다.", "B"},
		{"정답: B (이유)", "B"},
		{"정답: A, C (이유)", "AC"},
		{"정답: B - 이유가 있음", "B"},
		{"정답: A, C – 이유가 있음", "AC"},
		{"정답: B: 이유", "B"},
		{"Answer: B. Use object storage", "B"},
		{"Answer: B) Use object storage", "B"},
		{"정답: Ｂ", "B"},
		{"Answer: b", "B"},
		{norm.NFD.String("정답: B"), "B"},
	} {
		f := Parse("x.md", []byte(stem+"A. one\nB. two\n\n"+c.line+"\n"))
		lines := f.AnswerLines(f.Questions[0])
		if len(lines) != 1 || string(lines[0].Labels) != c.labels {
			t.Errorf("%q: got %+v, want %s", c.line, lines, c.labels)
			continue
		}
		if got := f.Source.Slice(lines[0].LabelSpans[0]); len(got) == 0 || len(lines[0].LabelSpans) != len(c.labels) {
			t.Errorf("%q: label spans %v", c.line, lines[0].LabelSpans)
		}
		checkTree(t, f)
	}
}

func TestNoAnswerLine(t *testing.T) {
	for _, line := range []string{
		"Answer: A company should use it.",
		"Answer: a dog",
		"Answer: I'm not sure",
		"Answer: I think B",
		"Answer: None",
		"Answer: NONE",
		"Answer: DATE",
		"Answer: AA",
		"Answer: A android",
		"Answer: A - C",
		"Answer: A-C",
		"Answer: True",
		"Answer:",
		"Answer",
		"Answer A",
		"Answered: A",
		"답변: A",
		"정답은 B",
		"정답 시나리오: B",
		"(정답) B",
		"오답: B",
		"정답: 없음",
		"정답: A안",
		"정답: 2",
		"> 정답: B",
		"- 정답: B",
		"| 정답: B |",
		"`정답: B`",
		"    정답: B",
		"text 정답: B",
	} {
		f := Parse("x.md", []byte(stem+"A. one\nB. two\n\n"+line+"\n"))
		if lines := f.AnswerLines(f.Questions[0]); len(lines) > 0 {
			t.Errorf("%q: got %s", line, lines[0].Labels)
		}
	}
}

// Where an answer line may stand.
func TestPlaceOfAnswerLine(t *testing.T) {
	const q = "Q7\n stem: Stem.\n A: one\n B: two\n stated: B\n"
	const opts = stem + "A. one\nB. two\n"
	checkReads(t, []readCase{
		{"below the options", opts + "정답: B", q + " analysis\n  tail: 정답: B", ""},
		{"in a section", opts + "### 결론\n정답: B", q + " analysis\n  3 결론\n   body: 정답: B", ""},
		{"in an analysis", opts + "## Question #7 분석\n정답: B\n\nText.", q + " analysis #7 분석\n  body: 정답: B⏎⏎Text.", ""},
		{"between options and analysis", opts + "\n정답: B\n\n## Question #7 분석\nText.", q + " analysis #7 분석\n  tail: 정답: B\n  body: Text.", ""},
		{"right below a list", opts + "### 결론\n- x\n정답: B", q + " analysis\n  3 결론\n   body: - x⏎정답: B", ""},
		{"in the middle of a paragraph", opts + "### 결론\ntext\n정답: B\ntext", q + " analysis\n  3 결론\n   body: text⏎정답: B⏎text", ""},
		{"in a section before the analysis", opts + "### 답안\n정답: B\n\n## Question #7 분석\nText.", q + " analysis #7 분석\n  3 답안\n   body: 정답: B\n  body: Text.", ""},
		{"as a heading", opts + "### ✅ 정답: B\nText.", q + " analysis\n  3 ✅ 정답: B\n   body: Text.", ""},
		{"a heading that names no labels", opts + "#### **정답 시나리오 (C번)**\nText.", "Q7\n stem: Stem.\n A: one\n B: two\n analysis\n  4 **정답 시나리오 (C번)**\n   body: Text.", ""},
		{"in a fence", opts + "### 결론\n```\n정답: B\n```", "Q7\n stem: Stem.\n A: one\n B: two\n analysis\n  3 결론\n   body: ```⏎정답: B⏎```", ""},
		{"before the options", "## Question #7\n정답: B\n\nA. one\nB. two", "Q7\n stem: 정답: B\n A: one\n B: two", ""},
		{"two", opts + "정답: B\n\n### 결론\n정답: A", "Q7\n stem: Stem.\n A: one\n B: two\n stated: B\n stated: A\n analysis\n  tail: 정답: B\n  3 결론\n   body: 정답: A", ""},
	})
}

// TestAnswerLineComment reads an answer line with a comment behind it, as one
// that turns a rule off may stand there.
func TestAnswerLineComment(t *testing.T) {
	for _, line := range []string{
		"정답: B <!-- qbank-disable-file QB301 -->",
		"**Answer: B** <!-- checked -->",
		"정답: B <!-- checked --> ",
		"정답: B <!-- checked -->\u00a0\t",
	} {
		f := Parse("x.md", []byte("## Question #1\nWhich?\n\nA. x\n\nB. y\n\n"+line+"\n"))
		lines := f.AnswerLines(f.Questions[0])
		if len(lines) != 1 || string(lines[0].Labels) != "B" {
			t.Errorf("%s: got %v", line, lines)
		}
	}
	f := Parse("x.md", []byte("## Question #1\nWhich?\n\nA. x\n\nB. y\n\n<!-- 정답: B -->\n"))
	if lines := f.AnswerLines(f.Questions[0]); len(lines) != 0 {
		t.Errorf("a comment was read as an answer line: %v", lines)
	}
}
