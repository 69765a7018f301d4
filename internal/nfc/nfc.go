// Package nfc tells of most texts quickly that they are in NFC, the form in which
// documents hold them.
package nfc

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// Surely tells of most texts in NFC, and in UTF-8, that they are. It looks into the tables of
// Unicode only for the characters beside ASCII, Latin letters, Hangul syllables and
// Chinese characters and the usual signs, together with the one before them.
func Surely(text string) bool {
	last := 0 // where the last character begins
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i = ascii.End(text, i)
			last = i - 1
			continue
		}
		if ascii.Syllable(text, i) {
			last = i
			i += 3
			continue
		}
		if n := lengthInNFC(text[i:]); n > 0 {
			last = i
			i += n
			continue
		}
		end := i
		for end < len(text) && lengthInNFC(text[end:]) == 0 {
			r, n := utf8.DecodeRuneInString(text[end:])
			if r == utf8.RuneError && n == 1 {
				return false
			}
			end += n
		}
		if norm.NFC.QuickSpanString(text[last:end]) != end-last {
			return false
		}
		last, i = end, end
	}
	return true
}

// lengthInNFC is the length of the character that s begins with where it is one
// that NFC keeps whatever stands before it, else 0.
func lengthInNFC(s string) int {
	c := s[0]
	switch {
	case c < utf8.RuneSelf:
		return 1
	case c < 0xc2 || len(s) < 2:
		return 0
	case c < 0xcc && s[1]&0xc0 == 0x80:
		return 2 // up to U+02FF
	case len(s) < 3 || s[1]&0xc0 != 0x80 || s[2]&0xc0 != 0x80:
		return 0
	}
	switch c {
	case 0xe2:
		switch s[1] {
		case 0x80: // dashes, quotes, dots; the spaces before U+2002 are others in NFC
			if s[2] >= 0x90 {
				return 3
			}
		case 0x86, 0x87, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9d, 0x9e, 0xac, 0xad: // arrows, lines, pictographs
			return 3
		}
	case 0xe3:
		if s[1] == 0x80 && s[2] >= 0x80 && s[2] < 0xaa {
			return 3
		}
	case 0xea:
		if s[1] >= 0xb0 {
			return 3
		}
	case 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xeb, 0xec:
		return 3
	case 0xed:
		if s[1] < 0x9e {
			return 3
		}
	}
	return 0
}
