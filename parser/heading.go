package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headingKind is what a heading line is.
type headingKind uint8

const (
	plainHeading     headingKind = iota // any other heading
	questionHeading                     // ## Question #7
	analysisHeading                     // ## Question #7 분석
	malformedHeading                    // ## Question #, ## Question #12a: no usable number
	bareHeading                         // ## Question: malformed only where questions are
	bareAnalysis                        // ## 해설: an analysis of the question above
)

// heading is what can be read from one heading line. Spans are relative to the
// line.
type heading struct {
	kind headingKind
	// glued means that no white space is between the hashes and the text.
	glued  bool
	level  int
	number int64
	text   Span // all after the hashes, without closing hashes
	digits Span // the number as written
	title  Span // the analysis word
	note   Span // what follows, without separator and enclosing brackets
}

// maxNumber is the largest question number: the largest whole number that every
// JSON reader keeps exact (RFC 8259, section 6).
const maxNumber = 1<<53 - 1

// atx reads the hashes of a heading line. ok is false for a line that does not
// begin with one to six hashes.
func atx(line string) (level, text int, glued, ok bool) {
	i, columns := indentOf(line)
	if columns > 3 {
		return 0, 0, false, false
	}
	for i < len(line) && line[i] == '#' {
		i++
		level++
	}
	if level == 0 || level > 6 {
		return 0, 0, false, false
	}
	return level, i, i < len(line) && spaces(line[i:]) == 0, true
}

// readHeading reads a line as a heading. ok is false where it is none; a line
// such as "#tag" is none, "##Question #3" is a glued question heading.
func (p *Parser) readHeading(line string) (h heading, ok bool) {
	h, whole, ok := headingText(line)
	if !ok {
		return heading{}, false
	}
	p.readQuestionHeading(line, whole, &h)
	if h.kind == plainHeading && !h.glued {
		p.readBareAnalysis(line, &h)
	}
	if h.glued && (h.kind == plainHeading || h.kind == bareHeading) {
		return heading{}, false
	}
	return h, true
}

// headingText reads level and text of a heading line. Whole is the text with
// closing hashes.
func headingText(line string) (h heading, whole Span, ok bool) {
	level, start, glued, ok := atx(line)
	if !ok {
		return heading{}, Span{}, false
	}
	whole = trimComments(line, trimSpan(line, Span{start, len(line)}))
	return heading{level: level, glued: glued, text: closingHashes(line, whole)}, whole, true
}

// trimComments cuts the comments at the end of a heading's text: they are no
// part of its title or note.
func trimComments(line string, text Span) Span {
	for {
		s := line[text.Start:text.End]
		if !strings.HasSuffix(s, "-->") {
			return text
		}
		open := strings.LastIndex(s, "<!--")
		if open < 0 {
			return text
		}
		text.End = text.Start + len(trimRight(s[:open]))
	}
}

// closingHashes cuts the closing sequence of an ATX heading (CommonMark 4.2).
func closingHashes(line string, text Span) Span {
	s := line[text.Start:text.End]
	t := strings.TrimRight(s, "#")
	if len(t) == len(s) || (t != "" && !isSpace(t[len(t)-1])) {
		return text
	}
	return Span{text.Start, text.Start + len(trimRight(t))}
}

func trimSpan(line string, s Span) Span {
	t := line[s.Start:s.End]
	start := s.Start + len(t) - len(trimLeft(t))
	return Span{start, max(start, s.Start+len(trimRight(t)))}
}

// questionWords are the words of a question heading; "Q" is only one before a
// number.
var questionWords = wordList{newWord("Question"), newWord("문제"), newWord("문항")}

// readQuestionHeading fills in h where the text of a heading is that of a
// question or an analysis.
func (p *Parser) readQuestionHeading(line string, whole Span, h *heading) {
	s := line[:whole.End]
	i := whole.Start + skipDecoration(s[whole.Start:])
	n, q := 0, false
	for _, w := range questionWords {
		if n = foldPrefix(s[i:], w.text); n > 0 {
			break
		}
	}
	if n == 0 {
		if !strings.HasPrefix(s[i:], "Q") && !strings.HasPrefix(s[i:], "q") {
			return
		}
		n, q = 1, true
	}
	i += n
	if i == len(s) {
		if !q {
			h.kind = bareHeading
		}
		return
	}
	gap := spaces(s[i:])
	i += gap
	sign := oneOf(s[i:], "#", "＃")
	hash := sign > 0
	i += sign
	if q && gap == 0 && !hash {
		i += oneOf(s[i:], ".")
	}
	if h.glued && h.level == 1 && !hash && gap == 0 {
		return // "#Q1" and "#문제1" are tags
	}
	i += spaces(s[i:])
	digits, value := readNumber(s[i:])
	if digits == 0 {
		if hash {
			h.kind = malformedHeading
		}
		return
	}
	h.digits = Span{i, i + digits}
	i += digits
	switch malformed, ok := p.numberEnds(s[i:], hash); {
	case malformed, ok && value < 1:
		h.kind = malformedHeading
		return
	case !ok:
		return
	}
	h.kind, h.number = questionHeading, value
	i += foldPrefix(s[i:], "번")
	p.readHeadingRest(line, Span{i, max(i, h.text.End)}, h)
}

