package rules

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var invisibleCharacter = &lint.Rule{
	Code:     "QB602",
	Name:     "invisible-character",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What: "Characters that take no room or look like a space and are none: zero-width space (U+200B), joiners (U+200C, U+200D), soft hyphen (U+00AD), word joiner (U+2060), byte-order mark (U+FEFF, also at the start of the file), no-break spaces (U+00A0, U+202F, U+2007), line separators (U+2028, U+2029), Hangul fillers (U+3164) and the like. " +
			"Not where they are of use: a joiner inside an emoji or in a script that joins letters, a zero-width space between Thai or Khmer words, a variation selector behind an emoji. Code fences are not looked at.",
		Why:       "They come along when text is pasted from a web page or a word processor. Searching for \"S3 bucket\" does not find it with a no-break space, two questions that look the same are not, and an answer or a heading with one inside may not be read as what it is.",
		Bad:       example("QB602/bad.md"),
		Good:      example("QB602/good.md"),
		Reference: "Unicode Standard, section 5.21 (Default_Ignorable_Code_Point); UTS #51, section 2.2, on joiners in emoji",
	},
	CheckFile: checkInvisibleCharacter,
}

// falseSpace reports whether a character is to become a space: a no-break space,
// a line separator, or a filler as wide as a letter.
func falseSpace(r rune) bool {
	switch r {
	case 0xA0, 0x2007, 0x202F, 0x2028, 0x2029, 0x3164, 0xFFA0:
		return true
	}
	return false
}

func checkInvisibleCharacter(p *lint.Pass) {
	var list []lint.Finding
	blocks := &fileText{file: p.File}
	src := p.File.Source
	for line := range linesWith(p, func(r rune) bool { return text.IsUnseen(r) || falseSpace(r) }) {
		hidden := hiddenRunes(src.Slice(line))
		if len(hidden) == 0 || blocks.fenced(line.Start) {
			continue
		}
		first := hidden[0]
		f := lint.Finding{
			Span:     parser.Span{Start: line.Start + first.start, End: line.Start + first.end},
			Message:  fmt.Sprintf("this %s (U+%04X) is invisible", hiddenName(first.char), first.char),
			Help:     "delete it",
			Fix:      &parser.Fix{Edits: uncover(blocks, line, hidden)},
			Question: questionNumberAt(p.File, line.Start),
		}
		switch {
		case f.Span.Start == 0 && first.char == 0xFEFF:
			f.Message = "the file begins with a byte-order mark (U+FEFF)"
		case falseSpace(first.char):
			f.Message = fmt.Sprintf("this %s (U+%04X) looks like a plain space", hiddenName(first.char), first.char)
			f.Help = "write a plain space"
		}
		f.Message += moreOnLine(len(hidden) - 1)
		list = append(list, f)
	}
	reportRewrites(p, list)
}

// moreOnLine returns the end of a message about n further places on the line.
func moreOnLine(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 more such character stands on this line"
	}
	return fmt.Sprintf("; %d more such characters stand on this line", n)
}

var hiddenNames = map[rune]string{
	0xA0:   "no-break space",
	0xAD:   "soft hyphen",
	0x115F: "Hangul filler",
	0x1160: "Hangul filler",
	0x180E: "Mongolian vowel separator",
	0x2007: "figure space",
	0x200B: "zero-width space",
	0x200C: "zero-width non-joiner",
	0x200D: "zero-width joiner",
	0x200E: "left-to-right mark",
	0x2028: "line separator",
	0x2029: "paragraph separator",
	0x202F: "narrow no-break space",
	0x2060: "word joiner",
	0x3164: "Hangul filler",
	0xFEFF: "byte-order mark",
	0xFFA0: "Hangul filler",
}

func hiddenName(r rune) string {
	name, ok := hiddenNames[r]
	switch {
	case ok:
		return name
	case 0xE0000 <= r && r <= 0xE007F:
		return "tag character"
	case r >= 0xFE00:
		return "variation selector"
	}
	return "format character"
}

// hiddenRune is an invisible character or a false space that is of no use; its
// place is in the line.
type hiddenRune struct {
	char       rune
	start, end int
}

