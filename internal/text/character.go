// Package text knows which characters show nothing, and which known word somebody
// meant to type.
package text

import "unicode"

// IsHangul reports whether r is a composed syllable of Hangul.
func IsHangul(r rune) bool { return '가' <= r && r <= '힣' }

// IsZeroWidth reports whether r takes no room and often comes along with text that
// is pasted from a web page.
func IsZeroWidth(r rune) bool { return unicode.Is(zeroWidth, r) }

// IsUnseen reports whether r shows nothing and is no space. In some scripts, and
// in emoji, such a character has work to do.
func IsUnseen(r rune) bool { return r >= 0xad && unicode.Is(unseen, r) }

// IsUnsafe reports whether a terminal obeys r or leaves it out instead of showing
// it, or whether XML does not allow it. Joiners and variation selectors are safe:
// emoji and many scripts are written with them.
func IsUnsafe(r rune) bool {
	return unicode.IsControl(r) || r >= 0xad && unicode.In(r, unicode.Bidi_Control, unsafeFormat)
}

// IsIgnorable reports whether two texts that differ only in r read the same.
func IsIgnorable(r rune) bool {
	// Beyond are the tags that tell the flags of England and Scotland apart.
	return r <= 0xfeff && unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

var (
	zeroWidth = &unicode.RangeTable{
		R16: []unicode.Range16{
			{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, // soft hyphen
			{Lo: 0x200b, Hi: 0x200f, Stride: 1}, // zero-width space, joiners, direction marks
			{Lo: 0x2060, Hi: 0x2060, Stride: 1}, // word joiner
			{Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, // byte-order mark
		},
		LatinOffset: 1,
	}
	unseen = &unicode.RangeTable{
		R16: []unicode.Range16{
			{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, // soft hyphen
			{Lo: 0x115f, Hi: 0x1160, Stride: 1}, // fillers of old Hangul
			{Lo: 0x180e, Hi: 0x180e, Stride: 1}, // Mongolian vowel separator
			{Lo: 0x200b, Hi: 0x200f, Stride: 1}, // zero-width space, joiners, direction marks
			{Lo: 0x202a, Hi: 0x202e, Stride: 1}, // embeddings and overrides of direction
			{Lo: 0x2060, Hi: 0x206f, Stride: 1}, // word joiner, operators, isolates, deprecated ones
			{Lo: 0x3164, Hi: 0x3164, Stride: 1}, // Hangul filler
			{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1}, // variation selectors
			{Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, // byte-order mark
			{Lo: 0xffa0, Hi: 0xffa0, Stride: 1}, // halfwidth Hangul filler
		},
		R32: []unicode.Range32{
			{Lo: 0xe0000, Hi: 0xe007f, Stride: 1}, // tags
			{Lo: 0xe0100, Hi: 0xe01ef, Stride: 1}, // variation selectors of Han
		},
		LatinOffset: 1,
	}
	unsafeFormat = &unicode.RangeTable{
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
)
