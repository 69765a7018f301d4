package parser

import (
	"fmt"
	"strings"
	"testing"
)

// repeat puts units together up to a size in bytes.
func repeat(unit string) func(size int) string {
	return func(size int) string { return strings.Repeat(unit, size/len(unit)+1) }
}

// grow puts together what unit makes of 1, 2, 3 … up to a size in bytes.
func grow(unit func(i int) string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 1; b.Len() < size; i++ {
			b.WriteString(unit(i))
		}
		return b.String()
	}
}

// between puts text around what f makes.
func between(before string, f func(int) string, after string) func(int) string {
	return func(size int) string { return before + f(size) + after }
}

// hardTexts are texts that a careless reader needs time for which grows with
// the square of their size.
var hardTexts = []struct {
	name string
	make func(size int) string
}{
	{"fences that are never closed", grow(func(i int) string { return fmt.Sprintf("```yaml\nx\n\n## Question #%d\n", i) })},
	{"fences of growing length", between(stem, grow(func(i int) string { return strings.Repeat("`", i+2) + "yaml\n" }), "")},
	{"fences of shrinking length", between(stem, func(size int) string {
		lines := strings.SplitAfter(grow(func(i int) string { return strings.Repeat("~", i+2) + "\n" })(size), "\n")
		for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
			lines[i], lines[j] = lines[j], lines[i]
		}
		return strings.Join(lines, "")
	}, "")},
	{"fences of growing length before headings", grow(func(i int) string {
		return strings.Repeat("`", i+2) + "yaml\n## Question #1\n"
	})},
	{"headings in a fence", between(stem+"```\n", repeat("## Question #9\n"), "```yaml\n")},
	{"fences behind list markers", between(stem, repeat("- ```\n"), "")},
	{"list markers on a line", between(stem, repeat("- "), "```\n")},
	{"comments that are never closed", between(stem, repeat("<!-- x\n"), "")},
	{"comments closed at the end", between(stem, repeat("<!-- x\n"), "-->\n")},
	{"forgotten comments", grow(func(i int) string { return fmt.Sprintf("<!-- x\n## Question #%d\n", i) })},
	{"openings of comments on a line", between(stem, repeat("<!--"), "\n")},
	{"directives never closed", between(stem, repeat("<!-- qbank-x\n"), "")},
	{"directives below a list item", between(stem+"- x\n", repeat("<!-- qbank-x -->\n"), "")},
	{"directives on a line", between(stem+"x", repeat("<!-- qbank-x -->"), "\n")},
	{"directives between list items", between(stem, repeat("- x\n<!-- qbank-x -->\n"), "")},
	{"lone CR", between(stem, repeat("x\r"), "")},
	{"blank lines", between(stem+"x", repeat("\n"), "x")},
	{"blank lines of spaces", between(stem+"x", repeat("   \n"), "x")},
	{"blank lines in a list item", between(underA+"- x", repeat("\n"), "  y")},
	{"blank lines between list items", between(underA, repeat("- x\n\n\n"), "")},
	{"blank lines in list items", between(underA, repeat("- x\n\n\n  y\n"), "")},
	{"deep indentation", between(underA, grow(func(i int) string { return strings.Repeat(" ", i) + "- x\n" }), "")},
	{"indentation", between(stem, repeat(" "), "x")},
	{"no-break spaces", between(stem+"x", repeat("\u00a0"), "x")},
	{"white space at line ends", between(stem, repeat("x          \n"), "")},
	{"sentences that begin with A", between(stem, repeat("A company x\n"), "\nB. x\nC. y")},
	{"paragraphs that begin with A", between(stem, repeat("A company x\n\n"), "B. x\nC. y")},
	{"sentences that begin with A and B", between(stem, repeat("A company x\nB company x\n"), "")},
	{"stray letters", between(stem, repeat("E. coli\n"), "A. x\nB. y\n")},
	{"stray letters in an option", between(stem+"A. x\n", repeat("J. Smith\n"), "B. y\nC. z\n")},
	{"stray letters with noise", between(stem, repeat("E. coli\nI see x\n"), "A. x\nB. y\n")},
	{"malformed options", between(stem, grow(func(i int) string { return string(rune('A'+(i-1)%26)) + ".text\n" }), "")},
	{"options that are due", between(stem+"A. x\n", repeat("B text\n"), "B. y\n")},
	{"small labels", between(stem+"A. x\n", repeat("b. text\n"), "")},
	{"labels with a colon", between(stem, repeat("A: x\nB: y\n"), "A. x\nB. y\n")},
	{"options", between(stem, grow(func(i int) string { return string(rune('A'+(i-1)%26)) + ". text\n" }), "")},
	{"options with paragraphs", between(stem, grow(func(i int) string { return string(rune('A'+(i-1)%26)) + ". text\n\nmore\n\n" }), "")},
	{"empty options", between(stem, repeat("A.\n\n\n"), "")},
	{"headings in a stem", between(stem, repeat("### x\n"), "A. x\nB. y\n")},
	{"headings in a stem without options", between(stem, repeat("### x\nA: y\n"), "")},
	{"sections", between(analysis, repeat("### x\ny\n"), "")},
	{"sections of options", between(analysis, repeat("### 선택지 분석\n**A. x**\n- y ✅\n"), "")},
	{"bare analyses", between(stem, repeat("## 해설\n\n"), "## Question #7 해설\n")},
	{"bare headings", repeat("## Question\n\n")},
	{"bare headings with options", repeat("## Question\nA. x\nB. y\n")},
	{"questions of one number", between("", repeat("## Question #1\nx\n"), strings.Repeat("## Question #1 분석\ny\n", 50))},
	{"questions and analyses of one number", func(size int) string {
		return repeat("## Question #1\nx\n")(size/2) + repeat("## Question #1 분석\ny\n")(size/2)
	}},
	{"orphans", between(stem, grow(func(i int) string { return fmt.Sprintf("## Question #%d 분석\nx\n", i+10) }), "")},
	{"stray headings", between(stem, repeat("# x\ny\n"), "")},
	{"answer lines", between(stem+"A. x\n", repeat("정답: A\n"), "")},
	{"labels of an answer line", between(stem+"A. x\n정답: A", repeat(", A"), "\n")},
	{"joiners of an answer line", between(stem+"A. x\n정답: A", repeat(","), "\n")},
	{"brackets in a title", between(optionSection+"**A. ", repeat("("), "**\n")},
	{"emphasis in a title", between(optionSection+"**A. ", repeat("*_"), "**\n")},
	{"emphasis in a note", between("## Question #7 ", repeat("*_* "), "\n")},
	{"brackets in a note", between("## Question #7 ", repeat("("), "\n")},
	{"closing hashes", between("## Question #7 ", repeat("# "), "\n")},
	{"marks", between(underA+"- ", repeat("✅"), "\n")},
	{"marks in emphasis", between(underA+"- ", repeat("**✅ x"), "\n")},
	{"products", between(underA+"- ", repeat("× ("), "\n")},
	{"backticks", between(underA+"- ", grow(func(i int) string { return strings.Repeat("`", i) + " " }), "\n")},
	{"backticks in text", between(stem, grow(func(i int) string { return strings.Repeat("`", i) + " <!-- qbank" }), "\n")},
	{"breaks", between(stem+"A. x", repeat("<br>"), "\n")},
	{"open angles", between(stem+"A. x", repeat("<"), ">\n")},
	{"rows that could be tables", between(stem, repeat("x | y\n"), "")},
	{"front matter never closed", between("---\n", repeat("x: y\n"), "")},
	{"combining marks", between(stem, repeat("e\u0301"), "\n")},
	{"decomposed Hangul", between(stem, repeat("\u1100\u1161\u11a8"), "\n")},
	{"invalid bytes", between(stem, repeat("\xff"), "\n")},
	{"NUL", between(stem, repeat("\x00"), "\n")},
	{"emoji", between(stem+"A. x\n", repeat("😀"), "\n")},
	{"digits", between("## Question #", repeat("1"), "\n")},
	{"a long word", between(stem, repeat("x"), "")},
	{"one line of bullets", between(stem, repeat("• "), "\n")},
	{"asterisks", between(stem, repeat("* "), "x\n")},
}

