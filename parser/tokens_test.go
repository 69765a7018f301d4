package parser

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/banks"
	"github.com/qbank-dev/qbank/internal/testing/hostile"
)

// seeds are texts to start from: all example banks, and pieces of hard ones.
func seeds(t testing.TB) []string {
	t.Helper()
	list := []string{"", "\n", byteOrderMark, bank, bankOutline}
	for _, file := range banks.All(t) {
		list = append(list, file.Text)
	}
	for _, c := range hostile.Banks {
		list = append(list, c.Make(200))
	}
	for _, end := range []string{"\r\n", "\r"} {
		list = append(list, strings.ReplaceAll(bank, "\n", end))
	}
	return append(list,
		utf16Bytes(bank, true, true),
		"## Question #1\n### 선택지 분석\n**A.** x\n- ✅\n\n정답: A\n# x\n",
		"- ```\n  <!--\n## Question #1\n-->\n```",
		"---\n---\n## Q1\nA.\n```\nB.\n```\nB.x\n\n<br>\n<!-- qbank-x\n-->\n",
	)
}

// checkTokens checks that the tokens of a text put together are the text, and
// that what is not in a block is white space.
func checkTokens(t reporter, text string) {
	t.Helper()
	var b strings.Builder
	for _, token := range Default().Tokens(text) {
		if token.Span.Start != b.Len() || token.Span.Len() != len(token.Text) {
			t.Errorf("%s at %v: the tokens before it end at %d", token.Kind, token.Span, b.Len())
		}
		b.WriteString(token.Text)
		rest := strings.TrimLeftFunc(token.Text, func(r rune) bool { return r == '\n' || r == '\r' || wideSpace(r) || r < 0x80 && isSpace(byte(r)) })
		if token.Kind == TriviaBlock && rest != "" {
			t.Errorf("trivia at %v holds %q", token.Span, token.Text)
		}
		if token.Kind != TriviaBlock && rest == "" {
			t.Errorf("%s at %v holds nothing", token.Kind, token.Span)
		}
	}
	if b.String() != text {
		t.Errorf("the tokens are not the text %q", text)
	}
}

func TestTokens(t *testing.T) {
	for _, text := range seeds(t) {
		checkTokens(t, text)
	}
}

func TestTokenKinds(t *testing.T) {
	text := "---\na: b\n---\n# x\ntext\n## Question #7\n### x\ntext\n- x\n| x |\n> x\n---\n<br>\n```\n```\n<!-- x -->\n<!-- qbank-x -->\nA. x\n" +
		"정답: A\n### x\n### 선택지 분석\n**A. x**\n- x\n# x\n## Question #7 분석\n"
	var got []string
	for _, token := range Default().Tokens(text) {
		if token.Kind != TriviaBlock {
			got = append(got, token.Kind.String())
		}
	}
	want := "FrontMatter StrayHeading Paragraph QuestionHeading Subheading Paragraph ListItem Table Quote Rule Break Fence Comment Directive Option " +
		"AnswerLine SectionHeading OptionSectionHeading OptionAnalysisHeading ListItem StrayHeading AnalysisHeading"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got:\n%s\nwant:\n%s", s, want)
	}
}

func TestKindString(t *testing.T) {
	for kind := Kind(1); int(kind) < len(kindTable); kind++ {
		if kindTable[kind].name == "" || kindTable[kind].what == "" {
			t.Errorf("kind %d (%s) is not in the table", kind, kind)
		}
	}
	if Kind(0).String() != "EOF" || Kind(99).String() != "EOF" {
		t.Error("no kind is called EOF")
	}
}

// A record that the grammar refuses, which no text is known to make, keeps its heading
// and is reported.
func TestBrokenRecord(t *testing.T) {
	const text = "## Question #1\n---\ntitle: x\n---\nx\n"
	line := Block{Kind: QuestionHeadingBlock, Span: Span{0, 14}, Text: text[:14]}
	for _, broken := range []Kind{FrontMatterBlock, OptionAnalysisBlock, TriviaBlock, QuestionHeadingBlock, AnalysisHeadingBlock} {
		f := &File{Source: NewSource("x.md", text), parser: Default()}
		blocks := []Block{line, {Kind: broken, Span: Span{15, 31}, Text: text[15:31]}, {Kind: ParagraphBlock, Span: Span{32, 33}, Text: "x"}}
		q := f.readRecord(blocks, &heading{kind: questionHeading, level: 2, number: 1}).Question
		if q == nil || q.Span() != line.Span || q.Heading.Number != 0 || !q.Heading.Malformed || q.Stem != nil {
			t.Errorf("%s: got %+v", broken, q)
		}
		if len(f.Diagnostics) != 1 || f.Diagnostics[0].Span != line.Span || !strings.Contains(f.Diagnostics[0].Message, "could not be read") {
			t.Errorf("%s: got %v", broken, f.Diagnostics)
		}
	}
}

func TestRecordSpan(t *testing.T) {
	text := "# x\n## Question #1\nOne.\n## Question #1 분석\nWhy.\n"
	f := Parse("x.md", []byte(text))
	for _, c := range []struct {
		at   string
		want string
	}{{"# x", ""}, {"One", "## Question #1\nOne.\n"}, {"Why", "## Question #1 분석\nWhy.\n"}} {
		if got := f.Source.Slice(f.RecordSpan(strings.Index(text, c.at))); got != c.want {
			t.Errorf("at %q: got %q, want %q", c.at, got, c.want)
		}
	}
}

// A fault while the parts of a record are read costs that record alone.
func TestPanicInRecord(t *testing.T) {
	f := &File{Source: NewSource("x.md", "## Question #1\nx\n"), parser: Default()}
	blocks := []Block{{Kind: QuestionHeadingBlock, Span: Span{0, 14}, Text: "## Question #1"}}
	q := f.readRecord(blocks, nil).Question // a heading that was not read
	if q == nil || !q.Heading.Malformed || len(f.Diagnostics) != 1 {
		t.Errorf("got %+v and %v", q, f.Diagnostics)
	}
}
