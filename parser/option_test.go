package parser

import (
	"strings"
	"testing"
)

const stem = "## Question #7\nStem.\n\n"

// options makes a question of the lines, and its outline of the options.
func options(lines ...string) string { return stem + strings.Join(lines, "\n") }

func TestOptionForms(t *testing.T) {
	const want = "Q7\n stem: Stem.\n A: one\n B: two"
	checkReads(t, []readCase{
		{"dot", options("A. one", "B. two"), want, ""},
		{"bracket", options("A) one", "B) two"), want, ""},
		{"brackets", options("(A) one", "(B) two"), want, ""},
		{"bold label", options("**A.** one", "**B.** two"), want, ""},
		{"bold letter", options("**A**. one", "**B**. two"), want, ""},
		{"bold in brackets", options("**(A)** one", "**B)** two"), want, ""},
		{"underscores", options("__A.__ one", "__B.__ two"), want, ""},
		{"bullet", options("- A. one", "- B. two"), want, ""},
		{"other bullets", options("* A. one", "+ B. two"), want, ""},
		{"round bullet", options("• A. one", "• B. two"), want, ""},
		{"bullet and bold", options("- **A.** one", "- **B.** two"), want, ""},
		{"full width", options("Ａ．one", "Ｂ．two"), want, ""},
		{"full-width letter", options("Ａ. one", "Ｂ) two"), want, ""},
		{"full-width brackets", options("（A） one", "（Ｂ）two"), want, ""},
		{"tab", options("A.\tone", "B.\ttwo"), want, ""},
		{"no-break space", options("A.\u00a0one", "B.\u00a0two"), want, ""},
		{"zero-width space", options("A.\u200b one", "B\u200b. two"), want, ""},
		{"two spaces", options("A.  one", "B.   two"), want, ""},
		{"up to three spaces before", options(" A. one", "   B. two"), want, ""},
		{"no-break space before", options("\u00a0A. one", "\u3000B. two"), want, ""},
		{"blank lines between", options("A. one", "", "B. two", ""), want, ""},
		{"mixed", options("A. one", "", "B) two"), want, ""},
	})
}

func TestOptionText(t *testing.T) {
	const q = "Q7\n stem: Stem.\n"
	checkReads(t, []readCase{
		{"wrapped", options("A. one", "goes on", "B. two"), q + " A: one⏎goes on\n B: two", ""},
		{"wrapped and indented", options("A. one", "   goes on", "B. two"), q + " A: one⏎goes on\n B: two", ""},
		{"a further paragraph", options("A. one", "", "goes on", "", "B. two"), q + " A: one⏎⏎goes on\n B: two", ""},
		{"two further paragraphs", options("A. one", "", "more", "", "and more", "", "B. two"), q + " A: one⏎⏎more⏎⏎and more\n B: two", ""},
		{"an indented paragraph", options("A. one", "", "   goes on", "   and on", "", "B. two"), q + " A: one⏎⏎goes on⏎and on\n B: two", ""},
		{"none after the last option", options("A. one", "", "B. two", "", "an end"), q + " A: one\n B: two\n analysis\n  tail: an end", ""},
		{"dots, colons and quotes", options(`A. one. "two": 3.`, "B. e.g. (x)"), q + ` A: one. "two": 3.` + "\n B: e.g. (x)", ""},
		{"a list below", options("A. one", "- x", "- y", "B. two"), q + " A: one⏎- x⏎- y\n B: two", ""},
		{"a list in a paragraph of its own", options("A. one", "", "- x", "- y", "", "B. two"), q + " A: one⏎⏎- x⏎- y\n B: two", ""},
		{"a table below", options("A. one", "| x | y |", "|---|---|", "B. two"), q + " A: one⏎| x | y |⏎|---|---|\n B: two", ""},
		{"a quotation below", options("A. one", "> x", "B. two"), q + " A: one⏎> x\n B: two", ""},
		{"an image", options("A. ![x](a.png)", "B. two"), q + " A: ![x](a.png)\n B: two", ""},
		{"code", options("A. `x. y`", "B. two"), q + " A: `x. y`\n B: two", ""},
		{"a fence below", options("A. one", "```", "A. x", "", "B. y", "```", "B. two"), q + " A: one⏎```⏎A. x⏎⏎B. y⏎```\n B: two", ""},
		{"a fence after a blank line", options("A. one", "", "```", "x", "```", "", "B. two"), q + " A: one⏎⏎```⏎x⏎```\n B: two", ""},
		{"a comment", options("A. one", "", "<!-- x -->", "", "B. two"), q + " A: one⏎⏎<!-- x -->\n B: two", ""},
		{"a rule ends it", options("A. one", "B. two", "---"), q + " A: one\n B: two\n tail: ---", ""},
		{"a heading ends it", options("A. one", "B. two", "### 요구사항"), q + " A: one\n B: two\n analysis\n  3 요구사항", ""},
		{"the answer line ends it", options("A. one", "B. two", "정답: A"), q + " A: one\n B: two\n stated: A\n analysis\n  tail: 정답: A", ""},
		{"no text", options("A. one", "B.", "C. three"), q + " A: one\n B:\n C: three", ""},
		{"no text but white space", options("A. one", "B. \t", "", "C. three"), q + " A: one\n B:\n C: three", ""},
	})
}

