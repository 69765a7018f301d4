package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word to be found at the start of a text, compared in NFC and in
// any case.
type word struct {
	text string // NFC, one space between its parts
	// latin words end at a letter border; Korean ones take suffixes ("해설지").
	latin bool
	// cased words hold letters beyond ASCII that have a case.
	cased bool
}

func newWord(s string) word {
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	r, _ := utf8.DecodeLastRuneInString(s)
	w := word{text: s, latin: r < 0x250}
	for _, r := range s {
		w.cased = w.cased || r >= 0x80 && unicode.SimpleFold(r) != r
	}
	return w
}

// fold is the number of bytes of s that are the word's letters, 0 where s does
// not start with them.
func (w word) fold(s string) int {
	if w.cased {
		return foldPrefixSlow(s, w.text)
	}
	return foldPrefix(s, w.text)
}

// prefix is the number of bytes of s that are the word, 0 where s does not
// start with it.
func (w word) prefix(s string) int {
	n := w.fold(s)
	if n == 0 || !w.latin {
		return n
	}
	if r, _ := utf8.DecodeRuneInString(s[n:]); n < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return 0
	}
	return n
}

// matches tells whether the whole of s is the word.
func (w word) matches(s string) bool { return s != "" && w.fold(s) == len(s) }

// foldPrefix is the number of bytes of s that equal word in NFC and without
// regard to the case of ASCII letters, 0 where s does not start with it. A run
// of white space in s counts as one space.
func foldPrefix(s, word string) int {
	if strings.HasPrefix(s, word) {
		return len(word)
	}
	i, j := 0, 0
	for j < len(word) {
		if i >= len(s) {
			return 0
		}
		a, b := s[i], word[j]
		switch {
		case b == ' ':
			n := spaces(s[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case a == b, a < 0x80 && b < 0x80 && lower(a) == lower(b):
		case decomposed(s[i:]):
			return foldPrefixSlow(s, word)
		default:
			return 0
		}
		i, j = i+1, j+1
	}
	return i
}

// decomposed tells whether s may begin with a decomposed character: with a
// conjoining Hangul letter (U+1100 to U+11FF), or with a combining mark (U+0300
// to U+036F) on a letter or alone.
func decomposed(s string) bool {
	if s[0] < 0x80 {
		s = s[1:]
	}
	return s != "" && (s[0] == 0xE1 || s[0] == 0xCC || s[0] == 0xCD)
}

// foldPrefixSlow compares segment by segment in NFC and in any case: decomposed
// Hangul, as file dialogs make it, is the same word.
func foldPrefixSlow(s, word string) int {
	var it norm.Iter
	it.InitString(norm.NFC, s)
	seen := make([]byte, 0, len(word)+8)
	for !it.Done() && len(seen) < len(word) {
		segment := it.Next()
		if trimLeft(string(segment)) == "" {
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

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// wordList is a list of words with the bytes that one of them may begin with, so
// that most texts are told apart by their first byte.
type wordList struct {
	words []word
	first [256]bool
	// syllables tell the same of Hangul, of which the first byte tells little: by
	// the second byte of a word's first syllable, a bit for the third.
	syllables [64]uint64
}

func newWordList(words []word) wordList {
	l := wordList{words: words}
	for _, w := range words {
		c := w.text[0]
		l.first[c], l.first[lower(c)], l.first[upper(c)] = true, true, true
		if c >= 0x80 {
			// Decomposed Hangul begins with this byte.
			l.first[0xE1] = true
		}
		if hangulByte(c) && len(w.text) >= 3 {
			l.syllables[w.text[1]%64] |= 1 << (w.text[2] % 64)
		}
		if w.cased {
			for i := range l.first {
				l.first[i] = true
			}
		}
		if w.cased || len(w.text) < 3 {
			for i := range l.syllables {
				l.syllables[i] = ^uint64(0)
			}
		}
	}
	return l
}

// mayBegin tells whether s may begin with one of the words, by its first character.
func (l *wordList) mayBegin(s string) bool {
	if s == "" || !l.first[s[0]] {
		return false
	}
	return !hangulByte(s[0]) || len(s) < 3 || l.syllables[s[1]%64]&(1<<(s[2]%64)) != 0
}

// hangulByte tells the bytes that syllables of Hangul begin with.
func hangulByte(c byte) bool { return 0xEA <= c && c <= 0xED }

// prefix is the length of the longest word at the start of s, 0 for none.
func (l *wordList) prefix(s string) int {
	if !l.mayBegin(s) {
		return 0
	}
	for _, w := range l.words {
		if n := w.prefix(s); n > 0 {
			return n
		}
	}
	return 0
}

// holds tells whether the whole of s is one of the words.
func (l *wordList) holds(s string) bool {
	if !l.mayBegin(s) {
		return false
	}
	for _, w := range l.words {
		if w.matches(s) {
			return true
		}
	}
	return false
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// decoration is a rune that people put around titles without meaning it as
// text: emoji, dingbats, arrows, and what joins or varies them.
func decoration(r rune) bool {
	switch {
	case r < 0x2000:
		return false
	case r == '※', r == 0x200D, r == 0xFE0F, r == 0xFE0E, r == 0x20E3:
		return true
	case 0x2190 <= r && r <= 0x23FF, 0x2500 <= r && r <= 0x27BF,
		0x2900 <= r && r <= 0x297F, 0x2B00 <= r && r <= 0x2BFF:
		return true
	}
	return 0x1F000 <= r && r <= 0x1FAFF
}

// skipDecoration is the number of bytes of emoji, emphasis marks and white
// space at the start of s.
func skipDecoration(s string) int {
	i := 0
	for i < len(s) {
		c := s[i]
		if isSpace(c) || c == '*' || c == '_' {
			i++
			continue
		}
		if c < 0x80 || letterByte(c) {
			break
		}
		if n := wideSpacePrefix(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !decoration(r) {
			break
		}
		i += n
	}
	return i
}

// trimDecoration is the counterpart at the end of s; a final colon goes too.
func trimDecoration(s string) string {
	for s != "" {
		c := s[len(s)-1]
		if isSpace(c) || c == '*' || c == '_' || c == ':' {
			s = s[:len(s)-1]
			continue
		}
		if c < 0x80 {
			break
		}
		if n := len(s); n > 2 && 0xEA <= s[n-3] && s[n-3] <= 0xED && s[n-2] < 0xC0 {
			break // Hangul
		}
		if n := wideSpaceSuffix(s); n > 0 {
			s = s[:len(s)-n]
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s)
		if !decoration(r) && r != '：' {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// plainTitle is a section title without emoji, emphasis, numbering and final
// colon: what it is compared by.
func plainTitle(title string) string {
	title = title[skipDecoration(title):]
	if n := numbering(title); n > 0 {
		title = title[n:]
		title = title[skipDecoration(title):]
	}
	return trimDecoration(title)
}

// numbering is the length of "3.", "3)", "3.1", "(3)", "③" or "Ⅲ." at the
// start of a title, 0 where there is none.
func numbering(s string) int {
	if s == "" {
		return 0
	}
	if s[0] >= 0x80 {
		if r, n := utf8.DecodeRuneInString(s); 0x2460 <= r && r <= 0x24FF || 0x2160 <= r && r <= 0x217F {
			if end, _ := labelEnd(s[n:]); end > 0 {
				n += end
			}
			return n
		}
		return 0
	}
	if s[0] == '(' || s[0] == '[' {
		if n := closingBracket(s); n > 1 && strings.Trim(s[1:n], "0123456789.") == "" {
			return n + 1
		}
		return 0
	}
	i := 0
	for i < len(s) && (isDigit(s[i]) || s[i] == '.' || s[i] == ')' || s[i] == '-') {
		i++
	}
	if !isDigit(s[0]) || i == len(s) || !isSpace(s[i]) && s[i] < 0x80 && s[i] != '*' {
		return 0
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
