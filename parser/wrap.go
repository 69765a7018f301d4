package parser

import (
	"strings"
)

// wrapped is the text of blocks as they stand, with paragraphs wrapped as the
// style asks for, but for those of whose lines a directive speaks.
func (f *File) wrapped(tokens []Block, style Style) string {
	if style.Wrap > 0 {
		changed := make([]Block, len(tokens))
		copy(changed, tokens)
		for i := range changed {
			spokenOf := i > 0 && tokens[i-1].Kind == DirectiveBlock || strings.Contains(tokens[i].Text, "<!--")
			if t := &changed[i]; t.Kind == ParagraphBlock && !spokenOf {
				t.Text = wrap(layoutBlock(ParagraphBlock, tidy(composed(t.Text))), style)
			}
		}
		return f.joined(tokens, changed)
	}
	return f.markdown(tokens, true)
}

// joined puts blocks together as they stand in the source, with other texts.
func (f *File) joined(tokens, changed []Block) string {
	var b strings.Builder
	for i := range changed {
		if i > 0 {
			b.WriteString("\n")
			if gap := f.Source.Text[tokens[i-1].Span.End:tokens[i].Span.Start]; lineEnds(gap) > 1 {
				b.WriteString("\n")
			}
		}
		b.WriteString(changed[i].Text)
	}
	return b.String()
}

// wrap breaks the lines of a paragraph, which is tidy, at spaces, so that none is
// wider than the style asks for unless it is one word. Code spans, links,
// comments and short remarks in brackets are not broken, nor is a line broken where the next would begin another
// block. A hard break stays.
func wrap(text string, style Style) string {
	var out []string
	var words []string
	for _, line := range splitLines(text) {
		hard := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, "\\")
		words = append(words, wordsOf(trim(line))...)
		if hard {
			out = append(out, fill(words, style)...)
			words = nil
			if strings.HasSuffix(line, "  ") {
				out[len(out)-1] += "  "
			}
		}
	}
	return strings.Join(append(out, fill(words, style)...), "\n")
}

// fill puts words on lines.
func fill(words []string, style Style) (lines []string) {
	var line strings.Builder
	width := 0
	for i, w := range words {
		own := style.Width(w)
		switch {
		case i == 0:
		case width+1+own > style.Wrap && !opensBlock(w, words[i+1:]):
			lines = append(lines, line.String())
			line.Reset()
			width = 0
		default:
			line.WriteByte(' ')
			width++
		}
		line.WriteString(w)
		width += own
	}
	if line.Len() > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// opensBlock reports whether a line that begins with the word may be read as
// something else than a paragraph's next line.
func opensBlock(word string, rest []string) bool {
	switch word[0] {
	case '#', '>', '|', '<', '`', '~', '=':
		return true
	}
	if ListMarker(word) > 0 || thematicBreak(word) {
		return true
	}
	if _, ok := readOption(word); ok {
		return true
	}
	if _, ok := readMalformedOption(word + " x"); ok {
		return true
	}
	// An answer word, alone or with what follows it.
	if len(rest) > 0 {
		word += " " + rest[0]
	}
	return strings.ContainsAny(word, ":：")
}

// maxPhrase is the length in bytes up to which a remark in brackets stays on one
// line.
const maxPhrase = 80

// wordsOf cuts a line at its spaces, but not at those in code spans, links, images,
// comments and short remarks in brackets.
func wordsOf(line string) (words []string) {
	start, brackets := 0, 0
	remark := 0 // the end of the remark in brackets
	for piece := range Inlines(line) {
		switch piece.Kind {
		case InlineCode, InlineComment, InlineEscape:
			continue
		case InlineDestination:
			brackets = max(0, brackets-1)
			continue
		}
		for i := piece.Span.Start; i < piece.Span.End; i++ {
			switch c := line[i]; {
			case c == '[':
				brackets++
			case c == ']' && brackets > 0:
				brackets--
			case i < remark:
			case c == '(':
				// "(Choose two.)" is read as one phrase.
				remark = i + 1 + max(0, strings.IndexByte(line[i+1:min(len(line), i+maxPhrase)], ')'))
			case c == ' ' && brackets == 0:
				if i > start {
					words = append(words, line[start:i])
				}
				start = i + 1
			}
		}
	}
	if start < len(line) {
		words = append(words, line[start:])
	}
	return words
}
