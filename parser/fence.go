package parser

import "strings"

// fenceLine is a line that may open or close a fence.
type fenceLine struct {
	char   byte
	length int
	// info reports whether something follows the fence characters: such a line
	// opens and never closes.
	info bool
	// item reports whether the fence stands behind a list marker, where it can only
	// open.
	item bool
}

// readFence reads a line as one of a fence, indented or behind list markers.
func readFence(line string) (f fenceLine, ok bool) {
	s := trimLeft(line)
	for {
		n := ListMarker(s)
		if n == 0 {
			break
		}
		f.item = true
		s = trimLeft(s[n:])
	}
	if len(s) < 3 || s[0] != '`' && s[0] != '~' {
		return f, false
	}
	f.char = s[0]
	for f.length < len(s) && s[f.length] == f.char {
		f.length++
	}
	if f.length < 3 {
		return f, false
	}
	rest := trim(s[f.length:])
	// A backtick in the info string would make it a code span (CommonMark 4.5).
	if f.char == '`' && strings.IndexByte(rest, '`') >= 0 {
		return f, false
	}
	f.info = rest != ""
	return f, true
}

// holdsQuestions reports whether the opening line of a fence says that it is meant to
// hold an example of the format: by its info string, or by four characters or more.
func (f fenceLine) holdsQuestions(line string) bool {
	if f.length >= 4 {
		return true
	}
	info := trim(line[strings.LastIndexByte(line, f.char)+1:])
	word, _, _ := strings.Cut(info, " ")
	switch strings.ToLower(word) {
	case "markdown", "md", "text", "txt", "plain", "plaintext", "qbank":
		return true
	}
	return false
}

// closes reports whether the line ends a fence that open has opened.
func (f fenceLine) closes(open fenceLine) bool {
	return !f.info && !f.item && f.char == open.char && f.length >= open.length
}

// step goes over the next line of a text. f is the fence that is open, the zero value
// for none. It reports whether one was open before the line.
func (f *fenceLine) step(line string) (inside bool) {
	inside = f.length > 0
	next, ok := readFence(line)
	switch {
	case !ok:
	case !inside:
		*f = next
	case next.closes(*f):
		*f = fenceLine{}
	}
	return inside
}
