package parser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/testing/hostile"
)

// placed is a diagnostic with its places in the file.
func placed(f *File, d Diagnostic) string {
	var b strings.Builder
	at := func(s Span) string {
		start, end := f.Source.Position(s.Start, Runes), f.Source.Position(s.End, Runes)
		return fmt.Sprintf("%d:%d:%d-%d:%d:%d", start.Line, start.Column, start.Offset, end.Line, end.Column, end.Offset)
	}
	fmt.Fprintf(&b, "%s %s %q %q #%d", d.Code, at(d.Span), d.Message, d.Help, d.Question)
	for _, r := range d.Related {
		fmt.Fprintf(&b, " related %s %q", at(r.Span), r.Message)
	}
	if d.Fix != nil {
		for _, e := range d.Fix.Edits {
			fmt.Fprintf(&b, " edit %s %q", at(e.Span), e.Text)
		}
	}
	return b.String()
}

// summary is all that is said of a file or a window: its questions as an outline
// with their places, in order, and the rest sorted by place.
type summary struct{ questions, rest []string }

func summarize(f *File) (s summary) {
	question := func(q *Question) string {
		o := outliner{f: f}
		o.question(q)
		text := fmt.Sprintf("%d %d level %d\n%s", f.Source.Offset(q.Span().Start), f.Source.LineNumber(q.Span().Start), q.Heading.Level, o.b.String())
		if a := q.Analysis; a != nil {
			text += fmt.Sprintf("analysis at %v, adjacent %v, lead %d, tail %q\n", f.Source.Position(a.Span().Start, UTF16), a.Adjacent, len(a.Lead), f.Text(a.Tail))
		}
		for _, a := range q.Duplicates {
			text += fmt.Sprintf("duplicate at %d\n", f.Source.Offset(a.Span().Start))
		}
		return text
	}
	for _, q := range f.Questions {
		if f.Source.Owns(q.Span().Start) {
			s.questions = append(s.questions, question(q))
		}
	}
	for _, q := range f.Unnumbered {
		s.rest = append(s.rest, "unnumbered "+question(q))
	}
	for _, a := range f.Orphans {
		s.rest = append(s.rest, fmt.Sprintf("orphan at %d", f.Source.Offset(a.Span().Start)))
	}
	for _, r := range f.Records {
		if f.Source.Owns(r.start()) {
			span := f.RecordSpan(r.start())
			s.rest = append(s.rest, fmt.Sprintf("record %d of %d bytes", f.Source.Offset(r.start()), span.Len()))
		}
	}
	for _, d := range f.Directives {
		s.rest = append(s.rest, fmt.Sprintf("directive at %d %q", f.Source.Offset(d.Span.Start), d.Text))
	}
	for _, d := range f.Diagnostics {
		if f.Source.Owns(d.Span.Start) {
			s.rest = append(s.rest, placed(f, d))
		}
	}
	sort.Strings(s.rest)
	return s
}

// indexed are the windows of a text; nil where it has to be read as a whole.
func indexed(t reporter, text string, block, window int) (list []*File) {
	t.Helper()
	ix, err := Default().Index(context.Background(), "x.md", strings.NewReader(text), int64(len(text)), IndexOptions{Block: block, Jobs: 2})
	if err != nil {
		t.Errorf("%q: %v", text, err)
		return nil
	}
	if ix.Whole() {
		return nil
	}
	faults := ix.NewFaults()
	for w := range ix.Windows(window) {
		f, err := ix.Parse(w)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			return nil
		}
		list = append(list, f)
		faults.Add(f)
	}
	more, err := faults.Files()
	if err != nil {
		t.Errorf("%q: %v", text, err)
	}
	return append(list, more...)
}

