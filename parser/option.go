package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

// label is a letter that names an option, as it begins a line.
type label struct {
	letter byte   // 'A' to 'Z'
	span   Span   // the letter as written
	text   int    // offset of the text after it, white space skipped
	open   string // the emphasis marks that stand before the label and still hold the text
	bullet bool   // a list marker stands before it
	spaced bool   // white space or the line's end follows the label
	form   form
}

// form is how much a line looks like the beginning of an option.
type form uint8

const (
	wellFormed form = iota
	malformed       // "B.text", "b. text", "**B. text**", "B: text"
	loose           // "B text", which needs more evidence than the line itself
)

// readLetter reads a Latin capital or its full-width form.
func readLetter(s string) (letter byte, length int) {
	if s == "" {
		return 0, 0
	}
	if 'A' <= s[0] && s[0] <= 'Z' {
		return s[0], 1
	}
	if s[0] != 0xEF { // what begins the full-width ones
		return 0, 0
	}
	if r, n := utf8.DecodeRuneInString(s); 'Ａ' <= r && r <= 'Ｚ' {
		return byte(r-'Ａ') + 'A', n
	}
	return 0, 0
}

// labelEnd is the length of the sign that ends a label at the start of s. After
// a full-width sign no white space is due.
func labelEnd(s string) (length int, wide bool) {
	if s == "" {
		return 0, false
	}
	if s[0] == '.' || s[0] == ')' {
		return 1, false
	}
	if strings.HasPrefix(s, "．") || strings.HasPrefix(s, "）") {
		return len("．"), true
	}
	return 0, false
}

// readLabel reads "A.", "A)", "(A)", "**A.**", "**A**." or "**A." at offset i of
// a line.
func readLabel(line string, i int) (l label, ok bool) {
	l.open = emphasis(line[i:])
	i += len(l.open)
	bracket := openingBracket(line[i:])
	i += bracket
	letter, n := readLetter(line[i:])
	if n == 0 {
		return label{}, false
	}
	l.letter, l.span = letter, Span{i, i + n}
	i += n
	i += zeroWidth(line[i:])
	i += l.closes(line[i:])
	n, wide := labelEnd(line[i:])
	if n == 0 || bracket > 0 && line[i] == '.' {
		return label{}, false
	}
	i += n
	i += l.closes(line[i:])
	rest := trimLeft(line[i:])
	l.text = len(line) - len(rest)
	l.spaced = rest == "" || l.text > i || wide
	return l, true
}

// closes is the length of the marks at the start of s that end the label's
// emphasis.
func (l *label) closes(s string) int {
	n := len(l.open)
	if n == 0 || !strings.HasPrefix(s, l.open) {
		return 0
	}
	l.open = ""
	return n
}

// openingBracket is the length of the bracket at the start of s that may stand
// before a label.
func openingBracket(s string) int {
	if strings.HasPrefix(s, "(") {
		return 1
	}
	if strings.HasPrefix(s, "（") {
		return len("（")
	}
	return 0
}

// zeroWidth is the length of the invisible characters at the start of s.
func zeroWidth(s string) int {
	i := 0
	for i < len(s) && s[i] >= 0x80 {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !text.IsZeroWidth(r) {
			break
		}
		i += n
	}
	return i
}

// emphasis is the run of emphasis marks at the start of s.
func emphasis(s string) string {
	if len(s) > 1 && s[0] == s[1] && (s[0] == '*' || s[0] == '_') {
		return s[:2]
	}
	return ""
}

// lineStart is the offset of a line's text after an indent of up to three
// columns and a list marker, if there is one.
func lineStart(line string) (start int, bullet, ok bool) {
	i, columns := indentOf(line)
	if columns > 3 || i == len(line) {
		return 0, false, false
	}
	if c := line[i]; c == '-' || c == '*' || c == '+' || c == 0xE2 {
		if n := listMarker(line[i:]); n > 0 {
			i += n
			return i + spaces(line[i:]), true, true
		}
	}
	return i, false, true
}

// readOption reads a line as the first of an option.
func readOption(line string) (l label, ok bool) {
	i, bullet, ok := lineStart(line)
	if !ok || i == len(line) || !labelFirst[line[i]] || beginsWord(line[i:]) {
		return label{}, false
	}
	l, ok = readLabel(line, i)
	l.bullet = bullet
	return l, ok && l.spaced && l.open == ""
}

