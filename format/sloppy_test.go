package format

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
)

// sloppy draws a bank as people type it: every part well-formed, and each in one of
// the forms that it is found in.
type sloppy struct {
	t *rapid.T
	b strings.Builder
}

func (s *sloppy) one(what string, forms ...string) string {
	return rapid.SampledFrom(forms).Draw(s.t, what)
}

func (s *sloppy) put(lines ...string) {
	for _, line := range lines {
		s.b.WriteString(line)
		s.b.WriteString(s.one("end", "", "", "", " ", "  ", "\t"))
		s.b.WriteString("\n")
	}
}

func (s *sloppy) gap() {
	s.b.WriteString(s.one("gap", "", "\n", "\n", "\n\n", " \n\n\n"))
}

// blank always leaves a blank line.
func (s *sloppy) blank() {
	s.b.WriteString(s.one("blank", "\n", "\n", "\n\n", "\t\n\n"))
}

func (s *sloppy) text(what string) string {
	return s.one(what, "강의 상류에서 물을 고른다", "The valve stays closed", "`code`와 **굵은** 글", "e\u0301cole 2024. 3. 1", "보기 3 × 4는 12", "a | b 를 본다", "U.S. law says so")
}

func drawSloppy(t *rapid.T) string {
	s := &sloppy{t: t}
	if rapid.Bool().Draw(t, "preamble") {
		s.put(s.one("title", "# 문제 모음", "---\ntitle: x\n---", "<!-- qbank-disable-file QB4 -->", "Introduction."))
		s.gap()
	}
	for n := range rapid.IntRange(1, 3).Draw(t, "questions") {
		s.question(n + 1)
	}
	return s.b.String()
}

func (s *sloppy) question(n int) {
	t := s.t
	if rapid.Bool().Draw(t, "directive") {
		s.put(s.one("above", "<!-- qbank-disable-next-line QB1 -->", "<!-- 다음 문제 -->"))
	}
	s.put(fmt.Sprintf(s.one("heading", "## Question #%d", "# question %d", "## Q%d", "## 문제 %d번", "## **Question #%d**", "## 📌 문항 %d"), n) +
		s.one("note", "", "", " (Choose Two)", " - Topic 1", " [SAA-C03]", ": 제목", " <!-- x -->"))
	s.gap()
	for range rapid.IntRange(1, 3).Draw(t, "stem") {
		s.put(s.one("stem line", "A company keeps logs in one place. ", "요구사항은 다음과 같다.", "• 하나", "- 목록 ✅", "| a | b |\n|---|---|\n| 1 | 2 |", "> 인용", "```yaml\nA. x\n\n\n## y\n```", "Which is it? (Choose two.)", "<!-- qbank-disable-next-line QB404 -->"))
		s.gap()
	}
	s.blank()
	style := s.one("labels", "%c. ", "%c) ", "(%c) ", "**%c.** ", "- %c. ", "%c.  ")
	for i := range rapid.IntRange(2, 4).Draw(t, "options") {
		s.put(fmt.Sprintf(style, 'A'+rune(i)) + s.text("option") + s.one("break", "", "", " <br>", "<br/>", " <!-- qbank-disable QB4 -->"))
		s.b.WriteString(s.one("after option", "", "\n", "\n", "<br>\n", "wrapped line\n", "\n이어지는 문단\n\n"))
	}
	s.blank()
	if rapid.Bool().Draw(t, "analysis heading") {
		s.put(s.one("tail", "", "", "---", "정답: A") + "")
		s.blank()
		s.put(fmt.Sprintf(s.one("analysis", "## Question #%d 분석", "## Question #%d: Explanation (Choose two)", "# 문제 %d번 해설"), n))
		s.gap()
	}
	level := s.one("level", "###", "####")
	if rapid.Bool().Draw(t, "section") {
		s.put(level + s.one("section title", " ✅ 요구사항:", " **핵심**", " 1. 정리 ##", " x <!-- y -->"))
		s.gap()
		s.body()
	}
	s.put(level + s.one("options title", " 선택지 분석", " **✅ 선택지 분석**", " Options:"))
	s.gap()
	heading := s.one("option heading", "**%c. 이름**%s", "%c. 이름%s", "#### %c. 이름%s", "**%c.** 이름%s", "- **%c. 이름**%s", "%[2]s **%[1]c. 이름**", "**%c) 이름%s**")
	for i := range rapid.IntRange(1, 3).Draw(t, "analysed") {
		s.b.WriteString(strings.TrimSpace(fmt.Sprintf(heading, 'A'+rune(i), s.one("star", "", " ⭐", " 🌟", " ⭐️", " [정답]"))) + "\n")
		s.gap()
		s.content()
	}
	if rapid.Bool().Draw(t, "more") {
		s.put("#### 추가 설명")
		s.gap()
		s.body()
	}
	if rapid.Bool().Draw(t, "closing") {
		s.blank()
		s.put("**정답: A + B**", "", "마지막 문단.")
		s.blank()
	}
}

func (s *sloppy) content() {
	bullet := s.one("bullet", "- ", "* ", "+ ", "1. ", "-   ", "• ")
	for range rapid.IntRange(0, 3).Draw(s.t, "reasons") {
		s.put(bullet + s.one("reason", "이유 ✅", "❌ 이유 (덧붙임)", "비용 ❌ (이유)", "**✅ 강조**: 설명", "✔ 이유", "이유 ⚠", "이유", "`✅` 코드 ✖", "이유 ✅ <!-- qbank-disable QB3 -->", "✅", "너무 큼 ×"))
		s.b.WriteString(s.one("below", "", "", "", "  wrapped\n", "  - 아래 ✅\n    - 더 아래\n", "    * 넷\n", "  ```\n  code\n  ```\n", "\n  문단\n", "\n", "<!-- qbank-disable-next-line QB3 -->\n"))
	}
	s.b.WriteString(s.one("content", "", "", "\n| a |\n|---|\n", "\n```\nA. x ✅\n```\n", "\n문단\n"))
	s.blank()
}

func (s *sloppy) body() {
	for range rapid.IntRange(1, 3).Draw(s.t, "blocks") {
		s.put(s.one("block", "문단 하나", "**굵은 줄:**", "- 항목\n- 항목", "* 항목\n    * 아래\n\n      문단", "1. 하나\n2. 둘\n   - 아래", "| a | b |\n|---|---|\n| ✅ | x |", "```yaml\n# 구성\n  A. x\n\n\n- y\n```", "> 인용 ✅", "<!-- 메모 -->", "  들여쓴 줄", "![x](y.png)", "- 항목\n  ```json\n  {}\n  ```"))
		s.gap()
	}
	s.blank()
}

// A bank as people type it is formatted whole: no record stays as it is.
func TestSloppyBanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawSloppy(t)
		style := rapid.SampledFrom(styles).Draw(t, "style")
		if result := check(t, text, style); len(result.Kept) > 0 {
			t.Errorf("%d records of %q stay as they are", len(result.Kept), text)
		}
	})
}
