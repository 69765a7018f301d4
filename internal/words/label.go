package words

import (
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// label tells whether a word labels an option or a statement, or names a range
// of labels.
func label(k []byte) symbol {
	if len(k) > 12 {
		return noSymbol
	}
	r, n := utf8.DecodeRune(k)
	if isLabel(r) {
		if n == len(k) {
			return labelSymbol
		}
		dash, m := utf8.DecodeRune(k[n:])
		last, o := utf8.DecodeRune(k[n+m:])
		if n+m+o == len(k) && isLabel(last) && strings.ContainsRune("-–~∼～", dash) {
			return rangeSymbol
		}
	}
	switch string(k) {
	case "i", "ii", "iii", "iv", "v", "vi":
		return labelSymbol
	}
	return noSymbol
}

// Labelless tells of most words, as they stand in a text, that no label begins them:
// by a first letter of ASCII or a Hangul syllable.
func Labelless(word string) bool {
	switch c := word[0] | 0x20; {
	case 'a' <= c && c <= 'z':
		return !isLabel(rune(c)) && c != 'i' && c != 'v'
	default:
		return ascii.Syllable(word, 0)
	}
}

// MayLabel tells of most words by their first letter that they are no label.
func MayLabel(key []byte) bool {
	r, n := utf8.DecodeRune(key)
	if r >= utf8.RuneSelf {
		return isLabel(r)
	}
	if !isLabel(r) && r != 'i' && r != 'v' {
		return false
	}
	// The longest of letters alone is "iii".
	for _, c := range key[n:] {
		if c < 'a' || 'z' < c {
			return true
		}
	}
	return len(key) <= len("iii")
}

func isLabel(r rune) bool {
	switch {
	case 'a' <= r && r <= 'h', '1' <= r && r <= '9', '①' <= r && r <= '⑳',
		'ㄱ' <= r && r <= 'ㅎ', 'ⅰ' <= r && r <= 'ⅹ', 'ⓐ' <= r && r <= 'ⓗ', '㉠' <= r && r <= '㉻':
		return true
	}
	return false
}
