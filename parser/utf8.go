package parser

import (
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/ascii"
)

const (
	ones  = 0x0101_0101_0101_0101
	highs = 0x80 * ones // the highest bit of each of eight bytes
)

// validUTF8 is like [utf8.ValidString], which reads a text that is not all ASCII
// byte by byte: eight bytes of ASCII and of most characters of three bytes, Hangul
// syllables among them, are one step here.
func validUTF8(s string) bool {
	// What a character of three bytes that began in the eight bytes before asks of
	// these, by the highest bit of each: due are those that go on with it, and low is
	// the first where it must not be above 9F, as it is in half of a surrogate pair.
	var due, low uint64
	rest := s
	for len(rest) >= 8 {
		eight := ascii.Eight(rest)
		high := eight & highs
		if high|due == 0 {
			rest = rest[8:]
			continue
		}
		first := high & (eight << 1) // from C0 on, those that begin a character
		bits := eight &^ highs
		ed := bits + 0x13*ones                            // from ED on
		usual := (bits + 0x1F*ones) &^ (bits + 0x12*ones) // from E1 to ED
		bad := first&^usual | (high&^first ^ (first<<8 | first<<16 | due))
		if ed &= first; bad|(ed<<8|low)&(eight<<2) == 0 {
			due, low = first>>56|first>>48, ed>>56
			rest = rest[8:]
			continue
		}
		at := len(s) - len(rest)
		stop := at + 8
		for at -= begun(due); at < stop; {
			r, n := utf8.DecodeRuneInString(s[at:])
			if r == utf8.RuneError && n == 1 {
				return false
			}
			at += n
		}
		rest, due, low = s[at:], 0, 0
	}
	return utf8.ValidString(s[len(s)-len(rest)-begun(due):])
}

// begun is the number of bytes of a character that stand before the bytes due.
func begun(due uint64) int {
	switch {
	case due == 0:
		return 0
	case due>>8 == 0:
		return 2
	}
	return 1
}
