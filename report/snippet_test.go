package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// piece is a text and how many cells a terminal shows it in: by hand, so that
// the tests do not only compare the width library with itself.
type piece struct {
	name, text string
	width      int
}

var pieces = []piece{
	{"ASCII", "abc", 3},
	{"space", " ", 1},
	{"Hangul", "한국어", 6},
	{"decomposed Hangul", "\u1112\u1161\u11ab", 2},
	{"Han and kana", "漢字かな", 8},
	{"full-width letter", "Ａ．", 4},
	{"half-width kana", "ｶﾅ", 2},
	{"emoji", "⭐✅❌", 6},
	{"emoji with variation selector", "⚠️", 2},
	{"the same without", "⚠", 1},
	{"heart", "❤️", 2},
	{"keycap", "1️⃣", 2},
	{"family", "👩‍👩‍👧‍👦", 2},
	{"skin tone", "👍🏽", 2},
	{"flag", "🇰🇷", 2},
	{"flag of tags", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2},
	{"combining mark", "e\u0301", 1},
	{"two combining marks", "a\u0302\u0323", 1},
	{"tab", "\t", 4},
	{"escape", "\x1b", 4},
	{"colour", "\x1b[31m", 8},
	{"C1 control", "\u009b", 4},
	{"bidi override", "\u202e", 6},
	{"zero-width space", "\u200b", 6},
	{"byte-order mark", "\ufeff", 6},
	{"language tag", "\U000e0001", 10},
	{"invalid byte", "\xff", 4},
	{"replacement character", "\ufffd", 1},
	{"ideographic space", "\u3000", 2},
}

// about is a finding about a part of a line.
func about(before, marked, after string) *lint.Diagnostic {
	column := utf8.RuneCountInString(before) + 1
	return &lint.Diagnostic{
		Start:   lint.Position{Line: 1, Column: column},
		End:     lint.Position{Line: 1, Column: column + utf8.RuneCountInString(marked)},
		Excerpt: before + marked + after,
	}
}

func carets(before, under int) string {
	return strings.Repeat(" ", before) + strings.Repeat("^", under)
}

// TestCaretsBelow puts each kind of character before, into and behind a span.
func TestCaretsBelow(t *testing.T) {
	for _, p := range pieces {
		t.Run(p.name, func(t *testing.T) {
			for _, tt := range []struct {
				where                 string
				before, marked, after string
				indent, under         int
			}{
				{"before", p.text, "x", "y", p.width, 1},
				{"in", "ab", p.text, "y", 2, p.width},
				{"behind", "ab", "x", p.text, 2, 1},
				{"alone", "", p.text, "", 0, p.width},
			} {
				if _, got := snippet(about(tt.before, tt.marked, tt.after)); got != carets(tt.indent, tt.under) {
					t.Errorf("%s: %q, want %q", tt.where, got, carets(tt.indent, tt.under))
				}
			}
		})
	}
}

// TestCaretsAnywhere joins lines of random pieces and marks one or more of them.
func TestCaretsAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 11).Draw(t, "line")
		from := rapid.IntRange(0, len(line)-1).Draw(t, "from")
		to := rapid.IntRange(from, len(line)).Draw(t, "to")
		texts := [3]string{}
		widths := [3]int{}
		for i, p := range line {
			part := 0
			switch {
			case i >= to:
				part = 2
			case i >= from:
				part = 1
			}
			texts[part] += p.text
			widths[part] += p.width
		}
		if widths[0]+widths[1]+widths[2] > maxWidth {
			t.Skip("too long")
		}
		_, got := snippet(about(texts[0], texts[1], texts[2]))
		want := carets(widths[0], widths[1])
		if from == to {
			// Nothing is marked: the caret stands below the first character of
			// what follows, as wide as that is.
			got, want = strings.TrimRight(got, "^")+"^", carets(widths[0], 1)
		}
		if got != want {
			t.Fatalf("%q: %q, want %q", texts, got, want)
		}
	})
}

