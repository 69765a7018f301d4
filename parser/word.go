package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word to be found at the start of a text, compared in NFC and in any
// case.
type word struct {
	text string // NFC, lower case, one space between its parts
	// latin words end at a letter border; Korean ones take suffixes ("해설지").
	latin bool
}

func newWord(s string) word {
	s = strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
	r, _ := utf8.DecodeLastRuneInString(s)
	return word{text: s, latin: r < 0x250}
}

// prefix returns the length of the word at the start of s, 0 where s does not
// begin with it.
func (w word) prefix(s string) int {
	n := foldPrefix(s, w.text)
	if r, _ := utf8.DecodeRuneInString(s[n:]); w.latin && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return 0
	}
	return n
}

// matches reports whether the whole of s is the word.
func (w word) matches(s string) bool { return s != "" && foldPrefix(s, w.text) == len(s) }

// foldPrefix returns the length of a word in lower case at the start of s, compared
// in NFC and in any case, 0 where s does not begin with it. What follows it may be a
// letter. A run of white space in s is one space.
func foldPrefix(s, word string) int {
	rest := s
	for _, w := range word {
		if w == ' ' {
			n := spaces(rest)
			if n == 0 {
				return 0
			}
			rest = rest[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(rest)
		if r != w && unicode.ToLower(r) != w {
			next, _ := utf8.DecodeRuneInString(rest[n:])
			if composes(r) || composes(next) {
				return foldPrefixNFC(s, word)
			}
			return 0
		}
		rest = rest[n:]
	}
	return len(s) - len(rest)
}

// composes reports whether a character is a conjoining Hangul letter or a combining
// mark of Latin letters, which NFC may join with the one before it.
func composes(r rune) bool {
	return 0x1100 <= r && r <= 0x11FF || 0x300 <= r && r <= 0x36F
}

// foldPrefixNFC is foldPrefix for a text that is not in NFC: file dialogs give
// decomposed Hangul.
func foldPrefixNFC(s, word string) int {
	var it norm.Iter
	it.InitString(norm.NFC, s)
	var seen []byte
	for !it.Done() && len(seen) < len(word) {
		segment := it.Next()
		if blank(string(segment)) {
			if n := len(seen); n == 0 || seen[n-1] == ' ' {
				continue
			}
			segment = []byte{' '}
		}
		seen = append(seen, segment...)
	}
	if !strings.EqualFold(string(seen), word) {
		return 0
	}
	return it.Pos()
}

type wordList []word

// prefix returns the length of the first of the words that s begins with, 0 for
// none.
func (l wordList) prefix(s string) int {
	for _, w := range l {
		if n := w.prefix(s); n > 0 {
			return n
		}
	}
	return 0
}

// holds reports whether the whole of s is one of the words.
func (l wordList) holds(s string) bool {
	for _, w := range l {
		if w.matches(s) {
			return true
		}
	}
	return false
}

// decoration reports whether a character is put around titles without being text:
// emoji, dingbats, arrows, and what joins or varies them.
func decoration(r rune) bool {
	switch {
	case r == '※', r == 0x200D, r == 0xFE0F, r == 0xFE0E, r == 0x20E3:
		return true
	case 0x2190 <= r && r <= 0x23FF, 0x2500 <= r && r <= 0x27BF,
		0x2900 <= r && r <= 0x297F, 0x2B00 <= r && r <= 0x2BFF:
		return true
	}
	return 0x1F000 <= r && r <= 0x1FAFF
}

func emphasisOrSpace(r rune) bool { return r == '*' || r == '_' || whiteSpace(r) }

// skipDecoration returns the length of the emoji, emphasis marks and white space
// at the start of s.
func skipDecoration(s string) int {
	return len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool {
		return emphasisOrSpace(r) || decoration(r)
	}))
}

// trimDecoration cuts emoji, emphasis marks, white space and colons from the end
// of s.
func trimDecoration(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool {
		return emphasisOrSpace(r) || decoration(r) || r == ':' || r == '：'
	})
}

// plainTitle returns a section title without emoji, emphasis, numbering and final
// colon. Titles are compared by it.
func plainTitle(title string) string {
	title = title[skipDecoration(title):]
	if n := numbering(title); n > 0 {
		title = title[n:]
		title = title[skipDecoration(title):]
	}
	return trimDecoration(title)
}

// numbering returns the length of "3.", "3)", "3.1", "(3)", "③" or "Ⅲ." at the
// start of a title, 0 where there is none.
func numbering(s string) int {
	switch r, n := utf8.DecodeRuneInString(s); {
	case 0x2460 <= r && r <= 0x24FF, 0x2160 <= r && r <= 0x217F:
		end, _ := labelEnd(s[n:])
		return n + end
	case r == '(', r == '[':
		if n := closingBracket(s); n > 1 && strings.Trim(s[1:n], "0123456789.") == "" {
			return n + 1
		}
	case '0' <= r && r <= '9':
		rest := strings.TrimLeft(s, "0123456789.)-")
		if next, _ := utf8.DecodeRuneInString(rest); rest != "" && (next >= 0x80 || emphasisOrSpace(next) && next != '_') {
			return len(s) - len(rest)
		}
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// lower returns an ASCII letter in lower case.
func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// SameTitle reports whether two section titles are the same but for emoji,
// emphasis, numbering, a final colon and case.
func (p *Parser) SameTitle(a, b string) bool {
	return newWord(plainTitle(b)).matches(plainTitle(a))
}
