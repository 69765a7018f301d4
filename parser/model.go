package parser

import "strings"

// What follows serves writers of text from the document model: they put parts
// together whose reading is the parser's.

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

// SameTitle reports whether two section titles are the same but for emoji,
// emphasis, numbering, a final colon and case.
func (p *Parser) SameTitle(a, b string) bool {
	return newWord(plainTitle(b)).matches(plainTitle(a))
}