// readNumber reads ASCII and full-width digits. The value is 0 where the
// number is too large.
func readNumber(s string) (length int, value int64) {
	for length < len(s) {
		r, n := utf8.DecodeRuneInString(s[length:])
		switch {
		case '0' <= r && r <= '9':
			r -= '0'
		case '０' <= r && r <= '９':
			r -= '０'
		default:
			return length, value
		}
		length += n
		if value >= 0 {
			value = value*10 + int64(r)
		}
		if value > maxNumber {
			value = -1
		}
	}
	return length, value
}

// numberEnds reports whether a heading's number may end before s. Where it may
// not, malformed says whether the heading was meant as one of a question:
// "#12a" and "#1.5" were, "문제 3가지" (three kinds of problem) was not.
func (p *Parser) numberEnds(s string, hash bool) (malformed, ok bool) {
	if s == "" {
		return false, true
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '.' || r == ',' || r == '-' || r == '/':
		next, _ := utf8.DecodeRuneInString(s[n:])
		return unicode.IsDigit(next), !unicode.IsDigit(next)
	case r == '_':
		next, _ := utf8.DecodeRuneInString(s[n:])
		word := unicode.IsLetter(next) || unicode.IsDigit(next)
		return word, !word
	case unicode.IsDigit(r):
		return true, false
	case unicode.Is(unicode.Hangul, r):
		ok = foldPrefix(s, "번") > 0 || p.analysisTitles.prefix(s) > 0
		return hash && !ok, ok
	case unicode.IsLetter(r):
		return true, false
	}
	return false, true
}

// readHeadingRest reads what follows the number: an analysis word with its
// note, or the question's note.
func (p *Parser) readHeadingRest(line string, rest Span, h *heading) {
	s := line[:rest.End]
	i := rest.Start + skipDecoration(s[rest.Start:])
	if n := separator(s[i:]); n > 0 {
		i += n
		i += skipDecoration(s[i:])
	}
	if n := p.analysisTitles.prefix(s[i:]); n > 0 {
		h.kind = analysisHeading
		h.title = Span{i, i + n}
		h.note = cleanNote(line, Span{i + n, rest.End})
		return
	}
	if end := closingBracket(s[i:]); end > 0 {
		inner := trimSpan(line, Span{i + runeLen(s[i:]), i + end})
		if p.analysisTitles.holds(line[inner.Start:inner.End]) {
			h.kind = analysisHeading
			h.title = inner
			h.note = cleanNote(line, Span{i + end + runeLen(s[i+end:]), rest.End})
			return
		}
	}
	h.note = cleanNote(line, rest)
}

// readBareAnalysis fills in h where the text of a heading is an analysis word
// alone, or with a note in brackets.
func (p *Parser) readBareAnalysis(line string, h *heading) {
	s := line[:h.text.End]
	i := h.text.Start + skipDecoration(s[h.text.Start:])
	if n := numbering(s[i:]); n > 0 {
		i += n
		i += skipDecoration(s[i:])
	}
	n := p.analysisTitles.prefix(s[i:])
	if n == 0 {
		return
	}
	rest := trimDecoration(s[i+n:])
	rest = rest[skipDecoration(rest):]
	if end := closingBracket(rest); rest != "" && (end == 0 || end+runeLen(rest[end:]) != len(rest)) {
		return
	}
	h.kind = bareAnalysis
	h.title = Span{i, i + n}
	h.note = cleanNote(line, Span{i + n, h.text.End})
}

// isOptionSection reports whether a title is that of the section with the option
// analyses.
func (p *Parser) isOptionSection(title string) bool {
	return p.optionSectionTitles.holds(plainTitle(title))
}

// opensOptionAnalyses reports whether a title is that of the option-analysis
// section and of nothing else: "선택지 분석" is, while "Options" may also be above
// the options.
func (p *Parser) opensOptionAnalyses(title string) bool {
	if !p.isOptionSection(title) {
		return false
	}
	for rest := plainTitle(title); rest != ""; {
		if p.analysisTitles.prefix(rest) > 0 || knownAnalysisTitles().prefix(rest) > 0 {
			return true
		}
		rest = rest[runeLen(rest):]
	}
	return false
}

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

// HeadingWithNote is a question or analysis heading, "## Question #7", with a note
// in brackets, or in another form where a note in brackets would be read as
// something else.
func (p *Parser) HeadingWithNote(heading, note string) string {
	if note == "" {
		return heading
	}
	for _, form := range [...][2]string{{" (", ")"}, {" [", "]"}, {": ", ""}, {" - ", ""}, {" ", ""}} {
		line := heading + form[0] + note + form[1]
		if h, ok := p.readHeading(line); ok && line[h.note.Start:h.note.End] == note {
			return line
		}
	}
	return heading + " (" + note + ")"
}
