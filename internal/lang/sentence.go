package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/parser"
)

// Sentence is a sentence of a text.
type Sentence struct {
	// Start and End are its place with its punctuation, without white space around.
	Start, End int
	// Question is set where it ends in a question mark.
	Question bool
	// Item is set where it belongs to a list, a table or a quotation.
	Item bool
}

// Sentences cuts prose into sentences. They end at their punctuation, at a
// blank line and before a list item, but not at the end of a line: real stems break
// in the middle of sentences. A full stop before a small letter or after an
// abbreviation ends none.
func Sentences(prose string) []Sentence {
	var list []Sentence
	start, item, question := 0, false, false
	cut := func(end int) {
		s := Sentence{Start: start, End: end, Question: question, Item: item}
		for s.Start < s.End && prose[s.Start] <= ' ' && prose[s.Start] != opaque {
			s.Start++
		}
		for s.End > s.Start && prose[s.End-1] <= ' ' && prose[s.End-1] != opaque {
			s.End--
		}
		if strings.ContainsFunc(prose[s.Start:s.End], func(r rune) bool { return r == opaque || inWord(r) }) {
			list = append(list, s)
		}
		start, question = end, false
	}
	for i := 0; i < len(prose); {
		if i == 0 || prose[i-1] == '\n' {
			line := strings.TrimLeft(prose[i:], " \t")
			if n := itemMarker(line); n > 0 || line == "" || line[0] == '\n' || line[0] == '\r' {
				cut(i)
				item = n > 0
				if n > 0 {
					i += len(prose[i:]) - len(line) + n
					continue
				}
			}
		}
		r, n := utf8.DecodeRuneInString(prose[i:])
		sign := i
		i += n
		if !strings.ContainsRune(".!?。！？", r) {
			continue
		}
		before, after := prose[start:sign], i
		i += closers(prose[i:])
		if endsSentence(r, before, prose[i:], i > after) {
			question = strings.ContainsAny(prose[sign:i], "?？")
			cut(i)
		}
	}
	cut(len(prose))
	return list
}

// itemMarker returns the length of the list marker, quotation mark, table's bar or
// heading's sign at the start of a line, 0 for none.
func itemMarker(line string) int {
	if line != "" && strings.IndexByte("|>#", line[0]) >= 0 {
		return 1
	}
	return parser.ListMarker(line)
}

// closers returns the length of the signs, quotes, brackets and emphasis after a
// sentence.
func closers(s string) int { return len(s) - len(strings.TrimLeft(s, `.!?)]"'*_”’」』`)) }

// endsSentence reports whether the sign r after before ends a sentence. Closed says
// that quotes, brackets or the like follow it.
func endsSentence(r rune, before, after string, closed bool) bool {
	if after == "" {
		return true
	}
	if after[0] > ' ' {
		// "?(Choose two.)", and no space after a full-width sign.
		return after[0] == '(' && r != '.' || r >= utf8.RuneSelf
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \t\r\n"))
	if unicode.IsLower(next) && !(r == '?' && !closed) {
		return false
	}
	return r != '.' || !abbreviated(before)
}

// abbreviated reports whether a full stop after s belongs to an abbreviation.
func abbreviated(s string) bool {
	i := strings.LastIndexAny(s, " \t\n(*_")
	switch word := s[i+1:]; strings.ToLower(word) {
	case "e.g", "i.e", "vs", "etc", "no", "fig", "dr", "mr", "mrs", "ms", "st", "approx", "u.s", "u.k":
		return true
	default:
		return len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z' && word != "I"
	}
}

// AskingSentence returns the sentence of a stem that asks: the last one with a
// question mark, else the last one that is neither in brackets nor in a list, else
// the last one. It reports whether there is one.
func AskingSentence(prose string) (Sentence, bool) {
	list := Sentences(prose)
	slices.Reverse(list)
	i := slices.IndexFunc(list, func(s Sentence) bool { return s.Question })
	if i < 0 {
		i = slices.IndexFunc(list, func(s Sentence) bool {
			return !s.Item && !(prose[s.Start] == '(' && prose[s.End-1] == ')')
		})
	}
	if len(list) == 0 {
		return Sentence{}, false
	}
	return list[max(i, 0)], true
}
