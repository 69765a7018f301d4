package lint

import (
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/nfc"
	"github.com/qbank-dev/qbank/parser"
)

// stemText is the text of the stem in the document.
func stemText(f *parser.File, q *parser.Question) string {
	if q.Stem == nil {
		return ""
	}
	if text := f.Source.Slice(q.Stem.Span()); plainText(text) {
		return text
	}
	return f.Text(&q.Stem.Body)
}

// optionText is the text of an option in the document.
func optionText(f *parser.File, o *parser.Option) string {
	if o.Body == nil && !o.Malformed {
		if text := f.Source.Slice(o.TextSpan); plainText(text) {
			return text
		}
	}
	return f.OptionText(o)
}

// plainText tells of most texts that documents hold them as they stand: in NFC,
// without white space at the ends of lines or more than one blank line, and
// without what may be a comment to qbank.
func plainText(text string) bool {
	ascii := true
	last := byte('\n')
	blank := true // the line above is, or the text begins
	for i := range len(text) {
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
			ascii = false
		}
		last = c
	}
	if text != "" && (last <= ' ' || last >= 0x80 && !syllable(text)) {
		return false
	}
	return ascii || utf8.ValidString(text) && nfc.Surely(text)
}

// syllable tells whether a text ends in a Chinese character or in Hangul.
func syllable(text string) bool {
	if len(text) < 3 {
		return false
	}
	c := text[len(text)-3]
	return 0xe4 <= c && c <= 0xed
}
