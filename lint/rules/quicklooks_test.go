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

// TestNoneTrails checks that no white space ends a line of a text that is said to
// have none there.
func TestNoneTrails(t *testing.T) {
	said := 0
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", " ", "\t", "\n", "\n\n", "\r", "가", "a b"}), 0, 8).Draw(t, "pieces"), "")
		none := noneTrails(parser.NewSource("bank.md", text))
		if none {
			said++
		}
		trails := false
		for line := range strings.SplitSeq(text, "\n") {
			trails = trails || strings.TrimRight(line, " \t") != line
		}
		if none && (trails || strings.Contains(text, "\r")) || !none && !trails && !strings.Contains(text, "\r") {
			t.Fatalf("that white space ends no line of %q is %v", text, none)
		}
	})
	if said == 0 {
		t.Error("white space ends a line of each text")
	}
}

// emphasisPieces are what records are made of that have emphasis, code and what looks
// like either.
var emphasisPieces = []string{
	"**", "**", "*", "***", "`", "``", "```", "~~~", "\\", "text", "글", " ", "\n", "\n\n", "- ", "> ", "| ", "1. ", "A. ", "**B. b** ⭐\n", "### s\n", "정답: A\n", "<br>\n", "<!-- ", " -->", "---\n", "\r",
}

// TestEvenLines walks the records of which is told that emphasis needs no look: no
// finding is hidden.
func TestEvenLines(t *testing.T) {
	told, found := 0, 0
	even := &lint.Rule{Code: "QB607", Name: "even", CheckFile: func(p *lint.Pass) {
		e := newEvenLines(p.File)
		for i, r := range p.File.Records {
			if e.record(p.File, r) {
				told++
				walkEmphasis(p, recordCursor(p.File, i), func(c *textCursor) bool { return c.record == i })
			}
		}
	}}
	whole := &lint.Rule{Code: "QB607", Name: "whole", CheckFile: func(p *lint.Pass) {
		walkEmphasis(p, newTextCursor(p.File), func(*textCursor) bool { return true })
	}}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(emphasisPieces), 0, 9).Draw(t, label), "")
		}
		text := draw("preamble") + "\n## Question #1\n" + draw("question") + "\n## Question #1 분석\n### 선택지 분석\n" + draw("analysis") + "\n## Question #2\n" + draw("next")
		file := parser.Parse("bank.md", []byte(text))
		if hidden := findings(t, even, file); len(hidden) > 0 {
			t.Fatalf("of %q would be hidden: %s at %v", text, hidden[0].Message, hidden[0].Start)
		}
		if len(file.Records) == 0 {
			return
		}
		quick, all := findings(t, unbalancedEmphasis, file), findings(t, whole, file)
		if len(quick) != len(all) {
			t.Fatalf("%d findings in %q, %d in one walk", len(quick), text, len(all))
		}
		found += len(all)
	})
	if told == 0 || found == 0 {
		t.Errorf("%d records are told to be even, %d findings", told, found)
	}
}

// TestFewerFields compares the number of words with the one that the library finds.
func TestFewerFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", " ", "\t", "\n", "\x01", "\u00a0", "\u3000", "가", "\r"}), 0, 8).Draw(t, "pieces"), "")
		if got, want := fewerFields(text, 3), len(strings.Fields(text)) < 3; got != want {
			t.Fatalf("that %q has fewer than three words is %v", text, got)
		}
	})
}

// starPieces are what option analyses are made of that have stars, or what looks like
// them, in lists, paragraphs and elsewhere.
var starPieces = []string{
	"⭐", "★", "[정답]", "✅", "❌", "text", "글", " ", "\n", "\n\n", "- ", "  - ", "> ", "| ⭐ |\n|---|\n", "```\n", "<!-- ⭐ -->\n", "### s ⭐\n", "**A. a**\n", "**B. b** ⭐\n", "정답: A\n", "---\n", "<br>\n",
}

// TestMisplacedStar looks for stars in each paragraph and in each option, and compares
// what it finds with what is found where only those are read that may hold one.
func TestMisplacedStar(t *testing.T) {
	everywhere := &lint.Rule{Code: "QB206", Name: "everywhere", CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		starred := map[byte]bool{}
		for _, o := range q.Analysis.OptionAnalyses() {
			if o.Heading.Starred() {
				starred[o.Heading.Label] = true
				continue
			}
			for _, r := range o.Reasons {
				reportStars(p, o.Heading.Label, r.Marks)
			}
			if o.Content == nil {
				continue
			}
			for b := range o.Content.Blocks() {
				if b.Kind == parser.ParagraphBlock {
					reportStars(p, o.Heading.Label, p.File.Parser().MarksIn(b.Text, b.Span.Start))
				}
			}
		}
		for _, o := range q.Options {
			if !starred[o.Label] {
				reportStars(p, o.Label, p.File.Parser().MarksIn(p.File.Source.Slice(o.TextSpan), o.TextSpan.Start))
			}
		}
	}}
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(starPieces), 0, 6).Draw(t, label), "")
		}
		text := "## Question #1\nx\n\nA. a" + draw("option") + "\n\nB. b\n\n## Question #1 분석\n\n### 선택지 분석\n\n**A. a**\n" + draw("below A") + "\n**B. b**\n" + draw("below B")
		file := parser.Parse("bank.md", []byte(text))
		quick, all := findings(t, misplacedStar, file), findings(t, everywhere, file)
		if len(quick) != len(all) {
			t.Fatalf("%d findings in %q, %d where all paragraphs are read", len(quick), text, len(all))
		}
		for i := range all {
			if quick[i].Start != all[i].Start || quick[i].Message != all[i].Message {
				t.Fatalf("finding %d in %q is %s at %v, want %s at %v", i, text, quick[i].Message, quick[i].Start, all[i].Message, all[i].Start)
			}
		}
		found += len(all)
	})
	if found == 0 {
		t.Error("no star is found")
	}
}

// findings are what one rule finds in a file.
func findings(t interface{ Fatal(...any) }, rule *lint.Rule, file *parser.File) []lint.Diagnostic {
	linter, err := lint.New(lint.Options{Rules: []*lint.Rule{rule}})
	if err != nil {
		t.Fatal(err)
	}
	return linter.File(file).Diagnostics
}

// TestTrimUnseen trims each character from the start of a text, the quick way and the
// plain one.
func TestTrimUnseen(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		for _, text := range []string{string(r), string(r) + " x", " " + string(r) + "x"} {
			if got, want := trimUnseen(text), strings.TrimLeftFunc(text, blankOrUnseen); got != want {
				t.Fatalf("trimmed %+q is %+q, want %+q", text, got, want)
			}
		}
	}
}
