package lang

import (
	"strings"
	"unicode"
)

// maxEmphasis is how many words an emphasis may have to set one of them off.
const maxEmphasis = 3

// Emphasised tells whether a match in a sentence of a text is set off from the
// rest: in capitals where the rest is not, or in emphasis of its own. The text
// is the source and not its prose, since emphasis may be in tags.
func Emphasised(text string, s Sentence, m Match) bool {
	if upper, lower := letterCase(text[m.Start:m.End]); upper > 1 && upper >= lower {
		upper, lower = letterCase(text[s.Start:m.Start] + text[m.End:s.End])
		if upper < 2*lower || upper+lower == 0 {
			return true
		}
	}
	return marked(text, s, m)
}

// letterCase counts the capitals and the small letters of a text.
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

// marked tells whether emphasis of a few words, and not of the whole sentence,
// stands around a match.
func marked(text string, s Sentence, m Match) bool {
	before, after := text[s.Start:m.Start], text[m.End:s.End]
	for _, mark := range emphasisMarks {
		shut := strings.Index(after, mark[1])
		if shut < 0 {
			continue // which is found quicker than the last mark before
		}
		open := strings.LastIndex(before, mark[0])
		if open < 0 || mark[0] != mark[1] && strings.LastIndex(before, mark[1]) > open {
			continue
		}
		// Of equal marks an even number before the word closes all it opened.
		if mark[0] == mark[1] && strings.Count(before, mark[0])%2 == 0 {
			continue
		}
		inside := before[open+len(mark[0]):] + text[m.Start:m.End] + after[:shut]
		outside := before[:open] + after[shut+len(mark[1]):]
		if len(strings.Fields(inside)) <= maxEmphasis && strings.IndexFunc(outside, inWord) >= 0 {
			return true
		}
	}
	return false
}
