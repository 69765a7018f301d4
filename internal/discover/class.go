package discover

import (
	"strings"
	"unicode/utf8"
)

// classNames are the named classes of a pattern, as pairs of first and last.
var classNames = map[string]string{
	"alnum":  "09AZaz",
	"alpha":  "AZaz",
	"blank":  "  \t\t",
	"cntrl":  "\x00\x1f\x7f\x7f",
	"digit":  "09",
	"graph":  "!~",
	"lower":  "az",
	"print":  " ~",
	"punct":  "!/:@[`{~",
	"space":  "  \t\r",
	"upper":  "AZ",
	"xdigit": "09AFaf",
}

// readClass reads a class such as "[!a-c]" from after its "[" on, in the way
// git does, and writes it in the way path.Match takes. The size is that of what
// was read. It is false for a class that is not closed or not known, with which
// a pattern matches nothing.
func readClass(s string) (class string, size int, ok bool) {
	var out strings.Builder
	add := func(lo, hi rune) {
		out.WriteByte('\\')
		out.WriteRune(lo)
		out.WriteString(`-\`)
		out.WriteRune(hi)
	}
	out.WriteByte('[')
	i := 0
	if i < len(s) && (s[i] == '!' || s[i] == '^') {
		out.WriteByte('^')
		i++
	}
	// next takes a character, or for a backslash the one after it; it is false
	// at the end.
	next := func() (rune, bool) {
		if i < len(s) && s[i] == '\\' {
			i++
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		return r, n > 0
	}

	prev := rune(-1) // what a "-" would make a range with
	for first := true; first || i < len(s) && s[i] != ']'; first = false {
		if name, n := className(s[i:]); n > 0 {
			ranges, known := classNames[name]
			if !known {
				return "", 0, false
			}
			for ; ranges != ""; ranges = ranges[2:] {
				add(rune(ranges[0]), rune(ranges[1]))
			}
			i += n
			prev = -1
			continue
		}
		isRange := prev >= 0 && strings.HasPrefix(s[i:], "-") && !strings.HasPrefix(s[i:], "-]")
		if isRange {
			i++
		}
		r, ok := next()
		if !ok {
			return "", 0, false
		}
		if isRange {
			add(prev, r)
			prev = -1
		} else {
			add(r, r)
			prev = r
		}
	}
	if i >= len(s) {
		return "", 0, false
	}
	out.WriteByte(']')
	return out.String(), i + 1, true
}

// className reads "[:name:]" from the start of s and gives its size, which is 0
// when there is none.
func className(s string) (name string, size int) {
	rest, ok := strings.CutPrefix(s, "[:")
	if !ok {
		return "", 0
	}
	inner, _, closed := strings.Cut(rest, "]")
	name, named := strings.CutSuffix(inner, ":")
	if !closed || !named {
		return "", 0
	}
	return name, len("[:") + len(inner) + len("]")
}
