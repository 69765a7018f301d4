package parser

import (
	"strings"
	"unicode/utf8"
)

// cleanNote takes one leading separator, one pair of enclosing brackets, and
// emphasis marks without a partner from a note.
func cleanNote(line string, note Span) Span {
	note = trimEmphasis(line, note)
	if n := separator(line[note.Start:note.End]); n > 0 {
		note = trimEmphasis(line, Span{note.Start + n, note.End})
	}
	s := line[note.Start:note.End]
	if end := closingBracket(s); end > 0 && end+runeLen(s[end:]) == len(s) {
		note = trimSpan(line, Span{note.Start + runeLen(s), note.Start + end})
	}
	return note
}

// separator returns the length of the sign at the start of s that may stand
// between a number and what follows it, 0 where there is none.
func separator(s string) int {
	if r, n := utf8.DecodeRuneInString(s); strings.ContainsRune(":.,)-–—：．）", r) {
		return n
	}
	return 0
}

// trimEmphasis cuts white space, and emphasis marks whose partner is outside of
// the span: in "**Question #7** (x)" and "**Question #7 (x)**".
func trimEmphasis(line string, span Span) Span {
	for {
		span = trimSpan(line, span)
		s := line[span.Start:span.End]
		lead := s[:len(s)-len(strings.TrimLeft(s, "*_"))]
		trail := s[len(strings.TrimRight(s, "*_")):]
		switch {
		case lead != "" && strings.Count(s, lead)%2 == 1:
			span.Start += len(lead)
		case trail != "" && strings.Count(s, trail)%2 == 1:
			span.End -= len(trail)
		default:
			return span
		}
	}
}

// closingBrackets are the brackets that may enclose a note, by what opens them.
var closingBrackets = map[rune]rune{'(': ')', '[': ']', '（': '）', '【': '】'}

// closingBracket returns the offset of the bracket that closes the one at the
// start of s, 0 where s does not begin with one or it is never closed.
func closingBracket(s string) int {
	first, _ := utf8.DecodeRuneInString(s)
	last, ok := closingBrackets[first]
	if !ok {
		return 0
	}
	depth := 0
	for i, r := range s {
		switch r {
		case first:
			depth++
		case last:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}

// runeLen returns the length of the character at the start of s.
func runeLen(s string) int { _, n := utf8.DecodeRuneInString(s); return n }
