package lint

import (
	"github.com/qbank-dev/qbank/internal/ascii"
	"github.com/qbank-dev/qbank/internal/nfc"
	"github.com/qbank-dev/qbank/parser"
)

// stemText is the text of the stem in the document.
func stemText(f *parser.File, q *parser.Question, composed bool) string {
	if q.Stem == nil {
		return ""
	}
	if text := f.Source.Slice(q.Stem.Span()); plainText(text, composed) {
		return text
	}
	return f.Text(&q.Stem.Body)
}

// optionText is the text of an option in the document.
func optionText(f *parser.File, o *parser.Option, composed bool) string {
	if o.Body == nil && !o.Malformed {
		if text := f.Source.Slice(o.TextSpan); plainText(text, composed) {
			return text
		}
	}
	return f.OptionText(o)
}

// plainText tells of most texts that documents hold them as they stand: in NFC,
// without white space at the ends of lines or more than one blank line, and
// without what may be a comment to qbank. Composed tells that the whole file is in
// NFC.
func plainText(text string, composed bool) bool {
	pure := true // ASCII
	last := byte('\n')
	blank := true // the line above is, or the text begins
	for i := 0; i < len(text); i++ {
		if last != '\n' && i+8 <= len(text) {
			if w := ascii.Eight(text[i:]); !ascii.Below(w, ' ') && !ascii.Has(w, '<') && !ascii.Has(w, 0x7f) {
				pure = pure && ascii.Pure(w)
				i += 7
				last = text[i]
				continue
			}
		}
		c := text[i]
		switch {
		case c > ' ' && c < 0x7f && c != '<':
		case c == ' ' || c == '\t':
			if last == '\n' {
				return false
			}
		case c == '\n':
			// After white space of Unicode a line end is not trusted either.
			if last == ' ' || last == '\t' || last >= 0x80 && !syllable(text[:i]) || last == '\n' && blank {
				return false
			}
			blank = last == '\n'
		case c < 0x80:
			return false
		default:
			// A line that begins with a character that takes no room is not trusted.
			if last == '\n' && (c < 0xe4 || c > 0xed) {
				return false
			}
			pure = false
		}
		last = c
	}
	if text != "" && (last <= ' ' || last >= 0x80 && !syllable(text)) {
		return false
	}
	return pure || composed || nfc.Surely(text)
}

// syllable tells whether a text ends in a Chinese character or in Hangul.
func syllable(text string) bool {
	if len(text) < 3 {
		return false
	}
	c := text[len(text)-3]
	return 0xe4 <= c && c <= 0xed
}