// beginsWord tells whether s begins with two ASCII letters, as most lines do and no
// label does.
func beginsWord(s string) bool { return len(s) > 1 && asciiLetter(s[0]) && asciiLetter(s[1]) }

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// labelFirst are the bytes that a label may begin with.
var labelFirst = func() (t [256]bool) {
	for _, c := range []byte("(*_ABCDEFGHIJKLMNOPQRSTUVWXYZ\xef") {
		t[c] = true
	}
	return t
}()

// readMalformedOption reads a line that would begin an option but for its form.
func readMalformedOption(line string) (l label, ok bool) {
	i, bullet, ok := lineStart(line)
	if !ok || i == len(line) || !labelFirst[line[i]] && !('a' <= line[i] && line[i] <= 'z') || beginsWord(line[i:]) {
		return label{}, false
	}
	l = label{bullet: bullet, open: emphasis(line[i:]), form: malformed}
	i += len(l.open)
	bracket := openingBracket(line[i:])
	i += bracket
	letter, n := readLetter(line[i:])
	capital := n > 0
	if !capital && i < len(line) && 'a' <= line[i] && line[i] <= 'z' {
		letter, n = line[i]-'a'+'A', 1
	}
	if n == 0 {
		return label{}, false
	}
	l.letter, l.span = letter, Span{i, i + n}
	i += n
	i += l.closes(line[i:])
	sign, _ := labelEnd(line[i:])
	if sign == 0 {
		ok := bracket == 0 && l.open == "" && capital && l.readOtherEnd(line, i)
		return l, ok
	}
	dot := line[i] == '.'
	i += sign
	i += l.closes(line[i:])
	l.textAt(line, i)
	if dot && !l.spaced && (!capital || initials(line[i:], false)) {
		if !capital || !isDigit(line[i]) {
			return label{}, false // "e.g." or "U.S."
		}
		l.form = loose // "C.3 is a section", or the third of a list of numbers
	}
	return l, bracket == 0 || !dot
}

// readOtherEnd reads what follows a capital that no dot or bracket follows.
func (l *label) readOtherEnd(line string, i int) bool {
	gap := spaces(line[i:])
	r, n := utf8.DecodeRuneInString(line[i+gap:])
	switch r {
	case ':', '：', '、':
		l.textAt(line, i+gap+n)
		return l.text < len(line)
	case '-', '–', '—':
		// "B-tree" begins text.
		l.textAt(line, i+gap+n)
		return gap > 0 && l.spaced && l.text < len(line)
	case ',':
		// "B, C" begins text more often than "B, text" an option.
		l.textAt(line, i+gap+n)
		l.form = loose
		return gap == 0 && l.spaced && l.text < len(line)
	}
	l.textAt(line, i)
	l.form = loose
	return gap > 0 && l.text < len(line)
}

// textAt notes that the label's text begins at offset i, white space skipped.
func (l *label) textAt(line string, i int) {
	gap := spaces(line[i:])
	l.text = i + gap
	l.spaced = gap > 0 || l.text == len(line)
}

// initials tells text such as "S. companies" after "U.": an abbreviation goes on,
// so that no option begins there. Alone tells that one more letter is enough for
// that, as in "A.I service".
func initials(s string, alone bool) bool {
	if s == "" || s[0] >= 0x80 {
		return false
	}
	if c := lower(s[0]); c < 'a' || c > 'z' {
		return isDigit(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s[1:])
	return r == '.' || alone && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// isBreak tells a line that is only <br>.
func isBreak(line string) bool {
	s := trim(line)
	return s != "" && s[0] == '<' && trimBreaks(s) == ""
}

// trimBreaks cuts <br>, <br/>, <br /> and </br> and white space from the end of s.
func trimBreaks(s string) string {
	for {
		s = trimRight(s)
		if !strings.HasSuffix(s, ">") {
			return s
		}
		open := strings.LastIndexByte(s, '<')
		if open < 0 {
			return s
		}
		tag := strings.TrimPrefix(s[open+1:len(s)-1], "/")
		if len(tag) < 2 || lower(tag[0]) != 'b' || lower(tag[1]) != 'r' || trim(strings.TrimSuffix(tag[2:], "/")) != "" {
			return s
		}
		s = s[:open]
	}
}
