// Package nfc tells of most texts quickly that they are in NFC.
package nfc

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Surely tells whether a text is valid UTF-8 in NFC. Most texts hold nothing but
// characters that NFC keeps whatever stands before them.
func Surely(text string) bool {
	for _, r := range text {
		if !stays(r) {
			return utf8.ValidString(text) && norm.NFC.QuickSpanString(text) == len(text)
		}
	}
	return true
}

func stays(r rune) bool {
	return r < 0x300 || 0xac00 <= r && r <= 0xd7a3 || 0x4e00 <= r && r <= 0x9fff || 0x2010 <= r && r <= 0x2027 ||
		0x2190 <= r && r <= 0x21ff || 0x2500 <= r && r < 0x2800 || 0x1f000 <= r && r < 0x20000
}