func checkWindows(t reporter, text string, block, window int) {
	t.Helper()
	whole := Default().ParseText("x.md", text)
	list := indexed(t, text, block, window)
	if list == nil {
		numbered := false
		for _, r := range whole.Records {
			numbered = numbered || r.number() > 0
		}
		if numbered && !whole.utf16 {
			t.Errorf("%q is not cut into windows", text)
		}
		return
	}
	var got summary
	for i, f := range list {
		s := summarize(f)
		got.questions = append(got.questions, s.questions...)
		got.rest = append(got.rest, s.rest...)
		if i > 0 && !f.Preamble.Empty() || f.Source.Size() != len(text) {
			t.Errorf("window %d has the preamble %v", i, f.Preamble)
		}
	}
	sort.Strings(got.rest)
	want := summarize(whole)
	if list[0].Preamble != whole.Preamble || list[0].ByteOrderMark != whole.ByteOrderMark {
		t.Errorf("%q: the preamble is %v, want %v", text, list[0].Preamble, whole.Preamble)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q in blocks of %d and windows of %d: got\n%s\n%s\nwant\n%s\n%s", text, block, window,
			strings.Join(got.questions, "\n"), strings.Join(got.rest, "\n"), strings.Join(want.questions, "\n"), strings.Join(want.rest, "\n"))
	}
}

// TestWindows checks that all windows of a file together hold what the whole file
// does.
func TestWindows(t *testing.T) {
	for _, text := range seeds(t) {
		for _, window := range []int{1, 200} {
			checkWindows(t, text, 16, window)
		}
	}
	files, err := filepath.Glob("../testdata/*/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkWindows(t, string(data), 100, 1)
	}
	rapid.Check(t, func(t *rapid.T) {
		checkWindows(t, drawBank(t), rapid.IntRange(1, 80).Draw(t, "block"), rapid.IntRange(1, 300).Draw(t, "window"))
	})
}

// drawApart draws a bank whose questions and analyses stand in any order, some
// numbers twice.
func drawApart(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(2, 25).Draw(t, "records") {
		n := rapid.IntRange(1, 6).Draw(t, "number")
		b.WriteString(rapid.SampledFrom([]string{
			fmt.Sprintf("## Question #%d\nStem?\n\nA. x\nB. y\n\n", n),
			fmt.Sprintf("## Question #%d\nStem?\n\nA. x\nB. y\n\n### 선택지 분석\n**A. x** ⭐\n- z ✅\n", n),
			fmt.Sprintf("### Question #%d\nA. x\nB. y\n\nTail.\n\n### 요구사항\n- z ✅\n\n정답: A", n),
			fmt.Sprintf("## Question #%d 분석\n### 선택지 분석\n**B. y** ⭐\n- z ✅\n", n),
			fmt.Sprintf("## Question #%d 해설 \r\n\r", n),
			fmt.Sprintf("# Question #%d 해설 <!-- qbank-disable-question QB3 -->\ntext\n", n),
			"## 해설\n\n", "## Question #\nA. x\nB.y\n", "## 해설\ntext <!-- qbank-disable-next-line QB1 -->\n",
			"```yaml\n", "```\nx\n```\n", "<!-- x\n", "-->\n", "<!-- x -->\n", "# Chapter\ntext\n", "\n", "- ```\n", "~~~~ x\n",
		}).Draw(t, "record"))
		b.WriteString(rapid.SampledFrom(lineEnds3).Draw(t, "end"))
	}
	return b.String()
}

func TestWindowsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkWindows(t, drawApart(t), rapid.IntRange(1, 80).Draw(t, "block"), rapid.IntRange(1, 300).Draw(t, "window"))
	})
}

// TestHardTextsInWindows reads texts by windows that a careless reader needs time
// for which grows with the square of their size.
func TestHardTextsInWindows(t *testing.T) {
	size := 256 << 10
	if raceEnabled || testing.Short() {
		size = 16 << 10
	}
	for _, c := range append(hostile.Banks[:len(hostile.Banks):len(hostile.Banks)], hostile.Apart...) {
		t.Run(c.Name, func(t *testing.T) {
			text := c.Make(size)
			whole := Default().ParseText("x.md", text)
			records := 0
			for _, f := range indexed(t, text, 4096, 1<<14) {
				for i, r := range f.Records {
					if f.Source.Owns(r.start()) {
						records++
					} else if !f.outside[f.Records[i]] {
						t.Fatal("a record of the window is outside of it")
					}
				}
			}
			if records > 0 && records != len(whole.Records) {
				t.Errorf("%d records, want %d", records, len(whole.Records))
			}
		})
	}
}

func FuzzWindows(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text, uint16(7), uint16(40))
	}
	f.Fuzz(func(t *testing.T, text string, block, window uint16) {
		checkWindows(t, text, int(block)+1, int(window)+1)
	})
}