// TestCaretsCountedOnTheLine finds the marked text in the line as it is shown
// and measures what stands before it.
func TestCaretsCountedOnTheLine(t *testing.T) {
	for _, before := range []string{"", "가", "가\t나 ", strings.Repeat("👩‍👩‍👧‍👦한 ", 9), strings.Repeat("가나다라 ", 30), strings.Repeat("a", 119), strings.Repeat("a\u0301", 200)} {
		for _, after := range []string{"", " 끝", strings.Repeat("⚠️ 끝 ", 40)} {
			const marked = "【여기】"
			line, under := snippet(about(before, marked, after))
			shown, _, found := strings.Cut(line, marked)
			if !found {
				t.Errorf("%q is not in %q", marked, line)
				continue
			}
			if want := carets(displaywidth.String(shown), displaywidth.String(marked)); under != want {
				t.Errorf("below %q:\n%q, want\n%q", line, under, want)
			}
			if w := displaywidth.String(line); w > maxWidth {
				t.Errorf("%d cells: %q", w, line)
			}
		}
	}
}

// TestCaretsInsideACharacter: a terminal cannot underline a part of what it
// shows as one.
func TestCaretsInsideACharacter(t *testing.T) {
	for _, tt := range []struct {
		name                  string
		before, marked, after string
		indent, under         int
	}{
		{"variation selector", "가 ⚠", "\ufe0f", " 주의", 3, 2},
		{"joiner", "👩", "\u200d", "👧 둘", 0, 2},
		{"second half of a flag", "ab🇰", "🇷", "", 2, 2},
		{"combining mark", "e", "\u0301", "x", 0, 1},
		{"from the middle of one into the next", "⚠", "\ufe0f가", "나", 0, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, got := snippet(about(tt.before, tt.marked, tt.after)); got != carets(tt.indent, tt.under) {
				t.Errorf("%q, want %q", got, carets(tt.indent, tt.under))
			}
		})
	}
}

func TestSnippetEdges(t *testing.T) {
	long := strings.Repeat("가", 200)
	for _, tt := range []struct {
		name       string
		d          lint.Diagnostic
		line, mark string
	}{
		{"an empty line", lint.Diagnostic{Start: lint.Position{Line: 3, Column: 1}, End: lint.Position{Line: 3, Column: 1}}, "", "^"},
		{"the end of a line", *about("한국", "", ""), "한국", "    ^"},
		{"a point before a wide character", *about("a", "", "한"), "a한", " ^^"},
		{"white space at the end", *about("한", "  \u3000", ""), "한", "  ^^^^"},
		{"a column behind the line", lint.Diagnostic{Start: lint.Position{Line: 1, Column: 9}, End: lint.Position{Line: 1, Column: 12}, Excerpt: "한국"}, "한국", "    ^"},
		{"an end before the start", lint.Diagnostic{Start: lint.Position{Line: 1, Column: 2}, End: lint.Position{Line: 1, Column: 1}, Excerpt: "한국"}, "한국", "  ^^"},
		{"several lines", lint.Diagnostic{Start: lint.Position{Line: 1, Column: 2}, End: lint.Position{Line: 4, Column: 9}, Excerpt: "한국어"}, "한국어", "  ^^^^"},
		{
			"a span longer than the window", *about("a", long, "b"),
			"a" + strings.Repeat("가", 56) + "...", " " + strings.Repeat("^", 112+3),
		},
		{
			"all of a long line", *about("", long, ""),
			strings.Repeat("가", 57) + "...", strings.Repeat("^", 114+3),
		},
		{
			"the end of a long line", *about(long, "끝", ""),
			"..." + strings.Repeat("가", 56) + "끝", strings.Repeat(" ", 3+112) + "^^",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line, mark := snippet(&tt.d)
			if line != tt.line || mark != tt.mark {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", line, mark, tt.line, tt.mark)
			}
		})
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("가나 ⚠️ e\u0301\t\x1b[0m", 3, 5)
	f.Add("\xff\u202e", 1, 9)
	f.Fuzz(func(t *testing.T, excerpt string, from, to int) {
		from, to = max(1, from%3000), max(1, to%3000)
		line, mark := snippet(&lint.Diagnostic{Start: lint.Position{Line: 1, Column: from}, End: lint.Position{Line: 1, Column: to}, Excerpt: excerpt})
		if trimmed := strings.TrimLeft(mark, " "); trimmed == "" || strings.Trim(trimmed, "^") != "" {
			t.Errorf("carets %q", mark)
		}
		for _, r := range line {
			if r == '\t' || text.IsUnsafe(r) {
				t.Errorf("%q shows %q", line, r)
			}
		}
		// Room for the line, and one caret behind it.
		if w := displaywidth.String(line); w > maxWidth || len(mark) > maxWidth+1 {
			t.Error(fmt.Sprint(w, " cells, ", len(mark), " below: ", line))
		}
	})
}
