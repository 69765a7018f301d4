package parser

import (
	"strings"
	"unicode/utf8"
)

// cleanNote takes one leading separator, one pair of enclosing brackets, and
// emphasis marks without a partner from a note.
func cleanNote(line string, note Span) Span {
	note = trimEmphasis(line, note)
	s := line[note.Start:note.End]
	if n := separator(s); n > 0 {
		note = trimEmphasis(line, Span{note.Start + n, note.End})
		s = line[note.Start:note.End]
	}
	if end := closingBracket(s); end > 0 && end+runeLen(s[end:]) == len(s) {
		note = trimSpan(line, Span{note.Start + runeLen(s), note.Start + end})
	}
	return note
}

// separator is the length of the sign at the start of s that may stand between
// a number and what follows it, 0 where there is none.
func separator(s string) int {
	if s == "" || letterByte(s[0]) && s[0] >= '@' {
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); n > 0 && strings.ContainsRune(":.,)-–—：．）", r) {
		return n
	}
	return 0
}

// trimEmphasis cuts white space, and emphasis marks whose partner stands
// outside of the span: in "**Question #7** (x)" and "**Question #7 (x)**".
func trimEmphasis(line string, span Span) Span {
	for {
		span = trimSpan(line, span)
		s := line[span.Start:span.End]
		if s == "" || !isEmphasis(s[0]) && !isEmphasis(s[len(s)-1]) {
			return span
		}
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

func isEmphasis(c byte) bool { return c == '*' || c == '_' }

// brackets are the pairs that may enclose a note.
var brackets = [...][2]string{{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}}

// closingBracket is the offset of the bracket that closes the one at the start
// of s, 0 where s does not start with one or it is never closed.
func closingBracket(s string) int {
	for _, b := range brackets {
		if !strings.HasPrefix(s, b[0]) {
			continue
		}
		depth := 0
		for i := 0; i < len(s); {
			switch c := s[i]; {
			case c != b[0][0] && c != b[1][0]:
				i++
			case strings.HasPrefix(s[i:], b[0]):
				depth++
				i += len(b[0])
			case strings.HasPrefix(s[i:], b[1]):
				if depth--; depth == 0 {
					return i
				}
				i += len(b[1])
			default:
				i++
			}
		}
	}
	return 0
}

// runeLen is the length of the character at the start of s.
func runeLen(s string) int { _, n := utf8.DecodeRuneInString(s); return n }