// An option whose line holds nothing but the label has its text below, also the
// last one.
func TestOptionTextBelowTheLabel(t *testing.T) {
	checkReads(t, []readCase{
		{"next line", options("A.", "one", "B.", "two"), "Q7\n stem: Stem.\n A: one\n B: two", ""},
		{"after a blank line", options("A.", "", "one", "", "B.", "", "two"), "Q7\n stem: Stem.\n A: one\n B: two", ""},
		{"fences", options("A.", "```", "1", "```", "", "B.", "", "```", "2", "```"), "Q7\n stem: Stem.\n A: ```⏎1⏎```\n B: ```⏎2⏎```", ""},
		{"nothing below", options("A. one", "B.", "", "### 요구사항"), "Q7\n stem: Stem.\n A: one\n B:\n analysis\n  3 요구사항", ""},
		{"the answer line below", options("A. one", "B.", "", "정답: A"), "Q7\n stem: Stem.\n A: one\n B:\n stated: A\n analysis\n  tail: 정답: A", ""},
		{"a rule below", options("A. one", "B.", "", "---"), "Q7\n stem: Stem.\n A: one\n B:\n tail: ---", ""},
	})
}

// <br> is layout at the end of an option and alone between options.
func TestBreaks(t *testing.T) {
	const want = "Q7\n stem: Stem.\n A: one\n B: two"
	checkReads(t, []readCase{
		{"at the end", options("A. one<br>", "B. two<br>"), want, ""},
		{"after a space", options("A. one <br>", "B. two <br> "), want, ""},
		{"closed", options("A. one<br/>", "B. two<br />"), want, ""},
		{"a closing tag", options("A. one</br>", "B. two"), want, ""},
		{"capitals", options("A. one<BR>", "B. two<Br/>"), want, ""},
		{"two", options("A. one<br><br/>", "B. two <br> <br>"), want, ""},
		{"alone", options("A. one", "<br>", "B. two", "<br/>"), want, ""},
		{"alone with blank lines", options("A. one", "", "<br>", "", "B. two", "", "<br>", ""), want, ""},
		{"alone, indented", options("A. one", "  <br />  ", "B. two"), want, ""},
		{"before the first option", options("<br>", "", "A. one", "B. two"), want, ""},
		{"after a further paragraph", options("A. one", "", "more<br>", "", "B. two"), "Q7\n stem: Stem.\n A: one⏎⏎more\n B: two", ""},
		{"inside of text", options("A. one<br>more", "B. two"), "Q7\n stem: Stem.\n A: one<br>more\n B: two", ""},
		{"nothing but a break", options("A. one", "B. <br>", "C. three"), "Q7\n stem: Stem.\n A: one\n B:\n C: three", ""},
		{"no break", options("A. one<b>", "B. a < b>"), "Q7\n stem: Stem.\n A: one<b>\n B: a < b>", ""},
	})
}

