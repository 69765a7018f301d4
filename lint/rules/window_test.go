package rules_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// everyRule is a linter with all rules, those that are off by nature included.
func everyRule(t testing.TB) *lint.Linter {
	t.Helper()
	selection := lint.Selection{Select: []string{"ALL"}}
	for _, r := range rules.All() {
		selection.Select = append(selection.Select, r.Code)
	}
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: selection})
	if err != nil {
		t.Fatal(err)
	}
	return linter
}

// seen is what a run says of a file: its findings and its documents.
type seen struct{ findings, documents []string }

func (s *seen) result(r lint.FileResult) {
	for _, d := range lint.Finish([]lint.FileResult{r}) {
		data, err := json.Marshal(d)
		if err != nil {
			panic(err)
		}
		s.findings = append(s.findings, string(data))
	}
	for i := range r.Facts {
		s.findings = append(s.findings, factText(r.Facts[i]))
	}
}

// factText is a fact with its sketch in place of the pointer to it.
func factText(f lint.Fact) string {
	sketch := "no sketch"
	if f.Sketch != nil {
		sketch = fmt.Sprintf("sketch %x", *f.Sketch)
	}
	f.Sketch = nil
	return fmt.Sprintf("%+v %s", f, sketch)
}

func (s *seen) file(f *parser.File) {
	for _, q := range f.Questions {
		if !f.Source.Owns(q.Span().Start) {
			continue
		}
		data, err := json.Marshal(schema.Build(f, q).Question)
		if err != nil {
			panic(err)
		}
		s.documents = append(s.documents, string(data))
	}
}

// reporter is what the tests here need of testing.T and rapid.T.
type reporter interface {
	Helper()
	Fatal(args ...any)
	Errorf(format string, args ...any)
}

// compareWindows checks that windows of a file give what the whole file gives. It
// is false where a rule has to see the whole file.
func compareWindows(t reporter, linter *lint.Linter, text string, size int) bool {
	t.Helper()
	const name = "bank/0003.md"
	whole := parser.Default().ParseText(name, text)
	ix, err := parser.Default().Index(context.Background(), name, strings.NewReader(text), int64(len(text)), parser.IndexOptions{Block: 128, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	if ix.Whole() {
		return true
	}
	var got, want seen
	want.file(whole)
	windows := linter.NewWindows(name, ix.Questions())
	faults := ix.NewFaults()
	add := func(f *parser.File) {
		got.file(f)
		faults.Add(f)
		windows.Add(linter.Window(f))
	}
	for w := range ix.Windows(size) {
		f, err := ix.Parse(w)
		if err != nil {
			t.Fatal(err)
		}
		add(f)
	}
	files, err := faults.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		add(f)
	}
	if !slices.Equal(got.documents, want.documents) {
		t.Errorf("windows of %d in %q: the documents are\n%s\nwant\n%s", size, text, strings.Join(got.documents, "\n"), strings.Join(want.documents, "\n"))
	}
	result, ok := windows.Result()
	if !ok {
		return false
	}
	got.result(result)
	want.result(linter.File(whole))
	if !slices.Equal(got.findings, want.findings) {
		var b strings.Builder
		for _, f := range got.findings {
			if !slices.Contains(want.findings, f) {
				fmt.Fprintf(&b, "superfluous %s\n", f)
			}
		}
		for _, f := range want.findings {
			if !slices.Contains(got.findings, f) {
				fmt.Fprintf(&b, "missing %s\n", f)
			}
		}
		t.Errorf("windows of %d in %q:\n%s", size, text, b.String())
	}
	return true
}

// bankPieces are what the banks of the property test are made of; "%d" is a small
// number.
var bankPieces = []string{
	"## Question #%d\nWhich city is the capital?\n\nA. Seoul\n\nB. Busan\n\n",
	"## Question #%d\nWhich city is the capital?\n\nA. Seoul\n\nB. Busan\n\n",
	"## Question #%d (Choose two)\nWhich\u00a0cities are large\u200b? \n\nA. Seoul\nB. Busan\t\nD. Cafe\u0301\n\n### 선택지 분석\n**A. x** ⭐\n- z ✅\n- y ❌\n",
	"### Question #%d\n\nA. all of the above\nB.none\n\nTail.\n\n### 요구사항\n- z ✅ **odd\n\n정답: A\n",
	"## Question #%d 분석\n\n### 선택지 분석\n\n**A. Seoul** ⭐\n- the capital since 1948 ✅\n\n**B. Busan**\n- the second largest city ❌\n\n",
	"## Question #%d 분석\n\n### 선택지 분석\n\n**A. Seoul** ⭐\n- the capital since 1948 ✅\n\n**B. Busan**\n- the second largest city ❌\n\n",
	"## Question #%d 해설 \r\n\r\ntext\n", "## Question #%d 분석\n##### deep\ntext\ufffd\n",
	"## 해설\n\ntext\n", "## Question #\nA. x\nB.y\n", "\u200b## Question #%d\ntext \n", "# Chapter\n\n", "```yaml\n", "```\ncode\n```\n", "<!-- x\n", "-->\n",
	"\n<!-- qbank-disable QB301, QB6 -->\n", "\n<!-- qbank-enable QB301 -->\n", "\n<!-- qbank-disable-next-line QB107 QB301 -->\n",
	"\n<!-- qbank-disable-question QB4 -->\n", "\n<!-- qbank-disable-file QB107 QB105 -->\n", "text <!-- qbank-disable-nothing QB1O6 -->\n", "\n<!-- qbank-disable QB902 QB901 --> \n",
	"a \u202e b\n", "text\xff\n", "\x00\n", "\ufeff\n", "정답: B\n", "- ✅\n", "-\u200b--\n", "`\u200b``\n", "<!-\u200b- x\n", "#\u2060# Question #%d\n", "정\u200b답: A\n", "\u3164\n",
}

func drawBank(t *rapid.T) string {
	var b strings.Builder
	b.WriteString(rapid.SampledFrom([]string{"", "", "\ufeff", "# Title\n\n", "---\na: b\n---\n", "A. x\nB. y\n"}).Draw(t, "start"))
	for range rapid.IntRange(2, 14).Draw(t, "pieces") {
		piece := rapid.SampledFrom(bankPieces).Draw(t, "piece")
		b.WriteString(strings.Replace(piece, "%d", fmt.Sprint(rapid.IntRange(1, 9).Draw(t, "number")), 1))
		b.WriteString(rapid.SampledFrom([]string{"", "", "\n", "\n", "\r\n", "\r"}).Draw(t, "end"))
	}
	text := b.String()
	if rapid.IntRange(0, 3).Draw(t, "CRLF") == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// TestWindowsFindTheSame checks that the windows of a file say what the file says,
// with all rules and all comments that turn them off.
func TestWindowsFindTheSame(t *testing.T) {
	linter := everyRule(t)
	files, err := filepath.Glob("../../testdata/*/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var all strings.Builder
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		compareWindows(t, linter, string(data), 1)
		all.Write(data)
	}
	compareWindows(t, linter, all.String(), 2000)
	split, runs := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		if compareWindows(t, linter, drawBank(t), rapid.IntRange(1, 400).Draw(t, "size")) {
			split++
		}
	})
	if split < runs/4 {
		t.Errorf("only %d of %d banks were linted window by window", split, runs)
	}
}
