package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe makes control characters, characters that reorder text and characters
// that show nothing visible, so that a bank can neither drive a terminal nor
// hide what it says. A tab stays.
func Safe(s string) string { return safe(s, "\t") }

// SafeLines is like [Safe] for a text of several lines: their line ends "\n" stay
// too.
func SafeLines(s string) string { return safe(s, "\t\n") }

// safe escapes what is hidden but for the characters in kept.
func safe(s, kept string) string {
	clean := true
	for _, r := range s {
		if hidden(r) && !strings.ContainsRune(kept, r) || r == utf8.RuneError {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < 0x20 && strings.ContainsRune(kept, r) {
			b.WriteByte(byte(r))
		} else {
			writeVisible(&b, r, s[i:i+n])
		}
		i += n
	}
	return b.String()
}

// writeVisible writes a character, which stands as raw in its text: escaped if
// it is hidden or no character at all.
func writeVisible(b *strings.Builder, r rune, raw string) {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		fmt.Fprintf(b, "\\x%02x", raw[0])
	case !hidden(r):
		b.WriteRune(r)
	case r < 0x100:
		fmt.Fprintf(b, "\\x%02x", r)
	case r < 0x10000:
		fmt.Fprintf(b, "\\u%04x", r)
	default:
		fmt.Fprintf(b, "\\U%08x", r)
	}
}

// hidden tells a character that a terminal obeys or leaves out instead of
// showing it. The joiners and the variation selectors are not among them: emoji
// and many scripts are written with them.
func hidden(r rune) bool {
	if r < 0x7f {
		return r < 0x20
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.Is(invisible, r)
}

// invisible are the characters of no width, or of nothing but width, that no
// script needs, the line ends of Unicode, and what XML does not allow.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, // soft hyphen
		{Lo: 0x180e, Hi: 0x180e, Stride: 1}, // Mongolian vowel separator
		{Lo: 0x200b, Hi: 0x200b, Stride: 1}, // zero-width space
		{Lo: 0x2028, Hi: 0x2029, Stride: 1}, // line and paragraph separator
		{Lo: 0x2060, Hi: 0x2064, Stride: 1}, // word joiner, invisible operators
		{Lo: 0x206a, Hi: 0x206f, Stride: 1}, // deprecated format characters
		{Lo: 0x3164, Hi: 0x3164, Stride: 1}, // Hangul filler
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, // byte-order mark
		{Lo: 0xfff9, Hi: 0xfffb, Stride: 1}, // interlinear annotation
		{Lo: 0xfffe, Hi: 0xffff, Stride: 1}, // no characters
	},
	R32: []unicode.Range32{
		{Lo: 0xe0001, Hi: 0xe0001, Stride: 1}, // language tag
	},
	LatinOffset: 1,
}
