package parser

import "strings"

// ListMarker returns the length of the list marker at the start of s, with one
// white space after it where the line does not end there. It returns 0 where there
// is none.
func ListMarker(s string) int {
	if s == "" {
		return 0
	}
	n := 0
	switch c := s[0]; {
	case c == '-' || c == '*' || c == '+':
		n = 1
	case isDigit(c):
		for n < len(s) && n < 9 && isDigit(s[n]) {
			n++
		}
		if n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	case strings.HasPrefix(s, "•"):
		n = len("•")
	default:
		return 0
	}
	if n == len(s) {
		return n
	}
	if isSpace(s[n]) {
		return n + 1
	}
	if w := wideSpacePrefix(s[n:]); w > 0 {
		return n + w
	}
	return 0
}

// thematicBreak reports whether a line is one of three or more equal *, - or _ (CommonMark 4.1).
func thematicBreak(line string) bool {
	line = trimLeft(line)
	if line == "" || line[0] != '*' && line[0] != '-' && line[0] != '_' {
		return false
	}
	n := 0
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == line[0]:
			n++
		case !isSpace(line[i]):
			return n >= 3 && trimLeft(line[i:]) == ""
		}
	}
	return n >= 3
}

// item is the first line of a list item.
type item struct {
	indent int // columns before the marker
	number int // of an ordered item, else -1
	text   int // offset of the text after the marker
}

// listItem reads a line as the first of a list item.
func listItem(line string) (it item, ok bool) {
	i, columns := indentOf(line)
	n := ListMarker(line[i:])
	if n == 0 || thematicBreak(line) {
		return item{}, false
	}
	it = item{indent: columns, number: -1}
	if isDigit(line[i]) {
		it.number = 0
		for _, c := range []byte(line[i : i+n]) {
			if isDigit(c) {
				it.number = it.number*10 + int(c-'0')
			}
		}
	}
	i += n
	it.text = i + spaces(line[i:])
	return it, true
}
