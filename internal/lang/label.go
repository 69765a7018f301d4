package lang

import (
	"strings"
	"unicode/utf8"
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

func isLabel(r rune) bool {
	switch {
	case 'a' <= r && r <= 'h', '1' <= r && r <= '9', '①' <= r && r <= '⑳',
		'ㄱ' <= r && r <= 'ㅎ', 'ⅰ' <= r && r <= 'ⅹ', 'ⓐ' <= r && r <= 'ⓗ', '㉠' <= r && r <= '㉻':
		return true
	}
	return false
}
