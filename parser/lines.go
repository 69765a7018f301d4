package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

const byteOrderMark = "\ufeff"

// lineEnd finds the end of the line that begins at pos: end is the offset of
// its line end (or of the text's end), next that of the following line. LF,
// CRLF and a lone CR end a line.
func lineEnd(text string, pos int) (end, next int) {
	// The search runs in growing windows, so that a file whose lines all end in
	// a lone CR is not searched to its end for an LF once a line.
	for window, from := 256, pos; ; window *= 2 {
		to := min(from+window, len(text))
		n := strings.IndexByte(text[from:to], '\n')
		if n >= 0 {
			to = from + n
		}
		if r := strings.IndexByte(text[from:to], '\r'); r >= 0 {
			end = from + r
			if strings.HasPrefix(text[end+1:], "\n") {
				return end, end + 2
			}
			return end, end + 1
		}
		if n >= 0 {
			return to, to + 1
		}
		if to == len(text) {
			return to, to
		}
		from = to
	}
}

// lines is a text whose lines are read one by one. All lines of most files end
// in an LF alone, which is found out once: looking for a CR in each line took a
// twentieth of the time of parsing.
type lines struct {
	text string
	cr   bool // the text holds a CR
}

func newLines(text string) lines { return lines{text, strings.IndexByte(text, '\r') >= 0} }

// lineEnd is like the function of that name.
func (l *lines) lineEnd(pos int) (end, next int) {
	if l.cr {
		return lineEnd(l.text, pos)
	}
	rest := l.text[pos:]
	if rest != "" && rest[0] == '\n' {
		return pos, pos + 1 // a blank line, as every other one is
	}
	n := strings.IndexByte(rest, '\n')
	if n < 0 {
		return len(l.text), len(l.text)
	}
	return pos + n, pos + n + 1
}

func trimLineEnd(line string) string {
	line = strings.TrimSuffix(line, "\n")
	return strings.TrimSuffix(line, "\r")
}

// indentOf measures the white space at a line's start: its bytes and its
// columns, with a tab running to the next multiple of four as in CommonMark.
func indentOf(line string) (bytes, columns int) {
	for bytes < len(line) {
		if line[bytes] == ' ' {
			bytes, columns = bytes+1, columns+1
			continue
		}
		if letterByte(line[bytes]) {
			break
		}
		n, to := indentStep(line[bytes:], columns)
		if n == 0 {
			break
		}
		bytes, columns = bytes+n, to
	}
	return bytes, columns
}

// indentStep is the length of the white space character at the start of s, and
// the column after it where it stands in the given one.
func indentStep(s string, column int) (length, to int) {
	if s == "" {
		return 0, column
	}
	switch c := s[0]; {
	case c == ' ':
		return 1, column + 1
	case c == '\t':
		return 1, column + 4 - column%4
	case c == '\v', c == '\f':
		// Programs that make text of a PDF put a form feed before a page.
		return 1, column
	case c < 0x80:
		return 0, column
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case !wideSpace(r):
		return 0, column
	case text.IsZeroWidth(r):
		return n, column
	}
	return n, column + 1
}

// lead is the first byte of a line that is no white space, 0 in a blank line. It
// tells most kinds of lines apart.
func lead(line string) byte {
	i := 0
	for i < len(line) && line[i] == ' ' {
		i++
	}
	if i < len(line) && letterByte(line[i]) {
		return line[i]
	}
	n, _ := indentOf(line[i:])
	if i += n; i == len(line) {
		return 0
	}
	return line[i]
}

// letterByte tells bytes that no white space begins with, those of ASCII text and
// Hangul among them, which most lines begin with.
func letterByte(c byte) bool { return ' ' < c && c < 0xC2 || 0xEA <= c && c <= 0xED }

// isSpace tells the ASCII bytes that count as white space inside a line.
func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' }

// wideSpace tells the spaces and invisible characters beyond ASCII that come
// along when text is pasted from a web page: they may stand around a word
// without being part of it.
func wideSpace(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.IsSpace(r) || text.IsZeroWidth(r))
}

// maybeWideSpace tells the two bytes that a wide space may begin with from all
// others, those of Hangul and of most signs among them, which need no decoding.
func maybeWideSpace(first, second byte) bool {
	switch first {
	case 0xC2:
		return true
	case 0xE1:
		return second == 0x9A
	case 0xE2:
		return second == 0x80 || second == 0x81
	case 0xE3:
		return second == 0x80
	case 0xEF:
		return second == 0xBB
	}
	return false
}

// wideSpacePrefix is the length of the wide space at the start of s, 0 where
// there is none.
func wideSpacePrefix(s string) int {
	if s == "" || s[0] < 0xC2 {
		return 0
	}
	if len(s) > 1 && maybeWideSpace(s[0], s[1]) {
		if r, n := utf8.DecodeRuneInString(s); wideSpace(r) {
			return n
		}
	}
	return 0
}

// wideSpaceSuffix is the length of the wide space at the end of s, 0 where there
// is none.
func wideSpaceSuffix(s string) int {
	n := len(s)
	if (n < 2 || s[n-2] != 0xC2) && (n < 3 || !maybeWideSpace(s[n-3], s[n-2])) {
		return 0
	}
	if r, n := utf8.DecodeLastRuneInString(s); n > 1 && wideSpace(r) {
		return n
	}
	return 0
}

// spaces is the length of the white space at the start of s.
func spaces(s string) int { return len(s) - len(trimLeft(s)) }

// trimLeft cuts white space from the start of s.
func trimLeft(s string) string {
	for s != "" {
		if letterByte(s[0]) {
			break
		}
		if isSpace(s[0]) {
			s = s[1:]
			continue
		}
		n := wideSpacePrefix(s)
		if n == 0 {
			break
		}
		s = s[n:]
	}
	return s
}

// trimRight cuts white space from the end of s.
func trimRight(s string) string {
	for s != "" {
		c := s[len(s)-1]
		if c > ' ' && c < 0x80 {
			break
		}
		if isSpace(c) {
			s = s[:len(s)-1]
			continue
		}
		if c < 0x80 {
			break
		}
		n := wideSpaceSuffix(s)
		if n == 0 {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

func trim(s string) string { return trimLeft(trimRight(s)) }

// blank tells whether a line holds nothing but white space.
func blank(line string) bool {
	for i := 0; i < len(line); i++ {
		if !isSpace(line[i]) {
			return line[i] >= 0x80 && trimLeft(line) == ""
		}
	}
	return true
}

// blankLines tells whether s holds nothing but white space and line ends.
func blankLines(s string) bool {
	for s = trimLeft(s); s != "" && s[0] == '\n'; {
		s = trimLeft(s[1:])
	}
	return s == ""
}
