package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// source is a file of the sample report.
type source struct {
	*parser.Source
	t *testing.T
}

func newSource(t *testing.T, name, text string) source {
	return source{parser.NewSource(name, text), t}
}

// span finds the n-th occurrence of a text, from 0.
func (s source) span(text string, n int) parser.Span {
	s.t.Helper()
	at := 0
	for ; ; n-- {
		i := strings.Index(s.Text[at:], text)
		if i < 0 {
			s.t.Fatalf("%q is not in %q", text, s.Name)
		}
		if n == 0 {
			return parser.Span{Start: at + i, End: at + i + len(text)}
		}
		at += i + len(text)
	}
}

func (s source) position(offset int) lint.Position { return s.Position(offset, parser.Runes) }

// finding is a diagnostic about the n-th occurrence of a text.
func (s source) finding(code, name string, severity lint.Severity, text string, n int) lint.Diagnostic {
	s.t.Helper()
	at := s.span(text, n)
	sum := sha256.Sum256([]byte(text))
	start := s.position(at.Start)
	return lint.Diagnostic{
		File: s.Name, Code: code, Name: name, Severity: severity,
		Start: start, End: s.position(at.End),
		StartByte: s.Position(at.Start, parser.Bytes).Column,
		EndByte:   s.Position(at.End, parser.Bytes).Column,
		URL:       "https://github.com/qbank-dev/qbank/blob/main/docs/rules/" + code + ".md",
		Hash:      hex.EncodeToString(sum[:6]),
		Excerpt:   strings.TrimPrefix(s.Slice(s.Line(start.Line)), "\ufeff"),
	}
}

// edit replaces the n-th occurrence of a text.
func (s source) edit(text string, n int, by string) lint.Edit {
	s.t.Helper()
	at := s.span(text, n)
	return lint.Edit{Start: s.position(at.Start), End: s.position(at.End), Text: by}
}

// The files of the sample. Among them are texts that try to get out of each
// format.
const (
	koreanText = "## Question #12\n다음 중 옳은 것은?\n\nA. 빠르다\n\nB. 느리다\n\n" +
		"## Question #12 분석\n\n### 선택지 분석\n\n**A. 빠르다** ⭐\n- 값이 싸고 빠르다 ✅\n- 한국어로 된 이유\n" +
		"**B. 느리다**\n- 👩‍👩‍👧‍👦 가족 요금제 ✖\n- 🇰🇷 국내 전용 ⚠️ 주의\n"
	tabText   = "## Question #3\nWhich?\n\nA.\tone\n\nA.\ttwo\n"
	fenceText = "## Question #4\n\n```go\nfunc main() {\n}\n\n## Question #5\n"
	hostile   = "## Question #6\nred \x1b[31malert\x1b[0m \u202etxet\u202c z\u200bw \x00 \xff ]]>\n##[add-mask]x\n"
	bomText   = "\ufeff## 질문 #1\n\n# 질문 #1\n"
	otherText = "머리말\n\n## Question #12\n"
	longText  = "## Question #9\nA. "
)

// texts are the sample's files by name.
func texts() map[string]string {
	return map[string]string{
		"bank/한국 문제.md":      koreanText,
		"bank/a,b: 100%.md":  tabText,
		"bank/fence.md":      fenceText,
		"bank/\x1b[2Jbad.md": hostile,
		"bank/bom.md":        bomText,
		"other/0012.md":      otherText,
		"bank/long.md":       longText + strings.Repeat("가나다 ", 60) + "여기 " + strings.Repeat("abc ", 100) + "\n",
	}
}

