package parser

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// checkEncoding reports what is not UTF-8. One finding a file and kind is
// enough: a file in another encoding has a wrong byte in every line.
func (f *File) checkEncoding() {
	text := f.Source.Text
	if order := utf16Order(text); order != "" {
		f.utf16 = true
		f.report(Diagnostic{
			Code:    CodeInvalidEncoding,
			Message: fmt.Sprintf("this file is encoded in UTF-16 (%s), not in UTF-8", order),
			Help:    fmt.Sprintf("convert it: iconv -f UTF-16%s -t UTF-8 %s", order[:2], quoteName(f.Source.Name)),
			Span:    Span{0, min(2, len(text))},
		})
		return
	}
	if first := strings.IndexByte(text, 0); first >= 0 {
		f.report(Diagnostic{
			Code:    CodeInvalidEncoding,
			Message: "a NUL byte is no text" + more(strings.Count(text, "\x00"), "byte"),
			Help:    "delete it; a file with many of them is not a text file",
			Span:    Span{first, first + 1},
		})
	}
	if !utf8.ValidString(text) {
		f.reportInvalidUTF8()
	}
}

func (f *File) reportInvalidUTF8() {
	text := f.Source.Text
	first, valid, invalid := -1, 0, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if invalid++; invalid == 1 {
				first = i
			}
		case n > 1:
			valid++
		}
		i += n
	}
	d := Diagnostic{Code: CodeInvalidEncoding, Span: Span{first, first + 1}}
	if isSurrogate(text[first:]) {
		d.Span.End = first + 3
		d.Message = fmt.Sprintf("the bytes % X are half of a surrogate pair, which UTF-8 does not allow", text[first:first+3])
		d.Help = "the program that wrote the file split an emoji in two; type the character again"
	} else {
		d.Message = fmt.Sprintf("the byte %02X is not UTF-8", text[first]) + more(invalid, "byte")
		d.Help = f.legacyHelp(valid, invalid)
	}
	f.report(d)
}

func more(count int, what string) string {
	switch count {
	case 1:
		return ""
	case 2:
		return fmt.Sprintf("; 1 more such %s follows", what)
	}
	return fmt.Sprintf("; %d more such %ss follow", count-1, what)
}

func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && 0xA0 <= s[1] && s[1] <= 0xBF && 0x80 <= s[2] && s[2] <= 0xBF
}

// legacyHelp guesses the encoding that the text was saved in: UTF-8, some of it lost,
// where most characters beyond ASCII are valid; CP949, which Korean Windows writes,
// where the bytes come in pairs; Latin-1 where most stand alone.
func (f *File) legacyHelp(valid, invalid int) string {
	text, name := f.Source.Text, quoteName(f.Source.Name)
	pairs, singles := 0, 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] < utf8.RuneSelf:
		case i+1 < len(text) && 0xA1 <= text[i] && text[i+1] >= 0xA1:
			pairs++
			i++
		default:
			singles++
		}
	}
	switch {
	case valid >= invalid:
		return "the rest of the file is UTF-8, so that the text was damaged here: type it again"
	case pairs > singles:
		return "it looks like CP949: iconv -f CP949 -t UTF-8 " + name
	}
	return "it looks like Latin-1: iconv -f ISO-8859-1 -t UTF-8 " + name
}

// quoteName returns a file's name as a shell takes it.
func quoteName(name string) string {
	plain := func(r rune) bool {
		return r >= 0x80 || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("/._-+:@%", r)
	}
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	if strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

// utf16Order recognises UTF-16 by its byte-order mark, or by a NUL in every
// second of the first bytes. It returns "LE…", "BE…" or "".
func utf16Order(text string) string {
	switch {
	case strings.HasPrefix(text, "\xff\xfe"):
		return "LE, little-endian"
	case strings.HasPrefix(text, "\xfe\xff"):
		return "BE, big-endian"
	}
	head := text[:min(len(text), 64)&^1]
	if len(head) < 4 {
		return ""
	}
	even, odd := 0, 0
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	switch half := len(head) / 2; {
	case even == 0 && odd*4 >= half*3:
		return "LE, little-endian"
	case odd == 0 && even*4 >= half*3:
		return "BE, big-endian"
	}
	return ""
}

// utf16Questions reports whether a UTF-16 file would hold questions: a folder walk
// skips other files.
func (f *File) utf16Questions() bool {
	text := f.Source.Text
	little := strings.HasPrefix(utf16Order(text), "LE")
	units := make([]uint16, 0, len(text)/2)
	for i := 0; i+1 < len(text); i += 2 {
		a, b := uint16(text[i]), uint16(text[i+1])
		if little {
			a, b = b, a
		}
		units = append(units, a<<8|b)
	}
	decoded := strings.TrimPrefix(string(utf16.Decode(units)), byteOrderMark)
	return len(f.parser.scan(decoded, 0).cuts) > 0
}
