package parser

import (
	"strings"
	"testing"
)

// bank is a small bank with all that the format has.
const bank = `# A bank

An introduction.

## Question #7 (Choose Two)
A team stores logs in one bucket.
They must be searchable.

Which steps are right? (Choose two.)

A. First option.

B. Second option:
goes on.

C. Third option.

## Question #7 분석 (Choose Two)

### 요구사항
- **검색** 1분 이내

| 항목 | 값 |
|------|----|
| x | ✅ |

### 선택지 분석

**A. 짧은 이름** ⭐
- 이유 ✅
  - 더 자세히
- **강조**: 설명 ✅

**B. 다른 이름**
- 이유 ❌ (덧붙임)
- 마크 없는 이유

**C. 셋째** ⭐

` + "```yaml" + `
구성:
  ✅ 울타리 안
` + "```" + `

### 추가 설명

**정답: A + C**

끝.

## Question 8
Which one?

- A) yes
- B) no

### 보기 분석
#### B. no
1. 틀림 ❌
`

const bankOutline = `
Q7 (Choose Two)
 stem: A team stores logs in one bucket.⏎They must be searchable.⏎⏎Which steps are right? (Choose two.)
 A: First option.
 B: Second option:⏎goes on.
 C: Third option.
 stated: AC
 analysis #7 분석 (Choose Two)
  3 요구사항
   body: - **검색** 1분 이내⏎⏎| 항목 | 값 |⏎|------|----|⏎| x | ✅ |
  3 options 선택지 분석
   A 짧은 이름 star
    pro: 이유⏎- 더 자세히
    pro: **강조**: 설명
   B 다른 이름
    con: 이유 (덧붙임)
    none: 마크 없는 이유
   C 셋째 star
    body: ` + "```yaml⏎구성:⏎  ✅ 울타리 안⏎```" + `
  3 추가 설명
   body: **정답: A + C**⏎⏎끝.
Q8
 stem: Which one?
 A: yes
 B: no
 analysis
  3 options 보기 분석
   B no
    con: 틀림
`

// variants are the same bank written otherwise.
func TestLineEndsAndTrailingWhiteSpace(t *testing.T) {
	lines := strings.Split(bank, "\n")
	mixed := ""
	for i, line := range lines[:len(lines)-1] {
		mixed += line + []string{"\n", "\r", "\r\n"}[i%3]
	}
	checkReads(t, []readCase{
		{"LF", bank, bankOutline, ""},
		{"CRLF", strings.ReplaceAll(bank, "\n", "\r\n"), bankOutline, ""},
		{"lone CR", strings.ReplaceAll(bank, "\n", "\r"), bankOutline, ""},
		{"all three", mixed, bankOutline, ""},
		{"no end of the last line", strings.TrimSuffix(bank, "\n"), bankOutline, ""},
		{"blank lines at the end", bank + "\n\n  \n", bankOutline, ""},
		{"a line of two spaces at the end", bank + "  ", bankOutline, ""},
		{"a space at the end of each line", outsideFence(" "), bankOutline, ""},
		{"a tab at the end of each line", outsideFence("\t"), bankOutline, ""},
		{"a no-break space at the end of each line", outsideFence("\u00a0"), bankOutline, ""},
		{"a zero-width space at the end of each line", outsideFence("\u200b"), bankOutline, ""},
		{"a byte-order mark", byteOrderMark + bank, bankOutline, ""},
		{"a form feed before each heading", strings.ReplaceAll(bank, "\n## ", "\n\f## "), bankOutline, ""},
	})
}

func TestInvisibleCharacterAtTheStartOfALine(t *testing.T) {
	for _, c := range []string{"\u200b", "\u2060", "\u00ad", byteOrderMark} {
		f := Parse("x.md", []byte(before(c)))
		if got := strings.ReplaceAll(outline(f), c, ""); got != strings.TrimSpace(bankOutline) {
			t.Errorf("%q before each line, got:\n%s", c, got)
		}
	}
}

// outsideFence puts white space at the end of each line of the bank that is not
// inside of its fence.
func outsideFence(space string) string {
	return eachLine(func(line string) string { return line + space })
}

// before puts text before each line of the bank outside of its fence.
func before(text string) string {
	return eachLine(func(line string) string { return text + line })
}

func eachLine(change func(string) string) string {
	lines := strings.SplitAfter(bank, "\n")
	inside := false
	for i, line := range lines {
		fence := strings.HasPrefix(line, "```")
		if line != "" && (fence || !inside) {
			lines[i] = change(strings.TrimSuffix(line, "\n")) + "\n"
		}
		inside = inside != fence
	}
	return strings.Join(lines, "")
}

func TestByteOrderMarkIsNoted(t *testing.T) {
	if f := Parse("x.md", []byte(byteOrderMark+bank)); !f.ByteOrderMark || f.Preamble.Start != len(byteOrderMark) {
		t.Errorf("ByteOrderMark = %v, preamble %v", f.ByteOrderMark, f.Preamble)
	}
	if f := Parse("x.md", []byte(bank)); f.ByteOrderMark {
		t.Error("there is no byte-order mark")
	}
}

func TestLineEnd(t *testing.T) {
	for _, c := range []struct {
		text           string
		pos, end, next int
	}{
		{"ab\ncd", 0, 2, 3},
		{"ab\r\ncd", 0, 2, 4},
		{"ab\rcd", 0, 2, 3},
		{"ab", 0, 2, 2},
		{"ab\n", 3, 3, 3},
		{"\r\r\n", 0, 0, 1},
		{"\r\r\n", 1, 1, 3},
		{"ab\r", 0, 2, 3},
		{strings.Repeat("x", 255) + "\r\n", 0, 255, 257},
		{strings.Repeat("x", 256) + "\r\n", 0, 256, 258},
		{strings.Repeat("x", 1000) + "\ny\r", 0, 1000, 1001},
	} {
		if end, next := lineEnd(c.text, c.pos); end != c.end || next != c.next {
			t.Errorf("%q from %d: got %d, %d, want %d, %d", c.text, c.pos, end, next, c.end, c.next)
		}
	}
}
