// Package usual tells the characters that most texts are made of from the others, so
// that rules about single characters look at few of them.
package usual

import (
	"math/bits"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// Others appends the places of the characters of a text that are not usual. A usual
// one is visible, or ASCII, leaves the direction of the text as it is, is not U+FFFD,
// and NFC keeps it whatever stands before it. Of the scripts of the world many are not
// among them. A byte that is not UTF-8 is a character here; valid tells that there is
// none.
func Others(to []int, text string) (at []int, valid bool) {
	valid = true
	for rest := text; len(rest) > 0; {
		if len(rest) >= 8 {
			high := ascii.Eight(rest) & 0x8080_8080_8080_8080
			if high == 0 {
				rest = rest[8:]
				continue
			}
			rest = rest[bits.TrailingZeros64(high)/8:]
			for len(rest) >= 4 {
				// The compiler makes one load of these.
				w := uint32(rest[0]) | uint32(rest[1])<<8 | uint32(rest[2])<<16 | uint32(rest[3])<<24
				if w&0xc0c0f0 != 0x8080e0 || threes[w&0xf]>>(w>>8&0x3f)&1 == 0 {
					break
				}
				rest = rest[3:]
				if rest[0] < utf8.RuneSelf {
					rest = rest[1:] // mostly the space behind a word
				}
			}
		}
		if rest == "" {
			break
		}
		if rest[0] < utf8.RuneSelf {
			rest = rest[1:]
			continue
		}
		r, n := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && n == 1 {
			valid = false
		}
		if !usual(r) {
			to = append(to, len(text)-len(rest))
		}
		rest = rest[n:]
	}
	return to, valid
}

// threes are the usual characters of three bytes, by the lowest four bits of the
// first byte, a bit for each second byte: of 64 characters all are usual or none is
// said to be.
var threes = func() (table [16]uint64) {
	set := func(first, from, to int) { // bytes
		for second := from; second <= to; second++ {
			table[first&0xf] |= 1 << (second & 0x3f)
		}
	}
	set(0xe1, 0xb8, 0xbb) // Latin letters with marks, of Vietnamese among others
	set(0xe2, 0x85, 0x8b) // arrows, signs of mathematics
	set(0xe2, 0x8d, 0x91)
	set(0xe2, 0x94, 0x9e) // lines, pictographs
	set(0xe2, 0xac, 0xad)
	set(0xe3, 0x81, 0x81) // kana
	set(0xe3, 0x83, 0x84) // kana, Hangul letters
	set(0xe3, 0x86, 0xbf) // Hangul letters, signs, Chinese characters
	for first := 0xe4; first <= 0xe9; first++ {
		set(first, 0x80, 0xbf) // Chinese characters
	}
	set(0xea, 0xb0, 0xbf) // Hangul syllables
	set(0xeb, 0x80, 0xbf)
	set(0xec, 0x80, 0xbf)
	set(0xed, 0x80, 0x9d)
	set(0xef, 0xbc, 0xbd) // wide forms
	return table
}()

// usual tells it of a character beside ASCII.
func usual(r rune) bool {
	switch {
	case r < 0x300:
		return r != 0xa0 && r != 0xad
	case r < 0x800:
		return 0x391 <= r && r < 0x480 // Greek, Cyrillic
	case r < 0x10000:
		switch {
		case threes[r>>12&0xf]>>(r>>6&0x3f)&1 != 0:
			return true
		case 0x2010 <= r && r <= 0x2027, 0x2030 <= r && r <= 0x203f: // dashes, quotes, dots
			return true
		case 0x3000 <= r && r <= 0x3029, 0x3030 <= r && r <= 0x303f:
			return true
		case 0x3080 <= r && r < 0x30c0:
			return r != 0x3099 && r != 0x309a
		case 0x3140 <= r && r < 0x3180:
			return r != 0x3164
		case 0xd780 <= r && r <= 0xd7a3:
			return true
		}
		return false
	}
	return 0x1f000 <= r && r < 0x20000 // pictographs
}

// Composed tells of most texts in NFC that they are, by what [Others] says of them,
// where it is valid.
func Composed(text string, others []int) bool {
	for k := 0; k < len(others); {
		at := others[k]
		_, before := utf8.DecodeLastRuneInString(text[:at])
		end := at
		for ; k < len(others) && others[k] == end; k++ {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
		}
		if part := text[at-before : end]; norm.NFC.QuickSpanString(part) != len(part) {
			return false
		}
	}
	return true
}