func hiddenRunes(line string) (list []hiddenRune) {
	rtl := sync.OnceValue(func() bool { return rightToLeft(line) })
	last := rune(0) // the last character that stays
	for i, r := range line {
		n := utf8.RuneLen(r)
		hidden := falseSpace(r)
		if text.IsUnseen(r) && !hidden && !reorders(r) {
			next, _ := utf8.DecodeRuneInString(line[i+n:])
			hidden = !doesWork(r, last, next)
			if r == leftToRightMark {
				hidden = !rtl()
			}
		}
		switch {
		case !hidden:
			last = r
		case falseSpace(r):
			last = ' '
		}
		if hidden {
			list = append(list, hiddenRune{r, i, i + n})
		}
	}
	return list
}

// doesWork reports whether an invisible character is of use between two others.
func doesWork(r, last, next rune) bool {
	switch {
	case r == 0x200C:
		return joinsLetters(last) || joinsLetters(next)
	case r == 0x200D:
		return joinsLetters(last) || joinsLetters(next) || pictured(last) && pictured(next)
	case r == 0x180E:
		return unicode.Is(unicode.Mongolian, last)
	case r == 0x200B:
		return unspaced(last) && unspaced(next)
	case r == 0x115F:
		// Old Hangul writes a syllable without its first consonant so.
		return 0x1160 <= next && next <= 0x11A7
	case r == 0x1160:
		return 0x1100 <= last && last <= 0x115F || 0x11A8 <= next && next <= 0x11FF
	case 0xFE00 <= r && r <= 0xFE0F:
		return selectable(last)
	case 0xE0100 <= r && r <= 0xE01EF:
		return unicode.Is(unicode.Han, last)
	case 0xE0020 <= r && r <= 0xE007F:
		// The flags of England and Scotland are a black flag and tags.
		return last == 0x1F3F4 || 0xE0020 <= last && last < 0xE007F
	}
	return false
}

// selectable reports whether a variation selector may choose among the looks of a
// character: an emoji, a symbol, a digit of a keycap, a Han character.
func selectable(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || r == '#' || r == '*'
	}
	return !unicode.In(r, unicode.Latin, unicode.Hangul, unicode.Z) && !text.IsUnseen(r)
}

// pictured reports whether a joiner may make a character a part of an emoji.
func pictured(r rune) bool {
	return r >= 0x2190 && unicode.In(r, unicode.So, unicode.Sm, unicode.Sk) || r == 0xFE0F || r == 0xE007F
}

// joinsLetters reports whether a letter is of a script in which joiners choose
// between forms.
func joinsLetters(r rune) bool {
	return r >= 0x600 && unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Nko, unicode.Mongolian,
		unicode.Phags_Pa, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
		unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan,
		unicode.Myanmar, unicode.Khmer, unicode.Balinese, unicode.Javanese)
}

// unspaced reports whether a letter is of a script without spaces between words,
// in which a zero-width space shows where a line may break.
func unspaced(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
		unicode.Javanese, unicode.Balinese, unicode.Tai_Tham, unicode.New_Tai_Lue)
}

// uncover returns the edits that take the hidden characters out of a line. White
// space at the line's end goes as a whole, for a space in place of a no-break space
// might make a hard line break; two spaces at the end are one already and stay.
func uncover(blocks *fileText, line parser.Span, hidden []hiddenRune) []parser.Edit {
	src := blocks.file.Source
	text := src.Slice(line)
	head, tail := 0, len(strings.TrimRightFunc(text, blankOrUnseen)) // of what is seen
	if blocks.block(line.Start).Kind != parser.ListItemBlock {
		head = len(text) - len(trimUnseen(text))
	}
	var edits []parser.Edit
	for _, h := range hidden {
		if h.start >= tail && !strings.HasSuffix(text, "  ") {
			edits = append(edits, parser.Edit{Span: parser.Span{Start: line.Start + tail, End: line.End}})
			break
		}
		e := parser.Edit{Span: parser.Span{Start: line.Start + h.start, End: line.Start + h.end}}
		if falseSpace(h.char) && head <= h.start && h.start < tail {
			e.Text = " "
		}
		edits = append(edits, e)
	}
	return joinLineEdits(src.Text, line, edits)
}
