package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AnswerLine is a line that states the answer.
type AnswerLine struct {
	Span Span
	// Labels are the letters in the order of the line.
	Labels []byte
	// LabelSpans are their places.
	LabelSpans []Span
}

// AnswerLines returns the answer lines of a question and its analysis in source
// order. A section heading may be one too.
func (f *File) AnswerLines(q *Question) []AnswerLine {
	var lines []AnswerLine
	for _, o := range q.Options {
		lines = f.answersIn(lines, o.Body)
	}
	lines = f.answersIn(lines, q.Tail)
	if a := q.Analysis; a != nil {
		lines = f.answersBelow(lines, a.Lead)
		lines = f.answersIn(lines, a.Body)
		lines = f.answersBelow(lines, a.Sections)
	}
	return lines
}

// answersIn appends the answer lines of a body.
func (f *File) answersIn(lines []AnswerLine, b *Body) []AnswerLine {
	for i := range b.Len() {
		if t := b.At(i); t.Kind == AnswerLineBlock {
			lines = append(lines, f.parser.answerLine(t.Span, t.Text))
		}
	}
	return lines
}

// answersBelow appends the answer lines of sections.
func (f *File) answersBelow(lines []AnswerLine, sections []*Section) []AnswerLine {
	for _, s := range sections {
		title := s.Heading.TitleSpan
		if line := f.parser.answerLine(title, f.Source.Slice(title)); len(line.Labels) > 0 {
			lines = append(lines, line)
		}
		lines = f.answersIn(lines, s.Body)
		for _, c := range s.Closing {
			lines = f.answersIn(lines, &c.Body)
		}
	}
	return lines
}

func (p *Parser) answerLine(span Span, text string) AnswerLine {
	line := AnswerLine{Span: span}
	labels, _ := p.readAnswerLine(text)
	for _, l := range labels {
		line.Labels = append(line.Labels, l.letter)
		line.LabelSpans = append(line.LabelSpans, l.span.shift(span.Start))
	}
	return line
}

// answerLabel is one label of an answer line, relative to the line.
type answerLabel struct {
	letter byte
	span   Span
}

// answerJoiners are the words that may stand between two labels.
var answerJoiners = []string{",", "+", "&", "/", "·", ";", "、", "，", "and", "및", "와", "과", "그리고"}

// readAnswerLine reads a line as the stated answer: an answer word, a colon and
// labels, with or without emphasis and emoji around them. "[정답] B" needs no
// colon.
func (p *Parser) readAnswerLine(line string) (labels []answerLabel, ok bool) {
	indent, columns := indentOf(line)
	if columns > 3 || !containsOneOf(line, ":", "：", "]", "】") {
		return nil, false
	}
	line = line[:trimComments(line, Span{indent, len(trimRight(line))}).End]
	i := indent + skipDecoration(line[indent:])
	bracket := oneOf(line[i:], "[", "(", "【", "（")
	i += bracket
	n := p.answerWords.prefix(line[i:])
	if n == 0 {
		return nil, false
	}
	i += n
	i += skipEmphasis(line[i:])
	sign := oneOf(line[i:], ":", "：")
	if bracket > 0 && sign == 0 {
		sign = oneOf(line[i:], "]:", "]", "】")
	}
	if sign == 0 {
		return nil, false
	}
	i += sign
	i += skipEmphasis(line[i:])
	return readAnswerLabels(line, i)
}

// containsOneOf reports whether s contains one of the texts.
func containsOneOf(s string, texts ...string) bool {
	for _, t := range texts {
		if strings.Contains(s, t) {
			return true
		}
	}
	return false
}

// oneOf returns the length of the first of the texts that s begins with, 0 for
// none.
func oneOf(s string, texts ...string) int {
	for _, t := range texts {
		if strings.HasPrefix(s, t) {
			return len(t)
		}
	}
	return 0
}

// skipEmphasis returns the length of the emphasis marks and white space at the
// start of s.
func skipEmphasis(s string) int { return len(s) - len(strings.TrimLeftFunc(s, emphasisOrSpace)) }

