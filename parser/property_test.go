package parser

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// fragments are the pieces that texts like a bank are made of.
var fragments = []string{
	"## Question #7", "## Question #8 (Choose Two)", "### 문제 7번", "## Question #", "##Question #9", "## Question", "# Question #7 분석",
	"## Question #7 분석", "## Question #8: Analysis", "## 해설", "### 해설", "## 분석 (x)",
	"### 요구사항", "#### **✅ 구조:**", "### 선택지 분석", "## Options", "#### 보기 분석", "# Chapter", "#tag", "###",
	"A. one", "B. two", "C) three", "(D) four", "**B.** two", "- A. one", "Ａ．하나", "B.two", "b. two", "B two", "A company has x.", "E. coli", "U.S. law", "**B. two**", "A.", "A: x",
	"**A. 이름** ⭐", "**B. 이름** [정답]", "#### C. 이름 ✅", "A. 이름", "⭐ **D. 이름**",
	"- 이유 ✅", "- 이유 ❌ (더)", "* **✅ x**: y", "1. 이유 ⚠️", "  - 아래 ✅", "    - 더 아래", "-", "- ```", "• x", "2024. 1. 1",
	"정답: A", "**정답: A + C**", "Answer: B", "### 정답: B", "답: ②", "Answer: A company",
	"text", "text ", "text  ", "더 긴 글 ✅", "| a | b |", "|---|---|", "a | b", "--|--", "> quote", "---", "***", "===", "<br>", "x<br/>", "![x](y)", "<div>", "1 × 2", "`code ✅`", "`",
	"```", "```yaml", "````", "~~~", "  ```", "   ~~~ x", "`````md",
	"<!-- x -->", "<!--", "-->", "<!-- qbank-disable QB1 -->", "<!-- qbank-x", "x <!-- qbank-enable -->",
	"", "", "", " ", "\t", "\u00a0", "\u200b", "\ufeff", "\f", "\x00", "\xff", "\xed\xa0\xbd", "가", "e\u0301", "\u1100\u1161",
}

var lineEnds3 = []string{"\n", "\n", "\n", "\n", "\r\n", "\r", ""}

// drawBank draws a text like a bank.
func drawBank(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(0, 40).Draw(t, "lines") {
		b.WriteString(rapid.SampledFrom([]string{"", "", "", "", " ", "  ", "    ", "\t", "\u200b"}).Draw(t, "indent"))
		b.WriteString(rapid.SampledFrom(fragments).Draw(t, "line"))
		b.WriteString(rapid.SampledFrom(lineEnds3).Draw(t, "end"))
	}
	return b.String()
}

// check checks all that holds for any text.
func check(t reporter, text string) {
	t.Helper()
	checkTokens(t, text)
	f := Default().ParseText("x.md", text)
	checkTree(t, f)
	if f.HasQuestions() != (len(f.Questions)+len(f.Unnumbered)+len(f.Orphans) > 0) && !f.utf16 && len(f.Records) > 0 {
		t.Error("a record is neither a question, nor an analysis of one, nor an orphan")
	}
	attached := 0
	for _, list := range [][]*Question{f.Questions, f.Unnumbered} {
		for _, q := range list {
			attached += len(q.Duplicates)
			if q.Analysis != nil && q.Analysis.Heading != nil {
				attached++
			}
		}
	}
	if attached+len(f.Orphans)+len(f.Questions)+len(f.Unnumbered) != len(f.Records) {
		t.Errorf("%d records, of which %d analyses were joined and %d are orphans", len(f.Records), attached, len(f.Orphans))
	}
	checkTexts(t, f)
	for _, d := range f.Diagnostics {
		if d.Message == "" || d.Help == "" || strings.HasSuffix(d.Message, ".") {
			t.Errorf("%s: message %q, help %q", d.Code, d.Message, d.Help)
		}
		if d.Fix != nil {
			checkFix(t, f, d)
		}
	}
}

