package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// textFormats are those that people read on a terminal or in a log.
var textFormats = []string{"text", "concise", "github"}

// hostileTexts are what a bank, a file name or a rule's message may hold.
func hostileTexts() []string {
	texts := []string{
		"\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\", "\x1bc", "\u009b2J",
		"a\rb", "a\r\nb", "a\nb", "a\vb\fc\bd", "a\u0085b\u2028c\u2029d", "\x00\x7f", "\u202eabc\u202c", "\u2066x\u2069", "\u061c",
		"\xff\xfe\x1b", "\xc2\x9b", "\u200b\ufeff\u00ad\u3164", "\U000e0001", "trailing \t", "끝\u3000",
	}
	for r := rune(0); r < 0xa0; r++ {
		texts = append(texts, "x"+string(r)+"[31m")
	}
	return texts
}

// everywhere puts a text into every field that can hold text of a bank.
func everywhere(text string) *Report {
	d := lint.Diagnostic{
		File: "bank/" + text, Code: "QB999", Name: "made-up", Severity: lint.Error, Message: "a " + text, Help: "b " + text,
		Start: lint.Position{Line: 2, Column: 2, Offset: 5}, End: lint.Position{Line: 2, Column: 3, Offset: 6},
		URL: "https://example.com", Excerpt: "가" + text + "나" + text,
		Related: []lint.Related{{File: "other/" + text, Start: lint.Position{Line: 1, Column: 1}, Message: "c " + text}},
	}
	d.Fix = &lint.Fix{Safe: true, Edits: []lint.Edit{{Start: d.Start, End: d.End, Text: text}}}
	r := &Report{Diagnostics: []lint.Diagnostic{d}, Color: termenv.Ascii}
	r.Summary.Add(r.Diagnostics)
	return r
}

// TestNothingHiddenReachesAReader: no format, not even one for machines, hands a
// control character on.
func TestNothingHiddenReachesAReader(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			for _, hostile := range hostileTexts() {
				out := string(written(t, f.Name, everywhere(hostile)))
				for _, r := range out {
					if text.IsUnsafe(r) && r != '\n' && r != '\t' {
						t.Errorf("%q: %q is in the output:\n%s", hostile, r, out)
						break
					}
				}
			}
		})
	}
}

// TestColorIsAllThatEscapes takes the colours off a coloured report and finds no
// other escape.
func TestColorIsAllThatEscapes(t *testing.T) {
	for _, text := range hostileTexts() {
		r := everywhere(text)
		plain := written(t, "text", r)
		r.Color = termenv.ANSI
		colored := string(written(t, "text", r))
		for _, seq := range []string{"0", "1", "91;1", "34;1", "36;1"} {
			colored = strings.ReplaceAll(colored, "\x1b["+seq+"m", "")
		}
		if colored != string(plain) {
			t.Errorf("%q: %q, want %q", text, colored, plain)
		}
	}
}

func TestNoLineEndsInWhiteSpace(t *testing.T) {
	reports := []*Report{sample(t)}
	for _, text := range append(hostileTexts(), "", " ", "\t", "\u3000", "\u00a0") {
		reports = append(reports, everywhere(text))
	}
	for _, r := range reports {
		for _, format := range textFormats {
			for line := range strings.Lines(string(written(t, format, r))) {
				line = strings.TrimSuffix(line, "\n")
				if format == "github" {
					// The title is its last part but one; messages are data.
					continue
				}
				if strings.TrimRightFunc(line, unicode.IsSpace) != line {
					t.Errorf("%s: %q", format, line)
				}
			}
		}
	}
}

func TestOneLineAFinding(t *testing.T) {
	for _, format := range []string{"concise", "github", "jsonl"} {
		for _, text := range hostileTexts() {
			if out := written(t, format, everywhere(text)); bytes.Count(out, []byte("\n")) != 1 {
				t.Errorf("%s, %q: %q", format, text, out)
			}
		}
	}
}

