package parser

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/text"
)

// Normalize is text as the document model holds it: valid UTF-8 in NFC, line
// ends "\n", and outside of fences no directives to qbank, no white space at a
// line's end (but for the two spaces of a markdown hard break) and no two blank
// lines in a row.
func Normalize(s string) string { return tidy(withoutDirectives(composed(s))) }

// composed returns s as valid UTF-8 in NFC.
func composed(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if text.IsNFC(s) {
		return s
	}
	return norm.NFC.String(s)
}

// tidy is a text with line ends "\n", and outside of fences without white space
// at a line's end (but for a hard break) and without two blank lines in a row.
func tidy(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var fence fenceLine
	blanks, started := 0, false
	for pos := 0; pos < len(s); {
		end, next := lineEnd(s, pos)
		line := s[pos:end]
		pos = next
		inside := fence.step(line)
		if !inside {
			line = tidyLine(line, next < len(s) && !blankAt(s, next))
			if line == "" {
				blanks++
				continue
			}
		}
		if started {
			b.WriteByte('\n')
			if blanks > 0 {
				b.WriteByte('\n')
			}
		}
		b.WriteString(line)
		blanks, started = 0, true
	}
	return strings.TrimRight(b.String(), "\n")
}

// tidyLine cuts the white space at a line's end; two or more spaces before a
// line of text are a hard break and become two.
func tidyLine(line string, textFollows bool) string {
	cut := trimRight(line)
	if textFollows && cut != "" && len(cut)+2 <= len(line) && strings.HasSuffix(line, "  ") {
		return cut + "  "
	}
	return cut
}

func blankAt(s string, pos int) bool {
	end, _ := lineEnd(s, pos)
	return blank(s[pos:end])
}

// Text is the markdown of a body: its blocks as written, normalised, with a
// blank line between two that have one. Directives to qbank are left out, and
// lines that are only <br> as far as they are layout.
func (f *File) Text(b *Body) string {
	if b == nil {
		return ""
	}
	tokens := b.blocks
	for n := len(tokens); n > 0 && tokens[n-1].Kind == BreakBlock; n-- {
		tokens = tokens[:n-1]
	}
	for len(tokens) > 0 && tokens[0].Kind == BreakBlock {
		tokens = tokens[1:]
	}
	return Normalize(f.markdown(tokens, false))
}

// markdown puts blocks together, without the indent that all of them have. The
// directives stay where keep is true.
func (f *File) markdown(tokens []Block, keep bool) string {
	var parts strings.Builder
	apart := false // a blank line stands before the block
	first := DirectiveBlock
	for i := range tokens {
		t := tokens[i]
		if i > 0 {
			gap := f.Source.Text[tokens[i-1].Span.End:t.Span.Start]
			apart = apart || lineEnds(gap) > 1
		}
		if t.Kind == DirectiveBlock && !keep {
			continue
		}
		switch {
		case parts.Len() == 0:
			first = t.Kind
		case apart:
			parts.WriteString("\n\n")
		default:
			parts.WriteString("\n")
		}
		parts.WriteString(t.Text)
		apart = false
	}
	text := parts.String()
	if !keep {
		text = withoutDirectives(text)
	}
	if n, _ := indentOf(text); n > 0 {
		text = dedent(text)
		if first != FenceBlock && first != ListItemBlock {
			text = trimLeft(text)
		}
	}
	return text
}

// OptionText is the text of an option, all its paragraphs included.
func (f *File) OptionText(o *Option) string {
	text := o.open + dedentRest(withoutDirectives(f.Source.Slice(o.TextSpan)))
	if o.Body != nil {
		text += "\n\n" + trimBreaks(f.markdown(without(BreakBlock, o.Body.blocks), false))
	}
	return strings.TrimLeft(Normalize(text), "\n")
}

// without are the tokens but for those of a kind.
func without(kind Kind, tokens []Block) (out []Block) {
	for _, t := range tokens {
		if t.Kind != kind {
			out = append(out, t)
		}
	}
	return out
}

// dedent takes from each line the white space that all lines begin with, but for
// those that hold a directive only: they are no text.
func dedent(s string) string { return dedentFrom(s, 0) }

// dedentFrom is like dedent where lines of fewer columns do not count outside of
// fences: below a list item they are wrapped lines.
func dedentFrom(s string, columns int) string {
	lines := splitLines(s)
	least := -1
	var fence fenceLine
	for _, line := range lines {
		inside := fence.step(line)
		_, n := indentOf(line)
		if !blank(line) && (least < 0 || n < least) && (inside || n >= columns) && !isDirective(line) {
			least = n
		}
	}
	for i, line := range lines {
		lines[i] = cutIndent(line, least)
	}
	return strings.Join(lines, "\n")
}

// dedentRest dedents all lines but the first.
func dedentRest(s string) string {
	end, next := lineEnd(s, 0)
	if next >= len(s) {
		return s
	}
	return s[:end] + "\n" + dedent(s[next:])
}

// cutIndent takes white space of the given columns from the line's start.
func cutIndent(line string, columns int) string {
	for column := 0; column < columns; {
		n, to := indentStep(line, column)
		if n == 0 {
			break
		}
		line, column = line[n:], to
		if column > columns {
			return strings.Repeat(" ", column-columns) + line
		}
	}
	return line
}

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
