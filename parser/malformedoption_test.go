package parser

import "testing"

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

// TestMalformedOptionStyle mends a malformed option in the style of the others,
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
				t.Errorf("mended with %q instead of %q", got, c.fixed)
			}
		})
	}
}