func TestText(t *testing.T) {
	d := lint.Diagnostic{
		File: "a.md", Code: "QB310", Name: "unmarked-reason", Severity: lint.Warning, Message: "no mark",
		Start: lint.Position{Line: 9, Column: 3}, End: lint.Position{Line: 12, Column: 1}, Excerpt: "- 이유",
		Help: "mark it", Fix: &lint.Fix{Safe: true},
		Related: []lint.Related{{File: "b.md", Start: lint.Position{Line: 1, Column: 4}, Message: "the first"}},
	}
	r := &Report{Diagnostics: []lint.Diagnostic{d}, Color: termenv.Ascii, Summary: lint.Summary{Files: 2, Questions: 1, Warnings: 1, Fixable: 1}}
	want := `warning[QB310] unmarked-reason: no mark [*]
 --> a.md:9:3
  |
9 | - 이유
  |   ^^^^ to line 11
  |
  = note: b.md:1:4: the first
  = help: mark it

1 warning in 2 files, 1 question; 1 can be fixed with --fix
`
	if got := string(written(t, "text", r)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSummarize(t *testing.T) {
	for _, tt := range []struct {
		s    lint.Summary
		want string
	}{
		{lint.Summary{Files: 214, Questions: 1003, Errors: 3, Warnings: 2, Fixable: 4}, "3 errors, 2 warnings in 214 files, 1,003 questions; 4 can be fixed with --fix"},
		{lint.Summary{Files: 1, Questions: 1, Errors: 1, Infos: 1}, "1 error, 1 info in 1 file, 1 question"},
		{lint.Summary{Files: 2, Questions: 1234567, Infos: 1000, Fixable: 1000}, "1,000 infos in 2 files, 1,234,567 questions; 1,000 can be fixed with --fix"},
		{lint.Summary{Files: 1}, "no findings in 1 file, 0 questions"},
	} {
		if got := Summarize(tt.s); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestStatistics(t *testing.T) {
	var list []lint.Diagnostic
	add := func(n int, code, name string, fix *lint.Fix) {
		for range n {
			list = append(list, lint.Diagnostic{Code: code, Name: name, Fix: fix})
		}
	}
	add(2, "QB314", "non-canonical-mark", &lint.Fix{Safe: true})
	add(1000, "QB310", "unmarked-reason", nil)
	add(2, "QB104", "option-label-order", &lint.Fix{})
	add(11, "QB314", "non-canonical-mark", nil)
	var out bytes.Buffer
	if err := Statistics(&out, list); err != nil {
		t.Fatal(err)
	}
	want := "1,000  QB310 unmarked-reason\n   13  QB314 non-canonical-mark [*]\n    2  QB104 option-label-order\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
	out.Reset()
	if err := Statistics(&out, nil); err != nil || out.Len() > 0 {
		t.Errorf("of nothing: %q, %v", &out, err)
	}
}

func TestSafe(t *testing.T) {
	for _, tt := range [][2]string{
		{"한국어 👩‍👧 ⚠️ e\u0301\t끝", "한국어 👩‍👧 ⚠️ e\u0301\t끝"},
		{"\x1b[0m", `\x1b[0m`},
		{"a\nb\r", `a\x0ab\x0d`},
		{"\u009b\u202e\u200b\U000e0001", `\x9b\u202e\u200b\U000e0001`},
		{"\xff\xed\xa0\x80", `\xff\xed\xa0\x80`},
		{"\ufffd", "\ufffd"},
		{"", ""},
	} {
		if got := Safe(tt[0]); got != tt[1] {
			t.Errorf("Safe(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}

// failing is a full disk.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return 0, fmt.Errorf("no space left")
	}
	f.left -= len(p)
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Write(&failing{left: 10}, sample(t)); err == nil {
			t.Errorf("%s hides that the disk is full", f.Name)
		}
	}
	if err := Statistics(&failing{}, sample(t).Diagnostics); err == nil {
		t.Error("the statistics hide that the disk is full")
	}
}