// checkTexts checks that all texts of the document are normal, and hold no
// directive.
func checkTexts(t reporter, f *File) {
	t.Helper()
	normal := func(what, text string) {
		if again := Normalize(text); again != text {
			t.Errorf("%s %q is not normal: %q", what, text, again)
		}
	}
	for _, q := range append(append([]*Question{}, f.Questions...), f.Unnumbered...) {
		if q.Stem != nil {
			normal("stem", f.Text(&q.Stem.Body))
		}
		for _, o := range q.Options {
			normal("option", f.OptionText(o))
		}
		for _, o := range q.Analysis.OptionAnalyses() {
			normal("content", f.ContentText(o))
			for _, r := range o.Reasons {
				normal("reason", f.ReasonText(r))
			}
		}
	}
}

// checkFix checks that a fix is in order and that its fault is gone with it.
func checkFix(t reporter, f *File, d Diagnostic) {
	t.Helper()
	pos := 0
	for _, e := range d.Fix.Edits {
		if e.Span.Start < pos || e.Span.End < e.Span.Start || e.Span.End > len(f.Source.Text) {
			t.Errorf("%s: edits %v are not in order", d.Code, d.Fix.Edits)
			return
		}
		pos = e.Span.End
	}
	fixed := Default().ParseText("x.md", apply(f.Source.Text, d.Fix))
	if count(fixed, d.Code) >= count(f, d.Code) {
		t.Errorf("%s at %v is still there after its fix\nbefore: %q\nafter:  %q", d.Code, d.Span, f.Source.Text, fixed.Source.Text)
	}
}

func count(f *File, code string) (n int) {
	for _, d := range f.Diagnostics {
		if d.Code == code {
			n++
		}
	}
	return n
}

func TestProperties(t *testing.T) {
	for _, text := range seeds(t) {
		check(t, text)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, drawBank(t)) })
}

// kindsOf are the kinds of the blocks of a text.
func kindsOf(text string) string {
	var b strings.Builder
	for _, token := range Default().Tokens(text) {
		if token.Kind != TriviaBlock {
			b.WriteString(token.Kind.String() + " ")
		}
	}
	return b.String()
}

// White space at the end of a line, and the kind of its end, never change what a
// line is.
func TestWhiteSpaceProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ReplaceAll(strings.ReplaceAll(drawBank(t), "\r\n", "\n"), "\r", "\n")
		want := kindsOf(text)
		for _, space := range []string{" ", "\t", "  ", "\u00a0", "\u200b", "\f"} {
			if got := kindsOf(strings.ReplaceAll(text, "\n", space+"\n")); got != want {
				t.Errorf("with %q at line ends\n%s\nis read as:\n%s", space, got, want)
			}
		}
		for _, end := range []string{"\r\n", "\r"} {
			other := strings.ReplaceAll(text, "\n", end)
			if got := kindsOf(other); got != want {
				t.Errorf("with %q as line ends\n%s\nis read as:\n%s", end, got, want)
			}
			if got, want := outline(Parse("x.md", []byte(other))), outline(Parse("x.md", []byte(text))); got != want {
				t.Errorf("with %q as line ends\n%s\nis read as:\n%s", end, got, want)
			}
		}
	})
}

// A question with its analysis is read the same whatever stands before and after
// it, as far as that is no opened fence or comment.
func TestRecordsAreIndependent(t *testing.T) {
	const q = "## Question #77\nStem.\n\nA. one\nB. two\n\n## Question #77 분석\n### 선택지 분석\n**A. x** ⭐\n- y ✅\n"
	const want = "Q77\n stem: Stem.\n A: one\n B: two\n analysis #77 분석\n  3 options 선택지 분석\n   A x star\n    pro: y"
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawBank(t), drawBank(t)
		for _, sign := range []string{"```", "~~~", "<!--", "-->", "---", "\xff", "\x00"} {
			before, after = strings.ReplaceAll(before, sign, "x"), strings.ReplaceAll(after, sign, "x")
		}
		f := Parse("x.md", []byte(before+"\n"+q+"\n## Question #78\n"+after))
		for _, question := range f.Questions {
			if question.Heading.Number == 77 {
				o := outliner{f: f}
				o.question(question)
				if got := strings.TrimSpace(o.b.String()); got != want {
					t.Errorf("got:\n%s\nwant:\n%s", got, want)
				}
				return
			}
		}
		t.Error("the question is not there")
	})
}