func TestNoOption(t *testing.T) {
	for _, line := range []string{
		"A company stores logs.",
		"I think so.",
		"U.S. law applies.",
		"A.M. Turing wrote it.",
		"A.I. is used.",
		"A.1 is a section.",
		"A: one",
		"A안: 하나",
		"A",
		"AB. one",
		"a. one",
		"1. one",
		"(A one",
		"[A] one",
		"A+ grade",
		"A-1 is a code.",
		"B-tree indexes",
		"> A. quoted",
		"    A. code",
		"\tA. code",
		"`A. code`",
		"text A. one",
	} {
		f := Parse("x.md", []byte("## Question #7\n"+line+"\n"))
		if n := len(f.Questions[0].Options); n > 0 || len(f.Diagnostics) > 0 {
			t.Errorf("%q: got %d options, %s", line, n, faults(f))
		}
	}
}

// What a stem holds besides its options.
func TestStem(t *testing.T) {
	const ab = "\n A: one\n B: two"
	const opts = "\n\nA. one\nB. two"
	checkReads(t, []readCase{
		{"a sentence that begins with A", "## Question #7\nA company has data.\nWhich?" + opts, "Q7\n stem: A company has data.⏎Which?" + ab, ""},
		{"in each paragraph", "## Question #7\nA company has data.\n\nA team wants it.\n\nA. one\nB. two", "Q7\n stem: A company has data.⏎⏎A team wants it." + ab, ""},
		{"a broken sentence", "## Question #7\nWhich\n\nsolution?" + opts, "Q7\n stem: Which⏎⏎solution?" + ab, ""},
		{"one space at line ends", "## Question #7\nOne. \nTwo. \n\nWhich? " + opts, "Q7\n stem: One.⏎Two.⏎⏎Which?" + ab, ""},
		{"a hard break", "## Question #7\nOne.  \nTwo.  " + opts, "Q7\n stem: One.  ⏎Two." + ab, ""},
		{"round bullets", "## Question #7\nGiven:\n• x\n• y" + opts, "Q7\n stem: Given:⏎• x⏎• y" + ab, ""},
		{"a list, then indented options", "## Question #7\nGiven:\n- x\n- y\n\n  A. one\n  B. two", "Q7\n stem: Given:⏎- x⏎- y" + ab, ""},
		{"a list right above the options", "## Question #7\n1. x\n2. y\nA. one\nB. two", "Q7\n stem: 1. x⏎2. y" + ab, ""},
		{"a table", "## Question #7\n| a | b |\n|---|---|\n| A. | x |" + opts, "Q7\n stem: | a | b |⏎|---|---|⏎| A. | x |" + ab, ""},
		{"a fence with options", "## Question #7\n```\nA. x\nB. y\n```" + opts, "Q7\n stem: ```⏎A. x⏎B. y⏎```" + ab, ""},
		{"an image and a quotation", "## Question #7\n![x](a.png)\n\n> text" + opts, "Q7\n stem: ![x](a.png)⏎⏎> text" + ab, ""},
		{"a comment", "## Question #7\n<!-- why -->\nWhich?" + opts, "Q7\n stem: <!-- why -->⏎Which?" + ab, ""},
		{"a heading", "## Question #7\n### Case\nText.\n\n#### Data\nMore." + opts, "Q7\n stem: ### Case⏎Text.⏎⏎#### Data⏎More." + ab, ""},
		{"a heading above the options", "## Question #7\nWhich?\n\n### Options" + opts, "Q7\n stem: Which?⏎⏎### Options" + ab, ""},
		{"at the question's level", "## Question #7\nWhich?\n\n## Options" + opts, "Q7\n stem: Which?⏎⏎## Options" + ab, ""},
		{"a heading above malformed options", "## Question #7\nWhich?\n\n### Options\n\nA.one\nB.two", "Q7\n stem: Which?⏎⏎### Options\n A!: one\n B!: two", "QB006 6:1, QB006 7:1"},
		{"an answer line is none before the options", "## Question #7\nAnswer: A" + opts, "Q7\n stem: Answer: A" + ab, ""},
		{"dialogue", "## Question #7\nA: Have you seen it?\nB: No.\nA: Why?" + opts, "Q7\n stem: A: Have you seen it?⏎B: No.⏎A: Why?" + ab, ""},
		{"statements in small letters", "## Question #7\na. earth\nb. wind" + opts, "Q7\n stem: a. earth⏎b. wind" + ab, ""},
		{"initials of a country", "## Question #7\nU.S. law applies.\nWhich?" + opts, "Q7\n stem: U.S. law applies.⏎Which?" + ab, ""},
		{"none", "## Question #7\nA. one\nB. two", "Q7" + ab, ""},
	})
}

