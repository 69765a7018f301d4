package rules

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/usual"
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
		begin := rapid.SampledFrom([]string{"", "fifteen letters", "seventeen letters "}).Draw(t, "begin")
		a, b := begin+drawAlike(t, "a"), begin+drawAlike(t, "b")
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

// TestUnusual checks that the characters which rules look for are unusual.
func TestUnusual(t *testing.T) {
	for r := rune(0x80); r <= utf8.MaxRune; r++ {
		if at, _ := usual.Others(nil, string(r)); len(at) == 0 && (unseen(r) || falseSpace(r) || reorders(r)) {
			t.Errorf("%U is said to be usual", r)
		}
	}
}

// TestMayHide compares the quick look at a character with that at its line.
func TestMayHide(t *testing.T) {
	pieces := []string{"", "a", "7", "#", " ", "가", "漢", "é", "⚠", "🟢", "☎", "\ufe0f", "\u200b", "\u00a0", "\u3164", "\u2003", "\u180b", "ᠠ", "\n", "\u0301"}
	for _, before := range pieces {
		for _, last := range pieces {
			for _, r := range []rune{0xfe00, 0xfe0f, 0x200b, 0x00a0, 0xad, 0x3164} {
				text := before + last
				line := text[strings.LastIndexByte(text, '\n')+1:]
				hidden := false
				for h := range hiddenRunes(line + string(r)) {
					hidden = hidden || h.start == len(line)
				}
				if hidden && !mayHide(r, text) {
					t.Errorf("%U behind %+q is hidden", r, text)
				}
			}
		}
	}
	if mayHide(0xfe0f, "⚠") {
		t.Error("a selector behind a pictograph is looked at")
	}
}
