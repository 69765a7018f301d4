// Package hostile makes texts on which the work of a careless program grows with
// the square of their size. Tests and benchmarks share them.
package hostile

import (
	"fmt"
	"strings"
)

// Text makes a text of about a size in bytes.
type Text struct {
	Name string
	Make func(size int) string
}

// What the texts of questions begin with.
const (
	stem          = "## Question #7\nStem.\n\n"
	analysis      = "## Question #7\nStem.\n\n## Question #7 분석\n"
	optionSection = analysis + "### 선택지 분석\n"
	underA        = optionSection + "**A. a**\n"
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

// Banks are question files that a careless reader needs time for which grows
// with the square of their size.
var Banks = []Text{
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
	{"marks in emphasis", between(underA+"- ", repeat("**✅ x **✅ y "), "\n")},
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
	{"items in items", between(stem, grow(func(i int) string { return strings.Repeat("  ", min(i, 10_000)) + "- x\n" }), "")},
	{"quotes in quotes", between(stem, repeat("> "), "x\n")},
	{"quotes of growing depth", between(stem, grow(func(i int) string { return strings.Repeat(">", i) + " x\n" }), "")},
	{"square brackets", between(stem, repeat("["), "x\n")},
	{"links never closed", between(stem, repeat("[x]("), "\n")},
	{"emphasis never closed", between(stem, repeat("**x "), "\n")},
	{"emphasis of growing length", between(stem, grow(func(i int) string { return strings.Repeat("*", i) + "x " }), "\n")},
	{"comments in comments", between(stem, repeat("<!-- x "), strings.Repeat("-->", 10)+"\n")},
	{"comments in comments on lines", between(stem, repeat("<!-- x\n"), strings.Repeat("-->\n", 10))},
	{"openings of comments in a reason", between(underA+"- x ", repeat("<!-- "), "\n")},
	{"openings of comments in a title", between(optionSection+"**A. ", repeat("<!-- "), "**\n")},
	{"openings of comments in a note", between("## Question #7 ", repeat("<!-- "), "\n")},
	{"openings of comments in a heading", between(analysis+"### x ", repeat("<!-- "), "\n")},
	{"openings of comments in an option", between(stem+"A. x ", repeat("<!-- "), "\n")},
	{"comments in a reason", between(underA+"- x ", repeat("<!-- y -->"), "\n")},
	{"comments in a title", between(optionSection+"**A. x** ", repeat("<!-- y -->"), "\n")},
	{"directives in a reason", between(underA+"- x ", repeat("<!-- qbank-x --> "), "\n")},
	{"marks in a title", between(optionSection+"**A. x** ", repeat("✅ "), "\n")},
	{"tags in a title", between(optionSection+"**A. x** ", repeat("[정답] "), "\n")},
	{"wrapped lines of a reason", between(underA+"- x\n", repeat("  y ✅\n"), "\n")},
	{"items below a reason", between(underA+"- x\n", repeat("  - y ✅\n"), "\n")},
	{"tags", between(stem, repeat("<div>\n"), "")},
	{"columns of a table", between(stem+"|", repeat("x|"), "\n|-|\n")},
	{"rows of a table", between(stem+"|x|\n|-|\n", repeat("|y|\n"), "")},
	{"requests to choose", between(stem, repeat("(Choose two.) "), "\n\nA. x\n\nB. y\n")},
	{"requests to choose in Korean", between(stem, repeat("두 개를 선택 "), "\n\nA. x\n\nB. y\n")},
	{"brackets around requests", between(stem, repeat("(Choose "), "two.)\n\nA. x\n\nB. y\n")},
	{"long options", func(size int) string {
		long := strings.Repeat("it always stores the log file in a bucket, and ", size/188+1)
		return stem + "A. " + long + "\n\nB. " + long + "one\n\nC. " + long + "two\n\nD. " + long + "the one\n\n정답: A\n"
	}},
	{"words of a stem", between("## Question #7\n", grow(func(i int) string { return fmt.Sprintf("word%d which is not ", i) }), "?\n\nA. x\n\nB. y\n\n정답: A\n")},
	{"blanks to fill", between("## Question #7\n", repeat("__a "), "?\n\nA. x\n\nB. y\n\n정답: A\n")},
	{"sentences", between("## Question #7\n", repeat(". "), "?\n\nA. x\n\nB. y\n\n정답: A\n")},
	{"options that are alike", between(stem, grow(func(i int) string {
		return fmt.Sprintf("%c. It stores the log file %d in a bucket\n\n", 'A'+rune(i-1)%26, i%500)
	}), "정답: A\n")},
	{"options of options", between(stem, grow(func(i int) string {
		return fmt.Sprintf("%c. both %c and %c\n\n", 'A'+rune(i-1)%26, 'A'+rune(i)%26, 'A'+rune(i+1)%26)
	}), "정답: A\n")},
	{"questions that are alike", grow(func(i int) string {
		return fmt.Sprintf("## Question #%d\nA company stores all of its old log files in one bucket for %d years. Which is it?\n\nA. one\n\nB. two\n\n정답: A\n\n", i, i%7)
	})},
	{"questions of many kinds", grow(func(i int) string {
		return fmt.Sprintf("## Question #%d\nThe pump %d of field %d waters crop %d by way of canal %d. Which is it?\n\nA. one %d\n\nB. two\n\n정답: A\n\n", i, i*i, i*7, i*i*i, i*13, i)
	})},
	{"questions that are the same", grow(func(i int) string {
		return fmt.Sprintf("## Question #%d\nWhich is it?\n\nA. one\n\nB. two\n\n정답: A\n\n", i)
	})},
	{"suppressions", between(stem, repeat("<!-- qbank-disable QB1 -->\n\n"), "")},
	{"suppressions off and on", between(stem, repeat("x  \n<!-- qbank-disable QB6 -->\n\ny  \n<!-- qbank-enable QB6 -->\n\n"), "")},
	{"suppressions of lines", between(stem, repeat("<!-- qbank-disable-next-line QB601 -->\nx  \n\n"), "")},
	{"suppressions of questions", grow(func(i int) string {
		return fmt.Sprintf("## Question #%d\n<!-- qbank-disable-question QB101 -->\n\n", i)
	})},
	{"rules in a suppression", between(stem+"<!-- qbank-disable ", grow(func(i int) string { return fmt.Sprintf("QB%d, ", i%900+100) }), "-->\n")},
	{"unknown rules in a suppression", between(stem+"<!-- qbank-disable ", grow(func(i int) string { return fmt.Sprintf("no-rule-%d, ", i) }), "-->\n")},
	{"invisible characters", between(stem, repeat("x\u200b"), "\n")},
	{"bidirectional controls", between(stem, repeat("\u202ex\u202c"), "\n")},
	{"white space before line ends", between(stem, repeat("x  \r\n"), "\n")},
	{"sections of growing level", between(analysis, grow(func(i int) string { return strings.Repeat("#", i%6+1) + " x\ny\n" }), "")},
	{"reasons with marks", between(underA, repeat("- x ✔ y ✖ (z)\n"), "")},
	{"stars", between(optionSection, repeat("**A. x** ⭐\n\n- y ✅\n\n"), "")},
}
