package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

const byteOrderMark = "\ufeff"

// lineEnd returns the end of the line that begins at pos, before its line end, and
// the start of the next one. LF, CRLF and a lone CR end a line.
func lineEnd(text string, pos int) (end, next int) {
	for end = pos; end < len(text); end++ {
		switch text[end] {
		case '\n':
			return end, end + 1
		case '\r':
			if strings.HasPrefix(text[end:], "\r\n") {
				return end, end + 2
			}
			return end, end + 1
		}
	}
	return end, end
}

func trimLineEnd(line string) string {
	line = strings.TrimSuffix(line, "\n")
	return strings.TrimSuffix(line, "\r")
}

// splitLines returns the lines of s without their ends. A line end at the end of s
// begins no further line.
func splitLines(s string) []string {
	var lines []string
	for pos := 0; pos < len(s); {
		end, next := lineEnd(s, pos)
		lines = append(lines, s[pos:end])
		pos = next
	}
	return lines
}

// lineEnds counts the line ends of s.
func lineEnds(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

// indentOf measures the white space at a line's start in bytes and in columns. A
// tab runs to the next multiple of four, as in CommonMark.
func indentOf(line string) (bytes, columns int) {
	for {
		n, to := indentStep(line[bytes:], columns)
		if n == 0 {
			return bytes, columns
		}
		bytes, columns = bytes+n, to
	}
}

// indentStep returns the length of the white space character at the start of s,
// which is in the given column, and the column after it. The length is 0 where
// there is none.
func indentStep(s string, column int) (length, to int) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == ' ':
		return 1, column + 1
	case r == '\t':
		return 1, column + 4 - column%4
	case r == '\v', r == '\f':
		// Programs that make text of a PDF put a form feed before a page.
		return 1, column
	case text.IsZeroWidth(r):
		return n, column
	case wideSpace(r):
		return n, column + 1
	}
	return 0, column
}

// lead returns the first byte of a line that is no white space, 0 for a blank
// line.
func lead(line string) byte {
	n, _ := indentOf(line)
	if n == len(line) {
		return 0
	}
	return line[n]
}

// isSpace reports whether an ASCII byte is white space inside a line.
func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' }

// whiteSpace reports whether a character is white space inside a line.
func whiteSpace(r rune) bool { return r < 0x80 && isSpace(byte(r)) || wideSpace(r) }

// wideSpace reports whether r is one of the spaces and invisible characters beyond
// ASCII that come along when text is pasted from a web page: they may stand around
// a word without being part of it.
func wideSpace(r rune) bool {
	if r < utf8.RuneSelf || r > ideographicSpace && r != byteOrderMarkRune {
		return false
	}
	return unicode.IsSpace(r) || text.IsZeroWidth(r)
}

// No wide space but the byte-order mark stands behind the ideographic space in
// Unicode.
const ideographicSpace, byteOrderMarkRune = '\u3000', '\ufeff'

// wideSpacePrefix returns the length of the wide space at the start of s, 0 where
// there is none.
func wideSpacePrefix(s string) int {
	if r, n := utf8.DecodeRuneInString(s); wideSpace(r) {
		return n
	}
	return 0
}

// spaces returns the length of the white space at the start of s.
func spaces(s string) int { return len(s) - len(trimLeft(s)) }

func trimLeft(s string) string  { return strings.TrimLeftFunc(s, whiteSpace) }
func trimRight(s string) string { return strings.TrimRightFunc(s, whiteSpace) }
func trim(s string) string      { return strings.TrimFunc(s, whiteSpace) }

// blank reports whether a line is nothing but white space.
func blank(line string) bool { return trimLeft(line) == "" }

// blankLines reports whether s is nothing but white space and line ends.
func blankLines(s string) bool {
	return strings.TrimLeftFunc(s, func(r rune) bool { return r == '\n' || whiteSpace(r) }) == ""
}