// A line that begins with a letter and a dot is text where the options run on
// in order without it.
func TestStrayLetters(t *testing.T) {
	const abcd = " A: a\n B: b\n C: c\n D: d"
	checkReads(t, []readCase{
		{"in a stem", "## Question #7\nE. coli is a germ.\nWhich?\n\nA. a\nB. b\nC. c\nD. d", "Q7\n stem: E. coli is a germ.⏎Which?\n" + abcd, ""},
		{"of a letter that follows", "## Question #7\nC. elegans is a worm.\nA. a\nB. b\nC. c\nD. d", "Q7\n stem: C. elegans is a worm.\n" + abcd, ""},
		{"twice", "## Question #7\nE. coli.\n\nE. coli?\n\nA. a\nB. b\nC. c\nD. d", "Q7\n stem: E. coli.⏎⏎E. coli?\n" + abcd, ""},
		{"Roman numbers", "## Question #7\nI. x\nII. y\nIII. z\n\nA. a\nB. b\nC. c\nD. d", "Q7\n stem: I. x⏎II. y⏎III. z\n" + abcd, ""},
		{"in an option", options("A. a", "B. by", "J. Smith", "C. c", "D. d"), "Q7\n stem: Stem.\n A: a\n B: by⏎J. Smith\n C: c\n D: d", ""},
		{"several", "## Question #7\nS. Kim asks.\n\nA. a\nB. b\nJ. Smith\nC. c\nD. d", "Q7\n stem: S. Kim asks.\n A: a\n B: b⏎J. Smith\n C: c\n D: d", ""},

		{"no options follow", "## Question #7\nStem.\nE. coli", "Q7\n stem: Stem.\n E: coli", ""},
		{"a gap", options("A. a", "B. b", "D. d"), "Q7\n stem: Stem.\n A: a\n B: b\n D: d", ""},
		{"a gap at the start", options("B. b", "C. c"), "Q7\n stem: Stem.\n B: b\n C: c", ""},
		{"a wrong order", options("A. a", "C. c", "B. b", "D. d"), "Q7\n stem: Stem.\n A: a\n C: c\n B: b\n D: d", ""},
		{"a wrong order at the start", options("B. b", "A. a", "C. c", "D. d"), "Q7\n stem: Stem.\n B: b\n A: a\n C: c\n D: d", ""},
		{"a wrong order at the end", options("A. a", "B. b", "D. d", "C. c"), "Q7\n stem: Stem.\n A: a\n B: b\n D: d\n C: c", ""},
		{"backwards", options("D. d", "C. c", "B. b", "A. a"), "Q7\n stem: Stem.\n D: d\n C: c\n B: b\n A: a", ""},
		{"the same label twice", options("A. a", "B. b", "B. c", "D. d"), "Q7\n stem: Stem.\n A: a\n B: b\n B: c\n D: d", ""},
		{"all labels the same", options("A. a", "A. b", "A. c"), "Q7\n stem: Stem.\n A: a\n A: b\n A: c", ""},
		{"up to Z", options("Y. y", "Z. z"), "Q7\n stem: Stem.\n Y: y\n Z: z", ""},
	})
}

