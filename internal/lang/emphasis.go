package lang

import (
	"strings"
	"unicode"
)

// maxEmphasis is how many words emphasis may have and still set one of them off.
const maxEmphasis = 3

// Emphasised reports whether a match in a sentence is set off from the rest: in
// capitals where the rest is not, or in emphasis of its own. It is given the source
// and not its prose, since emphasis may be in tags.
func Emphasised(source string, s Sentence, m Match) bool {
	if upper, lower := letterCase(source[m.Start:m.End]); upper > 1 && upper >= lower {
		upper, lower = letterCase(source[s.Start:m.Start] + source[m.End:s.End])
		if upper < 2*lower || upper+lower == 0 {
			return true
		}
	}
	return marked(source, s, m)
}

// letterCase counts the capital and the small letters of a text.
func letterCase(s string) (upper, lower int) {
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper, lower
}

// emphasisMarks are what emphasis begins and ends with.
var emphasisMarks = [...][2]string{
	{"**", "**"}, {"__", "__"}, {"*", "*"}, {"_", "_"},
	{"<b>", "</b>"}, {"<strong>", "</strong>"}, {"<u>", "</u>"}, {"<em>", "</em>"}, {"<i>", "</i>"}, {"<mark>", "</mark>"},
}

// marked reports whether emphasis of a few words, and not of the whole sentence,
// surrounds a match.
func marked(source string, s Sentence, m Match) bool {
	before, after := source[s.Start:m.Start], source[m.End:s.End]
	for _, mark := range emphasisMarks {
		open, shut := strings.LastIndex(before, mark[0]), strings.Index(after, mark[1])
		if open < 0 || shut < 0 || mark[0] != mark[1] && strings.LastIndex(before, mark[1]) > open {
			continue
		}
		// Of equal marks an even number before the word closes all it opened.
		if mark[0] == mark[1] && strings.Count(before, mark[0])%2 == 0 {
			continue
		}
		inside := before[open+len(mark[0]):] + source[m.Start:m.End] + after[:shut]
		outside := before[:open] + after[shut+len(mark[1]):]
		if len(strings.Fields(inside)) <= maxEmphasis && strings.IndexFunc(outside, inWord) >= 0 {
			return true
		}
	}
	return false
}
