package files

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// pattern is one line of an ignore file.
//
// The patterns of the go-git package are not used: they also match all that is
// below a match, and read classes, escapes and "**" otherwise than git does.
type pattern struct {
	segments segments
	depth    int  // names from the root of the rules to the pattern's folder
	negated  bool // it began with "!"
	dirOnly  bool
	floating bool // it is about a name at any depth
}

// parsePattern reads a line of an ignore file in a folder depth names below the
// root of the rules. It is false for a line that can match nothing.
func parsePattern(line string, depth int) (pattern, bool) {
	line = strings.TrimSuffix(line, "\r")
	if strings.HasPrefix(line, "#") {
		return pattern{}, false
	}
	line, _, _ = strings.Cut(line, "\x00") // git is written in C
	p := pattern{depth: depth}
	body, negated := strings.CutPrefix(trimSpaces(line), "!")
	body, p.dirOnly = strings.CutSuffix(body, "/")
	p.negated, p.floating = negated, !strings.Contains(body, "/")
	body = strings.TrimPrefix(body, "/")
	var ok bool
	p.segments, ok = compile(body, p.floating)
	return p, ok
}

// trimSpaces takes off the spaces at the end of a line, up to one that has a
// backslash before it.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		if line[i] == ' ' {
			continue
		}
		if line[i] == '\\' {
			i++
		}
		end = i + 1
	}
	return line[:min(end, len(line))]
}

// match reports whether the pattern is about the entry at path, whose names
// count from the root of the rules.
func (p pattern) match(path []string, isDir bool) bool {
	if len(path) <= p.depth || p.dirOnly && !isDir {
		return false
	}
	if p.floating {
		return p.segments.match(path[len(path)-1:])
	}
	return p.segments.match(path[p.depth:])
}

// anyFolders is the segment that matches any number of names.
const anyFolders = "**"

// segments are a pattern cut at its slashes. Each is anyFolders or a pattern for
// path.Match, which unlike filepath.Match knows the backslash on every system.
type segments struct {
	list []string
	// stem is the start of the name at stemAt; only the rest of that name is matched.
	// In "notes**/x" git compares the plain start of a pattern by itself, and then sees
	// the "**" as the start of the pattern.
	stem   string
	stemAt int
}

// match reports whether the segments match all of the names.
func (s segments) match(names []string) bool {
	if s.stem != "" {
		if len(names) <= s.stemAt || !strings.HasPrefix(names[s.stemAt], s.stem) {
			return false
		}
		names = slices.Clone(names)
		names[s.stemAt] = names[s.stemAt][len(s.stem):]
	}
	// To go back to the last anyFolders is enough: it can take all names that an
	// earlier one could take.
	i, n := 0, 0
	backI, backN := -1, 0
	for n < len(names) {
		if i < len(s.list) {
			if s.list[i] == anyFolders {
				if i++; i == len(s.list) {
					return true // at its end the pattern asks for one name or more
				}
				backI, backN = i, n
				continue
			}
			if ok, _ := path.Match(s.list[i], names[n]); ok {
				i, n = i+1, n+1
				continue
			}
		}
		if backI < 0 {
			return false
		}
		backN++
		i, n = backI, backN
	}
	return i == len(s.list)
}

// compile cuts a pattern, without its "!" and the slashes at its ends, into
// segments. It is false for a pattern that matches nothing.
func compile(body string, floating bool) (segments, bool) {
	var s segments
	var seg strings.Builder
	literal := true // no wildcard and no escape so far
	endSegment := func() bool {
		text := seg.String()
		seg.Reset()
		if n := len(s.list); text != anyFolders || n == 0 || s.list[n-1] != anyFolders {
			s.list = append(s.list, text)
		}
		return text != ""
	}
	for i := 0; i < len(body); i++ {
		switch c := body[i]; c {
		case '/':
			if !endSegment() {
				return s, false
			}
			continue
		case '*':
			rest := strings.TrimLeft(body[i:], "*")
			stars := len(body) - i - len(rest)
			i += stars - 1
			alone := !floating && (rest == "" || rest[0] == '/')
			if stars == 1 || !alone || seg.Len() > 0 && !literal {
				seg.WriteByte('*')
				break
			}
			if seg.Len() > 0 {
				s.stem, s.stemAt = seg.String(), len(s.list)
				seg.Reset()
			}
			seg.WriteString(anyFolders)
		case '[':
			class, size, ok := readClass(body[i+1:])
			if !ok {
				return s, false
			}
			seg.WriteString(class)
			i += size
		case '\\':
			if i++; i == len(body) {
				return s, false
			}
			if body[i] == '/' {
				if !endSegment() {
					return s, false
				}
				break
			}
			seg.WriteString(body[i-1 : i+1])
		case '?':
			seg.WriteByte(c)
		default:
			seg.WriteByte(c)
			continue
		}
		literal = false
	}
	return s, endSegment()
}

// classNames are the named classes of a pattern, as pairs of the first and the
// last character of a range.
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

// readClass reads a class such as "[!a-c]", from after its "[" on, as git does.
// It returns the class as path.Match takes it, and how many bytes it read. It is
// false for a class that is not closed or not known: a pattern with one matches
// nothing.
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
	// next reads a character, or the one after a backslash; false at the end.
	next := func() (rune, bool) {
		if i < len(s) && s[i] == '\\' {
			i++
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		return r, n > 0
	}

	prev := rune(-1) // the first of a range, if a "-" follows
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

// className reads "[:name:]" from the start of s. The size is 0 where there is
// none.
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
