package schema

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

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
