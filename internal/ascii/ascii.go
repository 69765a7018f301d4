// Package ascii looks at texts that are mostly ASCII, eight bytes at a time.
package ascii

import (
	"math/bits"
	"unicode/utf8"
)

const (
	ones  = 0x0101_0101_0101_0101
	highs = 0x80 * ones
)

// Eight are the first eight bytes of a text, the first one lowest.
func Eight[T ~string | ~[]byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Pure tells whether eight bytes are ASCII.
func Pure(eight uint64) bool { return eight&highs == 0 }

// Has tells whether one of eight bytes is c.
func Has(eight uint64, c byte) bool {
	x := eight ^ uint64(c)*ones
	return (x-ones)&^x&highs != 0
}

// Each has the highest bit of each of eight bytes that is c, and no other. Has is
// quicker, and tells less.
func Each(eight uint64, c byte) uint64 {
	x := eight ^ uint64(c)*ones
	return ^((x&^highs + ^uint64(highs)) | x) & highs
}

// Below tells whether one of eight bytes is less than c, which is 0x80 at most.
func Below(eight uint64, c byte) bool { return (eight-uint64(c)*ones)&^eight&highs != 0 }

// Asian tells whether those of eight bytes that are not ASCII are parts of characters
// from U+4000 to U+DFFF, as Chinese ones and Hangul syllables are. It is not told
// whether they are whole.
func Asian(eight uint64) bool {
	low := eight &^ highs
	leads := low + 0x40*ones                        // from 0xc0 on
	usual := (low + 0x1c*ones) &^ (low + 0x12*ones) // from 0xe4 to 0xed
	return leads&^usual&eight&highs == 0
}

// End is where the ASCII that begins at i ends: the place of the next byte that is
// none, or the length of the text.
func End(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if w := Eight(s[i:]) & highs; w != 0 {
			return i + bits.TrailingZeros64(w)/8
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// Only tells whether a text is ASCII.
func Only(s string) bool { return End(s, 0) == len(s) }

// Syllable tells of most texts that have a Hangul syllable at i that they do. It
// takes three bytes.
func Syllable(s string, i int) bool {
	if i+3 > len(s) {
		return false
	}
	// From U+AC00, "\xea\xb0\x80", on; the few of "\xed\x9e" are not told from what
	// follows them.
	lead := uint32(s[i])<<8 | uint32(s[i+1])
	return lead-0xeab0 < 0xed9e-0xeab0 && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80
}

// SyllableAt is the character of three bytes at i.
func SyllableAt(s string, i int) rune {
	_ = s[i+2]
	return rune(s[i]&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
}
