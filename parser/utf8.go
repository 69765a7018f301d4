package parser

import (
	"math/bits"
	"unicode/utf8"
)

// validUTF8 is like [utf8.ValidString], which reads a text that is not all ASCII
// byte by byte: eight bytes of ASCII are one step here, and so are the three of a
// Hangul syllable.
func validUTF8(s string) bool {
	const high = 0x8080808080808080
	for i := 0; i < len(s); {
		if rest := s[i:]; len(rest) >= 8 {
			// The compiler makes one load of these.
			word := uint64(rest[0]) | uint64(rest[1])<<8 | uint64(rest[2])<<16 | uint64(rest[3])<<24 |
				uint64(rest[4])<<32 | uint64(rest[5])<<40 | uint64(rest[6])<<48 | uint64(rest[7])<<56
			if word &= high; word == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(word) / 8
		}
		for len(s)-i >= 3 && 0xE1 <= s[i] && s[i] <= 0xEC && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
			i += 3
		}
		if i == len(s) {
			break
		}
		if s[i] < 0x80 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return false
		}
		i += n
	}
	return true
}
