package rules_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// hygieneBank is a bank with about everything that a line can be.
const hygieneBank = "# Title\n\nAn introduction.\n\n## Question #1 (Choose two.)\nWhich of these\nare in Korea?\n\n- café\n  more\n\n" +
	"> quoted\n> text\n\n| a | b |\n|---|---|\n| c | `d` |\n\nA. Seoul\nwith more\n\n**B.** Busan\n\n- C. 제주\n  ```\n  code\n  ```\n\nD. Paris<br>\n\n" +
	"## Question #1 분석 (Choose Two)\n\n### ✅ 요구사항:\n- **검색** 1분 이내\n\n### **선택지 분석**\n\n**A. 서울** ⭐\n- 수도 ✅\n- **이유**: 설명 ⚠️ (덧붙임)\n  - nested\n    text\n\n" +
	"**B. 부산** [정답]\n1. x ✔\n2. 2 × 3 ❌\n\n#### C. 제주\ntext\n\n**D. 파리**\n- 프랑스 ❌\n\n**정답: A + B**\nand a text.\n\n" +
	"```yaml\na: 1\n```\n\n<!-- comment -->\n\n## 문제 2\n몇 개인가?\n\nA) 하나\nB) 둘\n\n### 해설\n\n정답: ②\n"

// documents are the documents of a text, without white space and the characters
// that QB602 takes away.
func documents(text string) string {
	list := schema.BuildAll(parser.Parse("x", []byte(text)))
	for i := range list {
		list[i].Source = nil
	}
	data, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	text = strings.NewReplacer(`\n`, "", `\t`, "", `\u2028`, "", `\u2029`, "").Replace(string(data))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("\u3164\ufe0f\ufe0e", r) {
			return -1
		}
		return r
	}, text)
}

// exactDocuments are the documents to the letter, but for blank lines: whether
// one stands in front of a sub-item depends on the white space in it.
func exactDocuments(text string) string {
	list := schema.BuildAll(parser.Parse("x", []byte(text)))
	for i := range list {
		list[i].Source = nil
	}
	data, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	return strings.ReplaceAll(string(data), `\n\n`, `\n`)
}

// dirty puts pieces of dirt between the characters of a text.
func dirty(t *rapid.T, text string, dirt ...string) string {
	runes := []rune(text)
	at := map[int]string{}
	for range rapid.IntRange(1, 12).Draw(t, "pieces") {
		at[rapid.IntRange(0, len(runes)).Draw(t, "place")] += rapid.SampledFrom(dirt).Draw(t, "dirt")
	}
	var b strings.Builder
	for i, r := range runes {
		b.WriteString(at[i])
		b.WriteRune(r)
	}
	b.WriteString(at[len(runes)])
	return b.String()
}

// atLineEnds puts dirt at the ends of lines.
func atLineEnds(t *rapid.T, text string, dirt ...string) string {
	lines := strings.Split(text, "\n")
	for range rapid.IntRange(1, 12).Draw(t, "pieces") {
		lines[rapid.IntRange(0, len(lines)-1).Draw(t, "line")] += rapid.SampledFrom(dirt).Draw(t, "dirt")
	}
	return strings.Join(lines, "\n")
}

