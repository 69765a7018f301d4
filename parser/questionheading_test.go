package parser

import (
	"fmt"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestQuestionHeading(t *testing.T) {
	nfd := norm.NFD.String
	for _, c := range []struct {
		line   string
		number int64
		note   string
	}{
		{"## Question #7", 7, ""},
		{"# Question #7", 7, ""},
		{"###### Question #7", 7, ""},
		{"   ## Question #7", 7, ""},
		{"## Question 7", 7, ""},
		{"## QUESTION #7", 7, ""},
		{"## question 7", 7, ""},
		{"## Question #0007", 7, ""},
		{"## Question#7", 7, ""},
		{"## Question # 7", 7, ""},
		{"##  Question  #7  ", 7, ""},
		{"##\tQuestion #7", 7, ""},
		{"## Q7", 7, ""},
		{"## Q12", 12, ""},
		{"## q12", 12, ""},
		{"## Q 12", 12, ""},
		{"## Q.12", 12, ""},
		{"## Q#12", 12, ""},
		{"## Q12.", 12, ""},
		{"## 문제 12", 12, ""},
		{"## 문제12", 12, ""},
		{"## 문제 #12", 12, ""},
		{"## 문제 12번", 12, ""},
		{"## 문항 12", 12, ""},
		{"## " + nfd("문제") + " 12", 12, ""},
		{"## " + nfd("문항") + " 12번", 12, ""},
		{"## Question #１２", 12, ""},
		{"## Question ＃１２", 12, ""},
		{"## 문제 １２번", 12, ""},
		{"## Question #7 ##", 7, ""},
		{"## **Question #7**", 7, ""},
		{"## __Question #7__", 7, ""},
		{"## *Question #7*", 7, ""},
		{"## 📌 Question #7", 7, ""},
		{"## Question #9007199254740991", 9007199254740991, ""},

		{"## Question #7 (Choose Two)", 7, "Choose Two"},
		{"## Question #7(Choose Two)", 7, "Choose Two"},
		{"## Question #7 （두 개 선택）", 7, "두 개 선택"},
		{"## Question #7 - Topic 1", 7, "Topic 1"},
		{"## Question #7 – Topic 1", 7, "Topic 1"},
		{"## Question #7 [SAA-C03]", 7, "SAA-C03"},
		{"## Question #7: Storage", 7, "Storage"},
		{"## Question #7. Storage", 7, "Storage"},
		{"## Question #7) Storage", 7, "Storage"},
		{"## Question #7, Topic 1", 7, "Topic 1"},
		{"## Question #7：저장소", 7, "저장소"},
		{"## Question #7 Storage", 7, "Storage"},
		{"## Question #7\u00a0(Choose\u00a0Two)", 7, "Choose\u00a0Two"},
		{"## Question\u00a0#7", 7, ""},
		{"## Question\u200b #7\u200b", 7, ""},
		{"## **Question #7** (Choose Two)", 7, "Choose Two"},
		{"## **Question #7 (Choose Two)**", 7, "Choose Two"},
		{"## **Question 7:** Storage", 7, "Storage"},
		{"## Question #7 (Choose **Two**)", 7, "Choose **Two**"},
		{"## Question #7 (a) and (b)", 7, "(a) and (b)"},
		{"## Question #7 (open", 7, "(open"},
		{"## 문제 12번 (두 개)", 12, "두 개"},
		{"## Question #7 ⭐ hard", 7, "⭐ hard"},
		{"## Question #7 (Choose Two) <!-- from the exam -->", 7, "Choose Two"},
		{"## Question #7 <!-- qbank-disable-question QB401 -->", 7, ""},
	} {
		t.Run(c.line, func(t *testing.T) {
			note := ""
			if c.note != "" {
				note = " (" + c.note + ")"
			}
			f := Parse("x.md", []byte(c.line+"\nStem.\n"))
			if got, want := outline(f), fmt.Sprintf("Q%d%s\n stem: Stem.", c.number, note); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if got := faults(f); got != "" {
				t.Errorf("got faults %q", got)
			}
			checkTree(t, f)
		})
	}
}

// Headings that are none of a question, at the start of a file and inside of an
// analysis.
func TestNoQuestionHeading(t *testing.T) {
	for _, line := range []string{
		"## Questions 1 to 10",
		"## Question bank",
		"## Questionnaire #7",
		"## Question: storage",
		"## FAQ 7",
		"## Quiz 7",
		"## 문제 상황",
		"## 문제점 3가지",
		"## 문제 3가지",
		"## 문제은행",
		"## Q&A",
		"## Q",
		"## 7",
		"####### Question #7",
		"    ## Question #7",
		"\t## Question #7",
		"text ## Question #7",
		"Question #7",
		"**Question #7**",
		"> ## Question #7",
		"- ## Question #7",
		"#Q7",
		"#문제7",
		"#Question7",
		"##Questions",
	} {
		t.Run(line, func(t *testing.T) {
			if f := Parse("x.md", []byte(line+"\nText.\n")); f.HasQuestions() || len(f.Diagnostics) > 0 {
				t.Errorf("got %q, %s", outline(f), faults(f))
			}
		})
	}
}

func TestMalformedQuestionHeading(t *testing.T) {
	checkReads(t, []readCase{
		{"no number", "## Question #\nStem.", "Q0!\n stem: Stem.", "QB001 1:1"},
		{"no number, closed", "## Question # ##\nStem.", "Q0!\n stem: Stem.", "QB001 1:1"},
		{"a letter behind", "## Question #12a\nStem.", "Q0!\n stem: Stem.", "QB001 1:14"},
		{"without the hash", "## Question 12a\nStem.", "Q0!\n stem: Stem.", "QB001 1:13"},
		{"a fraction", "## Question #1.5\nStem.", "Q0!\n stem: Stem.", "QB001 1:14"},
		{"a range", "## Question 1-10\nStem.", "Q0!\n stem: Stem.", "QB001 1:13"},
		{"a thousand", "## Question #1,024\nStem.", "Q0!\n stem: Stem.", "QB001 1:14"},
		{"zero", "## Question #0\nStem.", "Q0!\n stem: Stem.", "QB001 1:14"},
		{"negative", "## Question #-5\nStem.", "Q0!\n stem: Stem.", "QB001 1:1"},
		{"a word", "## Question #twelve\nStem.", "Q0!\n stem: Stem.", "QB001 1:1"},
		{"larger than JSON numbers", "## Question #9007199254740992\nStem.", "Q0!\n stem: Stem.", "QB001 1:14"},
		{"far too large", "## Question #99999999999999999999999\nStem.", "Q0!\n stem: Stem.", "QB001 1:14"},
		{"Hangul behind", "## 문제 #3가지\nStem.", "Q0!\n stem: Stem.", "QB001 1:8"},
		{"no space", "##Question #12\nStem.", "Q12!\n stem: Stem.", "QB001 1:1"},
		{"no space, one hash", "#Question 12\nStem.", "Q12!\n stem: Stem.", "QB001 1:1"},
		{"no space, Korean", "##문제 12번\nStem.", "Q12!\n stem: Stem.", "QB001 1:1"},
		{"no space, no number", "##Question #\nStem.", "Q0!\n stem: Stem.", "QB001 1:1"},
		{"no space, analysis", "## Question #7\nStem.\n##Question #7 분석\nText.", "Q7\n stem: Stem.\n analysis #7 분석\n  body: Text.", "QB001 3:1"},
	})
}

// A heading without a number is one of a question only among others.
func TestUnnumberedQuestionHeading(t *testing.T) {
	checkReads(t, []readCase{
		{"beside a question", "## Question #7\nStem.\n## Question\nOther.", "Q7\n stem: Stem.\nQ0!\n stem: Other.", "QB001 3:1"},
		{"before a question", "## Question\nOther.\n## Question #7\nStem.", "Q7\n stem: Stem.\nQ0!\n stem: Other.", "QB001 1:1"},
		{"a chapter above the questions", "# Question\nText.\n## Question #7\nStem.", "Q7\n stem: Stem.", ""},
		{"a section of an analysis", "## Question #7\nStem.\n## Question #7 분석\n### 문제\nText.", "Q7\n stem: Stem.\n analysis #7 분석\n  3 문제\n   body: Text.", ""},
		{"alone with options", "## 문제\nStem.\n\nA. x\nB. y\n", "Q0!\n stem: Stem.\n A: x\n B: y", "QB001 1:1"},
		{"two of them", "## 문제\nStem.\n\nA. x\nB. y\n\n## 문제\nOther.", "Q0!\n stem: Stem.\n A: x\n B: y\nQ0!\n stem: Other.", "QB001 1:1, QB001 7:1"},
		{"a heading in any other text", "# Notes\n\n## 문제\nText.\n\n## 해결\nText.\n", "", ""},
		{"options inside a fence do not count", "## Question\n\n```\nA. x\nB. y\n```\n", "", ""},
	})
}

func TestQuestionHeadingAlone(t *testing.T) {
	checkReads(t, []readCase{
		{"nothing else", "## Question #7", "Q7", ""},
		{"with a line end", "## Question #7\n", "Q7", ""},
		{"with blank lines", "\n\n## Question #7\n\n  \n", "Q7", ""},
		{"twice", "## Question #7\n## Question #8\n", "Q7\nQ8", ""},
		{"with its analysis", "## Question #7\n## Question #7 분석\n", "Q7\n analysis #7 분석", ""},
		{"with a comment", "## Question #7\n<!-- to be written -->\n", "Q7\n stem: <!-- to be written -->", ""},
		{"with a rule", "## Question #7\n---\n", "Q7\n stem: ---", ""},
	})
}

func TestSpansOfQuestionHeading(t *testing.T) {
	f := Parse("x.md", []byte("## **Question #12 (Choose Two)**"))
	h := f.Questions[0].Heading
	if got := f.Source.Slice(h.NumberSpan); got != "12" {
		t.Errorf("number %q", got)
	}
	if got := f.Source.Slice(h.NoteSpan); got != "Choose Two" {
		t.Errorf("note %q", got)
	}
	if h.Level != 2 {
		t.Errorf("level %d", h.Level)
	}
}