// readAnswerLabels reads labels up to the line's end. "Answer: A company should …"
// is a sentence and no answer line.
func readAnswerLabels(line string, i int) (labels []answerLabel, ok bool) {
	joined := true // a joiner or nothing stands before the next label
	for {
		i += skipEmphasis(line[i:])
		letter, n := answerLetter(line[i:])
		if n == 0 || !joined {
			break
		}
		labels = append(labels, answerLabel{letter, Span{i, i + n}})
		i += n
		i += foldPrefix(line[i:], "번")
		gap := skipEmphasis(line[i:])
		if m := joiners(line[i+gap:]); m > 0 {
			i += gap + m
			continue
		}
		_, next := answerLetter(line[i:])
		joined = gap > 0 || next > 0
	}
	if len(labels) == 0 || !answerEnds(line[i:], len(labels) == 1) || !believable(line, labels) {
		return nil, false
	}
	return labels, true
}

// joiners returns the length of what joins two labels at the start of s: ",", "and"
// or ", and"; 0 where nothing does.
func joiners(s string) int {
	i := 0
	for {
		n := 0
		for _, j := range answerJoiners {
			if n = foldPrefix(s[i:], j); n > 0 {
				break
			}
		}
		if n == 0 {
			return i
		}
		i += n
		i += skipEmphasis(s[i:])
	}
}

// answerLetter reads a letter, a bracketed or a circled digit or "2번": Korean
// banks state the position as often as the letter.
func answerLetter(s string) (letter byte, length int) {
	if letter, n := readLetter(s); n > 0 {
		return letter, n
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case '①' <= r && r <= '⑳':
		return 'A' + byte(r-'①'), n
	case 'a' <= r && r <= 'z':
		// A small letter counts alone only, or the first letter of any word would.
		if next, _ := utf8.DecodeRuneInString(s[1:]); len(s) == 1 || !unicode.IsLetter(next) || unicode.Is(unicode.Hangul, next) {
			return byte(r) - 'a' + 'A', 1
		}
	case '1' <= r && r <= '9' && foldPrefix(s[1:], "번") > 0:
		return 'A' + byte(r-'1'), 1
	}
	return 0, 0
}

// answerEnds reports whether an answer line may end with s after its labels: with
// nothing, a full stop, "입니다", a remark in brackets or after a dash or a colon,
// or the option's text after "A." where one option is named.
func answerEnds(s string, single bool) bool {
	s = trimDecoration(trimLeft(s))
	for _, end := range [...]string{"입니다", "이다", "임"} {
		if n := foldPrefix(s, end); n > 0 {
			s = s[n:]
			break
		}
	}
	switch s {
	case "", ".", "]", ")", "】", "）":
		return true
	}
	if end := closingBracket(s); end > 0 {
		return end+runeLen(s[end:]) == len(s)
	}
	if n := oneOf(s, ":", "：", "-", "–", "—"); n > 0 {
		// "A - C" may be a range as well as a list.
		remark := trimLeft(s[n:])
		_, label := answerLetter(remark)
		after, _ := utf8.DecodeRuneInString(remark[label:])
		word := label == 0 || unicode.IsLetter(after) || unicode.IsDigit(after)
		return word && len(remark) < len(s)-n
	}
	n, _ := labelEnd(s)
	return single && n > 0 && trimLeft(s[n:]) != s[n:]
}

// believable reports whether labels are no word in capitals ("DATE", "NONE"):
// those without a space between them are different, and from the start of the
// alphabet.
func believable(line string, labels []answerLabel) bool {
	seen := uint32(1) << (labels[0].letter - 'A')
	for i := 1; i < len(labels); i++ {
		bit := uint32(1) << (labels[i].letter - 'A')
		glued := labels[i].span.Start == labels[i-1].span.End
		if glued && (labels[i].letter > 'H' || labels[i-1].letter > 'H' || seen&bit != 0) {
			return false
		}
		seen |= bit
	}
	// "Answer: I'm" holds no label.
	return len(labels) > 1 || !strings.HasPrefix(line[labels[0].span.End:], "'")
}

// CutAnswerLine cuts a markdown text before its first line, outside of fences, that
// states the answer. Rest is "" where there is none.
func (p *Parser) CutAnswerLine(text string) (before, rest string) {
	var fence fenceLine
	for pos := 0; pos < len(text); {
		end, next := lineEnd(text, pos)
		if line := text[pos:end]; !fence.step(line) && fence.length == 0 {
			if _, ok := p.readAnswerLine(line); ok {
				return strings.TrimRight(text[:pos], "\n"), text[pos:]
			}
		}
		pos = next
	}
	return text, ""
}
