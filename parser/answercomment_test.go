package parser

import "testing"

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
