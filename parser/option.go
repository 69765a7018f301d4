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
	open   string // the emphasis marks before the label that still hold the text
	bullet bool   // a list marker is before it
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
	switch r, n := utf8.DecodeRuneInString(s); {
	case 'A' <= r && r <= 'Z':
		return byte(r), n
	case 'Ａ' <= r && r <= 'Ｚ':
		return byte(r-'Ａ') + 'A', n
	}
	return 0, 0
}

// labelEnd returns the length of the sign that ends a label at the start of s, 0
// for none. A wide sign needs no white space after it.
func labelEnd(s string) (length int, wide bool) {
	if n := oneOf(s, "．", "）"); n > 0 {
		return n, true
	}
	return oneOf(s, ".", ")"), false
}

// readLabel reads "A.", "A)", "(A)", "**A.**", "**A**." or "**A." at offset i of
// a line.
func readLabel(line string, i int) (l label, ok bool) {
	l.open = emphasis(line[i:])
	i += len(l.open)
	bracket := oneOf(line[i:], "(", "（")
	i += bracket
	letter, n := readLetter(line[i:])
	if n == 0 {
		return label{}, false
	}
	l.letter, l.span = letter, Span{i, i + n}
	i += n
	i = len(line) - len(strings.TrimLeftFunc(line[i:], text.IsZeroWidth))
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

// closes returns the length of the marks at the start of s that end the label's
// emphasis.
func (l *label) closes(s string) int {
	n := len(l.open)
	if n == 0 || !strings.HasPrefix(s, l.open) {
		return 0
	}
	l.open = ""
	return n
}

// emphasis returns the "**" or "__" at the start of s.
func emphasis(s string) string {
	return s[:oneOf(s, "**", "__")]
}

// lineStart returns the offset of a line's text after an indent of up to three
// columns and a list marker, if there is one.
func lineStart(line string) (start int, bullet, ok bool) {
	i, columns := indentOf(line)
	if columns > 3 || i == len(line) {
		return 0, false, false
	}
	if n := ListMarker(line[i:]); n > 0 && !isDigit(line[i]) {
		i += n
		return i + spaces(line[i:]), true, true
	}
	return i, false, true
}

// readOption reads a line as the first of an option.
func readOption(line string) (l label, ok bool) {
	i, bullet, ok := lineStart(line)
	if !ok {
		return label{}, false
	}
	l, ok = readLabel(line, i)
	l.bullet = bullet
	return l, ok && l.spaced && l.open == ""
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// readMalformedOption reads a line that would begin an option but for its form.
func readMalformedOption(line string) (l label, ok bool) {
	i, bullet, ok := lineStart(line)
	if !ok {
		return label{}, false
	}
	l = label{bullet: bullet, open: emphasis(line[i:]), form: malformed}
	i += len(l.open)
	bracket := oneOf(line[i:], "(", "（")
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

// initials reports whether an abbreviation goes on in s, as "S. companies" after
// "U." does: no option begins there. Where alone is true, one more letter is enough
// for that, as in "A.I service".
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

// isBreak reports whether a line is only <br>.
func isBreak(line string) bool { return !blank(line) && trimBreaks(line) == "" }

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

// readOptionAnalysis reads the text of a line at offset i as an option-analysis
// heading: a label, in emphasis or not, with emoji allowed before it. The line must
// be in the section with the option analyses.
func readOptionAnalysis(line string, i int) (l label, ok bool) {
	at := i
	// "**⭐ A. name**": the emphasis belongs to the label.
	open := len(emphasis(line[i:]))
	if inner := line[i+open:]; inner != "" && inner[0] >= utf8.RuneSelf {
		at += open + skipDecoration(inner)
	}
	if l, ok = readLabel(line, at); !ok {
		return label{}, false
	}
	// "**B.이름**" is meant as a heading, "**U.S. Region**" is not.
	emphasised := at > i || l.open != ""
	return l, l.spaced || emphasised && !initials(strings.TrimLeft(line[l.text:], "*_"), true)
}

// readOptionAnalysisLine reads a line that is no ATX heading. A list item is
// one only where its label is emphasised.
func readOptionAnalysisLine(line string) (l label, ok bool) {
	i, bullet, ok := lineStart(line)
	if !ok || bullet && emphasis(line[i:]) == "" {
		return label{}, false
	}
	l, ok = readOptionAnalysis(line, i)
	l.bullet = bullet
	return l, ok
}

// OptionAnalyses returns the option analyses of all sections in source order.
func (a *Analysis) OptionAnalyses() []*OptionAnalysis {
	if a == nil {
		return nil
	}
	var list []*OptionAnalysis
	for _, s := range a.Sections {
		list = append(list, s.Options...)
	}
	return list
}
