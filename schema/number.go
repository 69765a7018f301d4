package schema

import (
	"strconv"
	"strings"
)

// numberSize says what can be done with a number as a document writes it.
type numberSize int

const (
	notNumber   numberSize = iota // no decimal number at all
	fraction                      // not whole
	wholeInt64                    // whole, an int64
	wholeTooBig                   // whole, above every int64
	wholeTooLow                   // whole, below every int64
)

// wholeNumber reads a decimal number such as 12, 12.0 or 1.2e1, which are all
// the same whole number to JSON Schema. It never computes a power of ten: a
// document may hold 1e999999999.
func wholeNumber(text string) (int64, numberSize) {
	rest := text
	negative := false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	exponent := "0"
	if i := strings.IndexAny(rest, "eE"); i >= 0 {
		rest, exponent = rest[:i], rest[i+1:]
	}
	whole, fractional, _ := strings.Cut(rest, ".")
	if whole+fractional == "" || !onlyDigits(whole) || !onlyDigits(fractional) {
		return 0, notNumber
	}
	digits := strings.TrimLeft(whole+fractional, "0")
	power := -len(fractional)
	trimmed := strings.TrimRight(digits, "0")
	power += len(digits) - len(trimmed)
	digits = trimmed
	exponentDigits := strings.TrimLeft(exponent, "+-")
	if len(exponent)-len(exponentDigits) > 1 || exponentDigits == "" || !onlyDigits(exponentDigits) {
		return 0, notNumber
	}
	if digits == "" {
		return 0, wholeInt64
	}
	// Atoi gives the nearest int for an exponent that is out of range; halved,
	// it can be added without wrapping round.
	shift, _ := strconv.Atoi(exponent)
	power += max(min(shift, 1<<30), -1<<30)
	if power < 0 {
		return 0, fraction
	}
	if len(digits)+power <= 19 {
		digits += strings.Repeat("0", power)
		if negative {
			digits = "-" + digits
		}
		if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
			return n, wholeInt64
		}
	}
	if negative {
		return 0, wholeTooLow
	}
	return 0, wholeTooBig
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
