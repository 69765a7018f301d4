package rules

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// alikePieces are what texts are made of that are nearly the same.
var alikePieces = []string{
	"the", "The", "THE", "a", "stores", "Stores", "file", "files", "로그", "로그를", "저장", "저장한다", "각", "\u1100\u1161\u11a8", "é", "e\u0301", "E\u0301",
	"\u212a", "k", "K", "İ", "i", "Å", "\u212b", "ꙁ", "Ꙁ", "ａ", "Ａ", "`x`", "`X`", "**", "“", "\"", "’", "'", "\u00a0", "\u200b", "\u00ad", "-", "=", ".", ",", "漢", "7", "x7", "as", "A", "bed", "1번", "ㄱ과",
}

func drawAlike(t *rapid.T, label string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(alikePieces), 0, 4).Draw(t, label), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
}

// TestAllDiffer checks that texts which are said to differ have different keys.
func TestAllDiffer(t *testing.T) {
	said := 0
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawAlike(t, "a"), drawAlike(t, "b")
		if !allDiffer([]string{a, b}) {
			return
		}
		said++
		if optionKey(a) == optionKey(b) {
			t.Fatalf("%q and %q have one key", a, b)
		}
	})
	if said == 0 {
		t.Error("no two texts are said to differ")
	}
}

// TestAnyAlike checks that options which are said not to be alike have different
// content words.
func TestAnyAlike(t *testing.T) {
	said := 0
	rule := &lint.Rule{Code: "QB408", Name: "alike"}
	linter, err := lint.New(lint.Options{Rules: []*lint.Rule{rule}})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := "## Question #1\nWhich?\n\nA. " + drawAlike(t, "a") + "\n\nB. " + drawAlike(t, "b") + "\n"
		rule.CheckQuestion = func(_ *lint.Pass, q *lint.Question) {
			r := readingOf(q)
			if len(q.Options) != 2 || anyAlike(r, 1) {
				return
			}
			said++
			a, b := wordingOf(r.option(0), q.Options[0]), wordingOf(r.option(1), q.Options[1])
			if a.content > 0 && b.content > 0 && a.hash == b.hash {
				t.Fatalf("the options of %q have the same content", text)
			}
		}
		linter.File(parser.Parse("bank.md", []byte(text)))
	})
	if said == 0 {
		t.Error("no two options are said to differ")
	}
}

// TestTables checks that the tables of characters that are looked for hold just
// those.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		table *unicode.RangeTable
		is    func(r rune) bool
	}{
		{hidden, func(r rune) bool { return unseen(r) || falseSpace(r) }},
		{reordering, reorders},
	} {
		leads := leadsOf(c.table)
		for r := rune(0x80); r <= utf8.MaxRune; r++ {
			if c.is(r) != unicode.Is(c.table, r) {
				t.Errorf("that %U is in the table is %v", r, unicode.Is(c.table, r))
			}
			if two := string(r); c.is(r) && leads[two[0]]>>(two[1]&0x3f)&1 == 0 {
				t.Errorf("the first bytes of %U are none of those", r)
			}
		}
	}
}

// hiddenPieces are what texts are made of that hold what the rules about characters
// look for, or seem to.
var hiddenPieces = []string{
	"text", "한글", "中", " ", "\n", "⚠️", "글️", "1️⃣", "🏳️", "é️", "️", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u2066", "\u061c", "א",
	"\u2028", "\u115f", "\u3164", "\ufeff", "\uffa0", "\U000e0041", "\U000e0101", "\u1112\u1161", "e\u0301", "\u212b", "\ufffd", "\ufffd\ufffd", "\xff", "`", "“", "\ufe0e",
}

// TestNothingHides compares what the rules about characters find in a file with what
// they find where another file, which holds all of these characters, makes them look
// at each line.
func TestNothingHides(t *testing.T) {
	linter, err := lint.New(lint.Options{Rules: All(), Selection: lint.Selection{Select: []string{"QB602", "QB603", "QB604", "QB605"}}})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		text := "## Question #1\nWhich?\n\nA. a\nB. b\n\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(hiddenPieces), 0, 8).Draw(t, "pieces"), "")
		// A line that is not UTF-8 hides nothing, but has every line looked at.
		quick, slow := linter.File(parser.Parse("bank.md", []byte(text))), linter.File(parser.Parse("bank.md", []byte(text+"\n\n\xff")))
		if len(quick.Diagnostics) != len(slow.Diagnostics) {
			t.Fatalf("%d findings in %q, %d where all lines are looked at", len(quick.Diagnostics), text, len(slow.Diagnostics))
		}
		found += len(quick.Diagnostics)
		for i := range quick.Diagnostics {
			if q, s := &quick.Diagnostics[i], &slow.Diagnostics[i]; q.Code != s.Code || q.Start != s.Start || q.End != s.End {
				t.Fatalf("%s at %v in %q, %s at %v where all lines are looked at", q.Code, q.Start, text, s.Code, s.Start)
			}
		}
	})
	if found == 0 {
		t.Error("no text has anything to find")
	}
}
