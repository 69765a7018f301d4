package discover

import (
	"path"
	"slices"
	"strings"
)

// anyFolders is the segment for any number of names.
const anyFolders = "**"

// segments are an ignore pattern cut at its slashes. Each is anyFolders or a
// pattern for path.Match, which unlike filepath.Match knows the backslash on
// every system.
type segments struct {
	list []string
	// stem is what the name at stemAt has to start with, and loses, before the
	// rest is compared. It is for "notes**/x": git compares the plain start of
	// a pattern apart, and then sees the "**" as the first thing in it.
	stem   string
	stemAt int
}

// match tells whether the pattern matches all of the names.
func (s segments) match(names []string) bool {
	if s.stem != "" {
		if len(names) <= s.stemAt || !strings.HasPrefix(names[s.stemAt], s.stem) {
			return false
		}
		names = slices.Clone(names)
		names[s.stemAt] = names[s.stemAt][len(s.stem):]
	}
	// To go back to the last anyFolders is enough: what an earlier one could
	// take, the last one can take too. This keeps the time in bounds.
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
// segments. It is false for a pattern that git takes but that matches nothing.
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
