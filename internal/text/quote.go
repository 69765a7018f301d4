package text

import (
	"strconv"
	"unicode/utf8"
)

// longestQuoted is how many characters of a text a message shows.
const longestQuoted = 40

// Clip returns a text cut to what fits into a message.
func Clip(s string) string {
	if utf8.RuneCountInString(s) <= longestQuoted {
		return s
	}
	return string([]rune(s)[:longestQuoted-1]) + "…"
}

// Quote returns a text in quotation marks, cut to what fits into a message.
func Quote(s string) string { return strconv.Quote(Clip(s)) }
