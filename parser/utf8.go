package parser

import (
	"math/bits"
	"unicode/utf8"
)

// validUTF8 is like [utf8.ValidString], which reads a text that is not all ASCII
// byte by byte: eight bytes of ASCII are one step here, and so are the three of a
// Hangul syllable.
func validUTF8(s string) bool {
	for len(s) >= 8 {
		// The compiler makes one load of each of these.
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if word &= 0x8080808080808080; word == 0 {
			s = s[8:]
			continue
		}
		s = s[bits.TrailingZeros64(word)/8:]
		for len(s) >= 4 {
			word := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
			// Of three bytes, but neither E0 nor ED is first: not all that begins with
			// those is valid.
			if word&0xC0C0F0 != 0x8080E0 || word&0x0F == 0 || word&0x0F == 0x0D {
				break
			}
			s = s[3:]
		}
		if s != "" && s[0] >= 0x80 {
			r, n := utf8.DecodeRuneInString(s)
			if r == utf8.RuneError && n == 1 {
				return false
			}
			s = s[n:]
		}
	}
	return utf8.ValidString(s)
}