// TestHardTexts reads a megabyte of each: where the work grew with the square of
// the size, one of them alone would take longer than the test may. How the time
// grows is measured by BenchmarkHardTexts.
func TestHardTexts(t *testing.T) {
	size := 1 << 20
	if raceEnabled || testing.Short() {
		size = 64 << 10
	}
	for _, c := range hardTexts {
		t.Run(c.name, func(t *testing.T) {
			text := c.make(size)
			readAll(text)
			length := 0
			for _, b := range Default().Tokens(text) {
				length += len(b.Text)
			}
			if length != len(text) {
				t.Errorf("the tokens hold %d of %d bytes", length, len(text))
			}
		})
	}
}

// BenchmarkHardTexts reads each at two sizes: MB/s should be about the same.
func BenchmarkHardTexts(b *testing.B) {
	for _, c := range hardTexts {
		for _, size := range []int{8 << 10, 256 << 10} {
			b.Run(fmt.Sprintf("%s/%dK", c.name, size>>10), func(b *testing.B) {
				text := c.make(size)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					readAll(text)
				}
			})
		}
	}
}

// readAll parses a text and reads all that can be asked about it.
func readAll(text string) {
	f := Parse("x.md", []byte(text))
	for _, list := range [][]*Question{f.Questions, f.Unnumbered} {
		for _, q := range list {
			if q.Stem != nil {
				f.Text(&q.Stem.Body)
			}
			for _, o := range q.Options {
				f.OptionText(o)
			}
			f.AnswerLines(q)
			f.Text(q.Tail)
			if q.Analysis == nil {
				continue
			}
			f.Text(q.Analysis.Body)
			for _, s := range q.Analysis.Sections {
				f.Text(s.Body)
			}
			for _, o := range q.Analysis.OptionAnalyses() {
				f.ContentText(o)
				for _, r := range o.Reasons {
					f.ReasonText(r)
				}
			}
		}
	}
	for _, d := range f.Diagnostics {
		f.Source.Position(d.Span.Start, Bytes)
	}
}
