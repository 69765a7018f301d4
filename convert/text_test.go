package convert

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/format"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// bankFiles are the texts of the files of testdata/bank that hold questions.
func bankFiles(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := filepath.WalkDir("../testdata/bank", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" && filepath.Ext(path) != ".txt" {
			return err
		}
		src, err := os.ReadFile(path)
		if parser.Parse(path, src).HasQuestions() {
			texts[path] = string(src)
		}
		return err
	})
	if err != nil || len(texts) == 0 {
		t.Fatal(len(texts), err)
	}
	return texts
}

func documentsOf(text string) []schema.Question {
	list := schema.BuildAll(parser.Default().ParseText("x.md", text))
	for i := range list {
		list[i].Source = nil
	}
	return list
}

// Text gives documents, which give text, which gives the same documents.
func TestTextRoundTrip(t *testing.T) {
	for path, text := range bankFiles(t) {
		want := documentsOf(text)
		got := documentsOf(written(t, "text", want...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// words are texts that mean nothing to the format.
var words = []string{"강의 상류", "a valve", "`code ✅`", "**굵은** 글", "3 × 4", "U.S. law", "école", "물 (얼음)", "a | b"}

// plain draws a question whose text holds nothing but what a document holds.
func plain(t *rapid.T, number int64) schema.Question {
	text := func(what string) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 3).Draw(t, what), " ")
	}
	body := func(what string) string {
		return rapid.SampledFrom([]string{"", text(what), text(what) + "\n\n" + text(what), "- " + text(what) + "\n- x\n  - y", "핵심:\n\n1. 하나\n2. 둘", "| a | b |\n|---|---|\n| ✅ | x |", "```yaml\nA. x\n\n\n## y\n```", "> 인용", "**정답: A**\n\n끝."}).Draw(t, what)
	}
	n := rapid.IntRange(2, 5).Draw(t, "options")
	key := rapid.IntRange(0, n-1).Draw(t, "key")
	q := schema.Question{Number: number, Stem: text("stem") + "\n" + text("stem"), Select: 1, Answer: []string{string(rune('A' + key))}}
	if rapid.Bool().Draw(t, "note") {
		q.Note = text("note")
	}
	a := &schema.Analysis{Title: rapid.SampledFrom([]string{"분석", "Analysis"}).Draw(t, "title")}
	a.Body = strings.ReplaceAll(body("body"), "**정답: A**", "머리말")
	if rapid.Bool().Draw(t, "section") {
		a.Sections = append(a.Sections, schema.Section{Title: "✅ " + text("title"), Level: 3, Body: strings.ReplaceAll(body("section"), "**정답: A**", "머리말")})
	}
	a.Sections = append(a.Sections, schema.Section{Title: "**선택지 분석**", Level: 3, Kind: schema.KindOptions, Body: body("options")})
	if strings.Contains(a.Sections[len(a.Sections)-1].Body, "정답") {
		a.Answer = []string{"A"}
	}
	if rapid.Bool().Draw(t, "below") {
		a.Sections = append(a.Sections, schema.Section{Title: "1.1 " + text("title"), Level: 4}, schema.Section{Title: "정리", Level: 3, Body: strings.ReplaceAll(body("last"), "**정답: A**", "머리말")})
	}
	for i := range n {
		label := string(rune('A' + i))
		q.Options = append(q.Options, schema.Option{Label: label, Text: text("option"), Correct: i == key})
		o := schema.OptionAnalysis{Label: label, Title: strings.ReplaceAll(text("name"), "**", ""), Correct: i == key}
		for range rapid.IntRange(0, 2).Draw(t, "reasons") {
			o.Reasons = append(o.Reasons, schema.Reason{
				Text: text("reason") + rapid.SampledFrom([]string{"", "\nwrapped", "\n- 아래 ✅\n  - 더", "\n\n문단", "\n```\ncode\n```"}).Draw(t, "children"),
				Mark: rapid.SampledFrom([]string{"pro", "con", "caution", "none"}).Draw(t, "mark"),
			})
		}
		o.Body = rapid.SampledFrom([]string{"", "", "문단", "```\nA. x ❌\n```"}).Draw(t, "content")
		a.Options = append(a.Options, o)
	}
	q.Analysis = a
	return q
}

// A document gives text that is in canonical form, gives the document again, and
// through it the same text byte for byte; and so it is in all formats.
func TestTextProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []schema.Question
		for n := range rapid.IntRange(1, 3).Draw(t, "questions") {
			want = append(want, plain(t, int64(n+1)))
		}
		text := written(t, "text", want...)
		got := documentsOf(text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("the text gives other documents: %s\n%s", diff, text)
		}
		if again := written(t, "text", got...); again != text {
			t.Fatalf("the same documents give other text: %s", cmp.Diff(text, again))
		}
		if formatted := format.Format(parser.Default().ParseText("x.md", text), parser.Style{}).Text; formatted != text {
			t.Fatalf("the text is not in canonical form: %s", cmp.Diff(text, formatted))
		}
		yaml := readBack(t, "yaml", written(t, "yaml", want...))
		if diff := cmp.Diff(want, readBack(t, "json", written(t, "json", yaml...))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTextLoss(t *testing.T) {
	of := func(change func(q *schema.Question)) schema.Question {
		q := question(7, "Which is it?")
		change(&q)
		return q
	}
	for name, c := range map[string]struct {
		q    schema.Question
		what string // "" for none
		left bool
	}{
		"plain":               {q: question(7, "Which is it?")},
		"heading in the stem": {of(func(q *schema.Question) { q.Stem = "x\n## Question #8\ny" }), "begin another question", true},
		"option in the stem":  {of(func(q *schema.Question) { q.Stem = "x\n\nA. y\n\nB. z" }), "other ones", true},
		"mark in a reason": {of(func(q *schema.Question) {
			q.Analysis = &schema.Analysis{Options: []schema.OptionAnalysis{{Label: "A", Correct: true, Reasons: []schema.Reason{{Text: "x ❌", Mark: "pro"}}}}}
		}), "the option analyses", false},
		"title with a line end": {q: of(func(q *schema.Question) { q.Note = "x\ny" })},
		"select without words":  {q: of(func(q *schema.Question) { q.Select, q.Answer, q.Options[1].Correct = 2, []string{"A", "B"}, true })},
		"key without analysis":  {q: question(7, "무엇인가?")},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			err := textFormat.New(&b, Options{}).Write(&c.q)
			var loss *LossError
			if errors.As(err, &loss) != (c.what != "") || loss != nil && (!strings.Contains(loss.Error(), c.what) || loss.Left != c.left) {
				t.Fatalf("got %v, want %q\n%s", err, c.what, b.String())
			}
			if c.left != (b.Len() == 0) {
				t.Errorf("left %t, and written:\n%s", c.left, b.String())
			}
			if err == nil {
				got := documentsOf(b.String())
				if len(got) != 1 || !cmp.Equal(got[0].Answer, c.q.Answer) || got[0].Select != c.q.Select {
					t.Errorf("got %+v", got)
				}
			}
		})
	}
}
