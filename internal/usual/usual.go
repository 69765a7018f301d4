package usual

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func Others(to []int, text string) (at []int, valid bool) {
	for i, r := range text {
		if r >= 0x80 && !usual(r) {
			to = append(to, i)
		}
	}
	return to, utf8.ValidString(text)
}

// usual: a visible letter, number, mark-free sign.
func usual(r rune) bool {
	return 0x4e00 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd7a3 || r >= 0x1f000 && r < 0x20000 || r < 0x300 && r != 0xa0 && r != 0xad && r >= 0x80 || 0x2010 <= r && r <= 0x2027 || 0x2190 <= r && r <= 0x22ff || 0x2500 <= r && r < 0x27b0 || r < 0x480 && 0x391 <= r && unicode.IsLetter(r)
}

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