func TestMalformedOption(t *testing.T) {
	const want = "Q7\n stem: Stem.\n A: one\n B!: two\n C: three"
	for _, c := range []struct{ name, line string }{
		{"no space", "B.two"},
		{"no space after a bracket", "B)two"},
		{"no space after brackets", "(B)two"},
		{"small letter", "b. two"},
		{"small letter and bracket", "b) two"},
		{"small letter in brackets", "(b) two"},
		{"small letter, no space", "b)two"},
		{"no dot", "B two"},
		{"colon", "B: two"},
		{"colon after a space", "B : two"},
		{"full-width colon", "B：two"},
		{"comma", "B, two"},
		{"ideographic comma", "B、two"},
		{"hyphen", "B - two"},
		{"dash", "B – two"},
		{"bold letter, no space", "**B**.two"},
		{"bullet", "- B.two"},
		{"bold label, no space", "**B.**two"},
		{"digits behind a bracket", "B)two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkReads(t, []readCase{
				{"between options", options("A. one", c.line, "C. three"), want, "QB006 5:" + column(c.line)},
				{"with blank lines", options("A. one", "", c.line, "", "C. three"), want, "QB006 6:" + column(c.line)},
			})
		})
	}
}

// column is where the label stands that the fault is reported at.
func column(line string) string {
	for i, c := range line {
		if c == 'B' || c == 'b' {
			return string(rune('1' + i))
		}
	}
	return "?"
}

func TestMalformedOptions(t *testing.T) {
	const q = "Q7\n stem: Stem.\n"
	checkReads(t, []readCase{
		{"the first", options("A.one", "B. two", "C. three"), q + " A!: one\n B: two\n C: three", "QB006 4:1"},
		{"the first, small", options("a. one", "B. two", "C. three"), q + " A!: one\n B: two\n C: three", "QB006 4:1"},
		{"the first without a dot", options("A one", "B. two", "C. three"), q + " A!: one\n B: two\n C: three", "QB006 4:1"},
		{"the last", options("A. one", "B. two", "C.three"), q + " A: one\n B: two\n C!: three", "QB006 6:1"},
		{"the last without a dot", options("A. one", "B. two", "C Three"), q + " A: one\n B: two\n C!: Three", "QB006 6:1"},
		{"two in a row", options("A. one", "B.two", "C.three", "D. four"), q + " A: one\n B!: two\n C!: three\n D: four", "QB006 5:1, QB006 6:1"},
		{"two in a row without a dot", options("A. one", "B Two", "C Three", "D. four"), q + " A: one\n B!: Two\n C!: Three\n D: four", "QB006 5:1, QB006 6:1"},
		{"all without a space", options("A.one", "B.two", "C.three"), q + " A!: one\n B!: two\n C!: three", "QB006 4:1, QB006 5:1, QB006 6:1"},
		{"all small", options("a. one", "b. two", "c. three"), q + " A!: one\n B!: two\n C!: three", "QB006 4:1, QB006 5:1, QB006 6:1"},
		{"all without a dot", options("A one", "B two", "C three"), q + " A!: one\n B!: two\n C!: three", "QB006 4:1, QB006 5:1, QB006 6:1"},
		{"all with a colon", options("A: one", "B: two"), q + " A!: one\n B!: two", "QB006 4:1, QB006 5:1"},
		{"all bold", options("**A. one**", "**B. two**"), q + " A!: **one**\n B!: **two**", "QB006 4:3, QB006 5:3"},
		{"partly bold", options("A. one", "**B. tw**o", "C. three"), q + " A: one\n B!: **tw**o\n C: three", "QB006 5:3"},
		{"wrapped", options("A. one", "B.two", "goes on", "C. three"), q + " A: one\n B!: two⏎goes on\n C: three", "QB006 5:1"},
	})
}

