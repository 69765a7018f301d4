package schema

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// numberSize is what kind of number a document holds.
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

// Stand-ins for numbers that the jsonschema library cannot take: it panics on
// an exponent above a million and spends seconds on one just below. They are
// on the same side of every limit that a schema can set.
const (
	standInFraction = json.Number("0.5")
	standInTooBig   = json.Number("1e30")
	standInTooLow   = json.Number("-1e30")
)

// ready returns a copy of v that the jsonschema library can take without a
// panic. What is no JSON value becomes null, which no place of our schemas
// allows.
func ready(v any) any {
	switch v := v.(type) {
	case nil, bool, string, int, int8, int32, int64, uint, uint8, uint32, uint64:
		return v
	case int16:
		return int64(v)
	case uint16:
		return int64(v)
	case float32:
		return ready(float64(v))
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		return v
	case json.Number:
		return readyNumber(v)
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = ready(item)
		}
		return list
	case map[string]any:
		object := make(map[string]any, len(v))
		for key, item := range v {
			object[key] = ready(item)
		}
		return object
	default:
		return nil
	}
}

func readyNumber(n json.Number) any {
	whole, size := wholeNumber(string(n))
	switch size {
	case notNumber:
		return nil
	case wholeTooBig:
		return standInTooBig
	case wholeTooLow:
		return standInTooLow
	case fraction:
		if len(n) > 64 || strings.ContainsAny(string(n), "eE") {
			return standInFraction
		}
		return n
	default:
		return json.Number(strconv.FormatInt(whole, 10))
	}
}