// TestSafeFixesKeepTheMeaning fixes dirty banks: nothing is found again, and after
// safe fixes the same questions are read.
func TestSafeFixesKeepTheMeaning(t *testing.T) {
	hidden := []string{
		"\u00a0", "\u202f", "\u200b", "\u200c", "\u200d", "\u200e", "\u00ad", "\u2060", "\ufeff", "\u3164", "\u2028", "\ufe0f",
		" ", "  ", "\n", "\n\n", "    ",
	}
	tests := []struct {
		code  string
		dirty func(*rapid.T) string
		same  func(string) string
	}{
		{"QB601", func(t *rapid.T) string {
			return atLineEnds(t, dirty(t, hygieneBank, " ", "\n", "\t", "\\"), " ", "  ", "\t", "   ", " \t", "\n ", "\\ ")
		}, exactDocuments},
		{"QB602", func(t *rapid.T) string { return atLineEnds(t, dirty(t, hygieneBank, hidden...), hidden...) }, documents},
		{"QB604", func(t *rapid.T) string {
			text := []rune(hygieneBank)
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			to := rapid.IntRange(from, len(text)).Draw(t, "to")
			apart := string(text[:from]) + norm.NFD.String(string(text[from:to])) + string(text[to:])
			return dirty(t, apart, "\u0301", "\u0327", "\u11a8", "\u212a", "\u1fef", "e", "`", "가")
		}, exactDocuments},
		{"QB606", func(t *rapid.T) string {
			return dirty(t, strings.Replace(hygieneBank, "<br>", "", 1), "\r", "\r\n", "\r\r", "\n\r", "\r\n\r\n")
		}, exactDocuments},
	}
	for _, test := range tests {
		t.Run(test.code, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				text := test.dirty(rt)
				list := hygiene(t, test.code, text)
				fixed, rest := text, list
				for range 3 {
					fixed = applyFixes(fixed, rest, everyFix)
					rest = hygiene(t, test.code, fixed)
				}
				if len(rest) > 0 {
					rt.Fatalf("%q: found again in line %d after all fixes: %s", text, rest[0].Start.Line, rest[0].Message)
				}
				if a, b := test.same(text), test.same(applyFixes(text, list, safeFixes)); a != b {
					rt.Fatalf("%q means\n%s\nand after the safe fixes\n%s", text, a, b)
				}
			})
		})
	}
}

// TestHygieneOfAnyText shows that no text makes a rule fail, and that places are
// inside of it.
func TestHygieneOfAnyText(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := dirty(rt, hygieneBank, "**", "*", "`", "```\n", "\n```", "\\", "> ", "\n", "- ", "#", "\xff", "\ufffd", "\u202e", "\u2069", "|", "<!--", "-->", "\x00", "א")
		for _, code := range []string{"QB601", "QB602", "QB603", "QB604", "QB605", "QB606", "QB607", "QB608"} {
			last := 0
			for _, d := range hygiene(t, code, text) {
				if d.Start.Offset < last || d.End.Offset <= d.Start.Offset || d.End.Offset > len(text) {
					rt.Fatalf("%q: %s at %v to %v", text, code, d.Start, d.End)
				}
				last = d.End.Offset
			}
		}
	})
}

// TestHygieneOfLargeTexts shows that large files take no more time than their
// size explains, and give no more findings than lines.
func TestHygieneOfLargeTexts(t *testing.T) {
	const n = 1 << 15
	repeat := func(s string) string { return strings.Repeat(s, n) }
	tests := []struct {
		name, lines string
		most        int
	}{
		{"spaces on one line", "a" + repeat("  ") + "\n", 1},
		{"blank lines", repeat("\n\n\n\n"), 0},
		{"no-break spaces", repeat("a\u00a0") + "\n", 1},
		{"only no-break spaces", repeat("\u00a0") + "\n", 1},
		{"controls", repeat("\u202ea") + "\n", 1},
		{"decomposed", repeat("e\u0301") + "\n", 1},
		{"accents", "e" + repeat("\u0301") + "\n", 1},
		{"lost", repeat("\ufffd ") + "\n", 1},
		{"line ends", repeat("a\r\nb\n"), 1},
		{"asterisks", repeat("**") + "** a\n", 0},
		{"openers", repeat(" **a") + " **a\n", 1},
		{"code spans", backticks(1000) + "** a\n", 1},
		{"options with fences", "\nA. a\n" + repeat("```\na \n```\n"), 0},
		{"list items with fences", repeat("- a\n  ```\n a\n"), n},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := hygieneHead + test.lines
			for _, code := range []string{"QB601", "QB602", "QB603", "QB604", "QB605", "QB606", "QB607"} {
				if list := hygiene(t, code, text); len(list) > test.most {
					t.Errorf("%s: %d findings", code, len(list))
				}
			}
		})
	}
}

// backticks are runs of one backtick, two, and so on, none of which closes
// another.
func backticks(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString(strings.Repeat("`", i) + " ")
	}
	return b.String()
}