// Lines that are no option although their letter is due.
func TestNoMalformedOption(t *testing.T) {
	const q = "Q7\n stem: Stem.\n"
	checkReads(t, []readCase{
		{"a sentence below the last option", options("A. one", "B. two", "", "C is wrong because of x."), q + " A: one\n B: two\n analysis\n  tail: C is wrong because of x.", ""},
		{"several", options("A. one", "B. two", "", "C is wrong.", "", "D is right."), q + " A: one\n B: two\n analysis\n  tail: C is wrong.⏎⏎D is right.", ""},
		{"a sentence inside an option", options("A. one", "B. two", "C is not meant", "C. three"), q + " A: one\n B: two⏎C is not meant\n C: three", ""},
		{"small letters inside an option", options("A. one of", "a) x", "b) y", "B. two"), q + " A: one of⏎a) x⏎b) y\n B: two", ""},
		{"a letter that is not due", options("A. one", "B. two", "E.five"), q + " A: one\n B: two⏎E.five", ""},
		{"an abbreviation", options("A. one", "B. C.E. dates", "C.E. is an era", "C. three"), q + " A: one\n B: C.E. dates⏎C.E. is an era\n C: three", ""},
		{"an abbreviation that is due", options("A. one", "B. two", "C.E. is an era"), q + " A: one\n B: two⏎C.E. is an era", ""},
		{"a number", options("A. one", "B. two", "C.3 is a section"), q + " A: one\n B: two⏎C.3 is a section", ""},
		{"a compound", options("A. one", "B-tree", "B. two"), q + " A: one⏎B-tree\n B: two", ""},
		{"a word", options("A. one", "Both", "B. two"), q + " A: one⏎Both\n B: two", ""},
		{"e.g.", options("A. a", "B. b", "C. c", "D. d", "e.g. this"), q + " A: a\n B: b\n C: c\n D: d⏎e.g. this", ""},
		{"a stem that begins with A", "## Question #7\nA company has data.\n\nB. two\nC. three", "Q7\n stem: A company has data.\n B: two\n C: three", ""},
	})
}

// The fix makes the option well-formed and changes nothing else.
func TestFixOfMalformedOption(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"B.two", "B. two"},
		{"b. two", "B. two"},
		{"B two", "B. two"},
		{"B: two", "B. two"},
		{"**B. two**", "B. **two**"},
		{"- B.two", "B. two"},
		{"b.", "B."},
		{"**B.", "B."},
		{"B.A word", "B. A word"},
	} {
		text := options("A. one", c.line, "C. three")
		f := Parse("x.md", []byte(text))
		if len(f.Diagnostics) != 1 || f.Diagnostics[0].Fix == nil {
			t.Errorf("%q: got %s", c.line, faults(f))
			continue
		}
		fixed := apply(text, f.Diagnostics[0].Fix)
		if want := options("A. one", c.want, "C. three"); fixed != want {
			t.Errorf("%q: got %q, want %q", c.line, fixed, want)
		}
		again := Parse("x.md", []byte(fixed))
		if faults(again) != "" || again.OptionText(again.Questions[0].Options[1]) != f.OptionText(f.Questions[0].Options[1]) {
			t.Errorf("%q: after the fix, got %s\n%s", c.line, faults(again), outline(again))
		}
	}
}

// apply applies a fix to a text.
func apply(text string, fix *Fix) string {
	for i := len(fix.Edits) - 1; i >= 0; i-- {
		e := fix.Edits[i]
		text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
	}
	return text
}

// TestMalformedOptionStyle fixes a malformed option in the style of the others,
// and reads one that begins with a digit.
func TestMalformedOptionStyle(t *testing.T) {
	for name, c := range map[string]struct{ text, fixed string }{
		"bracket": {"A) one\n\nB)two\n\nC) three\n", "B) "},
		"both":    {"(A) one\n\n(b) two\n\n(C) three\n", "(B) "},
		"bullet":  {"- A. one\n- B.two\n- C. three\n", "- B. "},
		"bold":    {"**A.** one\n\nB.two\n\n**C.** three\n", "**B.** "},
		"digit":   {"A. 22\n\nB.161\n\nC. 389\n", "B. "},
		"tight":   {"A.one\n\nB. two\n", "A. "},
	} {
		t.Run(name, func(t *testing.T) {
			f := Parse("x.md", []byte("## Question #1\nWhich?\n\n"+c.text))
			if len(f.Diagnostics) != 1 || f.Diagnostics[0].Code != CodeMalformedOption {
				t.Fatalf("got %v", f.Diagnostics)
			}
			if got := f.Diagnostics[0].Fix.Edits[0].Text; got != c.fixed {
				t.Errorf("fixed with %q instead of %q", got, c.fixed)
			}
		})
	}
}