// sample is a report with everything that is hard to write.
func sample(t *testing.T) *Report {
	t.Helper()
	file := func(name string) source { return newSource(t, name, texts()[name]) }
	korean, tab, fence := file("bank/한국 문제.md"), file("bank/a,b: 100%.md"), file("bank/fence.md")
	bad, bom, other, long := file("bank/\x1b[2Jbad.md"), file("bank/bom.md"), file("other/0012.md"), file("bank/long.md")

	unmarked := korean.finding("QB310", "unmarked-reason", lint.Warning, "한국어로 된 이유", 0)
	unmarked.Question = 12
	unmarked.Message = "this reason about option A has no mark, while most others have one"
	unmarked.Help = "mark whether it is for the option (✅), against it (❌) or a drawback"

	mark := korean.finding("QB314", "non-canonical-mark", lint.Warning, "✖", 0)
	mark.Question = 12
	mark.Message = "✖ is not the glyph that marks a drawback"
	mark.Help = "write ❌"
	mark.Fix = &lint.Fix{Safe: true, Edits: []lint.Edit{korean.edit("✖", 0, "❌")}}

	caution := korean.finding("QB602", "invisible-character", lint.Info, "\ufe0f", 0)
	caution.Question = 12
	caution.Message = "a variation selector follows ⚠"

	again := other.finding("QB106", "duplicate-question-number", lint.Error, "12", 0)
	again.Question = 12
	again.Message = "question #12 stands here again, after bank/한국 문제.md:1"
	again.Related = []lint.Related{{File: korean.Name, Start: korean.position(13), Message: "the first question #12"}}

	label := tab.finding("QB103", "duplicate-option-label", lint.Error, "A.", 1)
	label.Question = 3
	label.Message = "the label A is used 100% twice: {0} [A](https://example.com), `A`"
	label.Help = "rename it, as in \"B.\tt{w}o\""
	label.Related = []lint.Related{
		{File: tab.Name, Start: tab.position(tab.span("A.", 0).Start), Message: "the first option A: 50%, [1](2)"},
		{File: tab.Name, Start: tab.position(tab.span("A.", 0).Start), Message: "the first option A: 50%, [1](2)"},
	}
	// Edits in several places: a line is put in, one deleted, one changed.
	label.Fix = &lint.Fix{Edits: []lint.Edit{
		{Start: tab.position(15), End: tab.position(15), Text: "B. new\n"},
		tab.edit("Which?\n", 0, ""),
		tab.edit("A.\ttwo", 0, "B.\ttwo"),
	}}

	open := fence.finding("QB003", "unclosed-fence", lint.Error, "```go\nfunc main() {\n}\n", 0)
	open.Question = 4
	open.Message = "the code fence is not closed"
	open.Help = "close it with ```"
	open.Fix = &lint.Fix{Edits: []lint.Edit{{Start: fence.position(fence.span("\n## Question #5", 0).Start), End: fence.position(fence.span("\n## Question #5", 0).Start), Text: "```\n"}}}

	escape := bad.finding("QB999", "made-up", lint.Warning, "alert\x1b[0m", 0)
	escape.Message = "100%\n::error::a message\r\nof \x1b[31mtwo\x1b[0m lines ##[error]x ]]> <b>&amp;\u2028\u009b2J\u202e \ufffe"
	escape.Help = "::stop-commands::x\n\x1b]0;title\x07"
	escape.Related = []lint.Related{{File: bad.Name, Start: bad.position(0), Message: "\x1b[1m::warning::\nnote"}}

	invalid := bad.finding("QB005", "invalid-encoding", lint.Error, "\xff", 0)
	invalid.Message = "a byte that is not UTF-8"

	first := bom.finding("QB001", "malformed-question-heading", lint.Error, "#1", 0)
	first.Message = "a heading behind a byte-order mark"
	first.Fix = &lint.Fix{Safe: true, Edits: []lint.Edit{bom.edit("질문", 0, "Question")}}

	far := long.finding("QB408", "similar-options", lint.Warning, "여기", 0)
	far.Question = 9
	far.Message = "far to the right"
	farther := long.finding("QB408", "similar-options", lint.Warning, "abc", 99)
	farther.Question = 9
	farther.Message = "so far to the right that its line is not kept"
	farther.Excerpt = ""

	whole := lint.Diagnostic{File: "qbank.yaml", Code: "QB902", Name: "unknown-rule", Severity: lint.Warning, Message: "a finding without a place"}

	r := &Report{
		Diagnostics: lint.Sort([]lint.Diagnostic{unmarked, mark, caution, again, label, open, escape, invalid, first, far, farther, whole}),
		Summary:     lint.Summary{Files: 214, Questions: 1003},
		Version:     "1.2.3",
		Color:       termenv.Ascii,
		Rules: []*lint.Rule{
			{
				Code: "QB103", Name: "duplicate-option-label", Since: "0.1.0", Severity: lint.Error, Fix: lint.UnsafeFix,
				Doc: lint.Doc{What: "The same label twice.", Why: "An answer names a label.", Bad: "A. one\n\nA. two\n", Good: "A. one\n\nB. two\n"},
			},
			{
				Code: "QB310", Name: "unmarked-reason", Since: "0.1.0", Severity: lint.Warning,
				Doc: lint.Doc{What: "A reason without `a mark`.", Why: "Readers cannot tell {which}.", Bad: "- 빠르다\n", Good: "- 빠르다 ✅\n"},
			},
			{
				Code: "QB602", Name: "invisible-character", Since: "0.2.0", Severity: lint.Info, Off: true,
				Doc: lint.Doc{What: "Something that nobody sees.", Why: "It hides.", Reference: "CVE-2021-42574"},
			},
		},
	}
	r.Summary.Add(r.Diagnostics)
	return r
}
