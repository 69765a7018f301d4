package parser

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// ReasonText returns the text of a reason without its bullet and its own marks, with
// what is indented below it on lines of its own. Stars are text: they say nothing of
// a reason.
func (f *File) ReasonText(r *Reason) string {
	text := f.ownReasonText(r)
	if r.Children.Empty() {
		return strings.TrimLeft(Normalize(text), "\n")
	}
	if children := itemBlocks(Normalize(f.dedentChildren(r, withoutDirectives(f.Source.Slice(r.Children)))), 0); children != "" {
		if f.apartFromChildren(r) {
			text += "\n"
		}
		text += "\n" + children
	}
	return strings.TrimLeft(Normalize(text), "\n")
}

// ownReasonText returns the text of a reason without what is indented below it, and
// without its marks.
func (f *File) ownReasonText(r *Reason) string {
	return trimLines(withoutMarks(f.Source.Slice(r.Text), r.Marks, r.Text.Start))
}

// dedentChildren returns the lines below a reason without its indent.
func (f *File) dedentChildren(r *Reason, text string) string {
	_, columns := indentOf(f.Source.Slice(r.span))
	return dedentFrom(text, columns+2)
}

// apartFromChildren reports whether a blank line separates the reason's own text
// from what is indented below it.
func (f *File) apartFromChildren(r *Reason) bool {
	return lineEnds(f.Source.Slice(Span{r.Text.End, r.Children.Start})) > 1
}

// trimLines cuts the white space around each line.
func trimLines(s string) string {
	lines := splitLines(s)
	for i, line := range lines {
		lines[i] = trim(line)
	}
	return strings.Join(lines, "\n")
}

// withoutMarks returns a text, which is at offset base of the source, without marks.
func withoutMarks(text string, marks []Mark, base int) string {
	var s seams
	pos := 0
	for _, m := range marks {
		if m.Kind == Star {
			continue
		}
		s.add(text[pos : m.Span.Start-base])
		pos = m.Span.End - base
		s.cut = true
	}
	if !s.cut {
		return text
	}
	s.add(text[pos:])
	return string(s.text)
}

// seams joins the pieces of a text that marks were cut out of.
type seams struct {
	text []byte
	// bold means that an emphasis is open at the end of text.
	bold bool
	// cut means that a mark was before the next piece.
	cut bool
}

// add appends a piece. The white space around a cut goes, with emphasis and
// brackets that held nothing but the mark; one space stays between words.
func (s *seams) add(piece string) {
	if s.cut {
		piece = s.close(piece)
	}
	s.text = append(s.text, piece...)
	s.bold = s.bold != (strings.Count(piece, "**")%2 == 1)
}

// close prepares the end of the text and the start of the piece to be joined.
func (s *seams) close(piece string) string {
	s.trim()
	piece = strings.TrimLeft(piece, " \t")
	for n := s.emptied(piece); n > 0; n = s.emptied(piece) {
		s.bold = s.bold && n == 1
		s.text = s.text[:len(s.text)-n]
		s.trim()
		piece = strings.TrimLeft(piece[n:], " \t")
	}
	if len(s.text) == 0 {
		// "❌: reason" and "❌ - reason"
		if n := separator(piece); n > 0 && n < len(piece) && spaces(piece[n:]) > 0 {
			piece = trimLeft(piece[n:])
		}
		return piece
	}
	if s.needsSpace(piece) {
		s.text = append(s.text, ' ')
	}
	return piece
}

func (s *seams) trim() { s.text = bytes.TrimRight(s.text, " \t") }

// emptied returns the length of an emphasis mark or a bracket that ends the text and
// whose partner begins the piece, 0 for none.
func (s *seams) emptied(piece string) int {
	if s.bold && s.endsWith("**") && strings.HasPrefix(piece, "**") {
		return 2
	}
	if s.endsWith("(") && strings.HasPrefix(piece, ")") {
		return 1
	}
	// "[✅](address)" is a link.
	if s.endsWith("[") && strings.HasPrefix(piece, "]") && !strings.HasPrefix(piece, "](") {
		return 1
	}
	return 0
}

func (s *seams) endsWith(t string) bool {
	return bytes.HasSuffix(s.text, []byte(t))
}

// needsSpace reports whether a space belongs between the text and the piece.
func (s *seams) needsSpace(piece string) bool {
	if piece == "" || s.endsWith("\n") || s.bold && (s.endsWith("**") || strings.HasPrefix(piece, "**")) {
		return false
	}
	left, _ := utf8.DecodeLastRune(s.text)
	right, _ := utf8.DecodeRuneInString(piece)
	return !strings.ContainsRune("([{（【", left) && !strings.ContainsRune(",.;:!?)]}\r\n，、。）】", right)
}
