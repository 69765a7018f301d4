package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a sentence of a text.
type Sentence struct {
	// Start and End enclose it with its punctuation, without white space around.
	Start, End int
	// Question tells that it ends in a question mark.
	Question bool
	// Item tells that it belongs to a list, a table or a quotation.
	Item bool
}

// Sentences cuts prose into sentences. They end at their punctuation, at a
// blank line and before a list item, but not at a line's end: real stems break
// in the middle of sentences. A full stop before a small letter or after an
// abbreviation ends none.
func Sentences(text string) []Sentence {
	var list []Sentence
	start, item, question := 0, false, false
	cut := func(end, next int) {
		s := Sentence{Start: start, End: end, Question: question, Item: item}
		for s.Start < s.End && text[s.Start] <= ' ' && text[s.Start] != opaque {
			s.Start++
		}
		for s.End > s.Start && text[s.End-1] <= ' ' && text[s.End-1] != opaque {
			s.End--
		}
		if strings.IndexFunc(text[s.Start:s.End], func(r rune) bool { return r == opaque || inWord(r) }) >= 0 {
			list = append(list, s)
		}
		start, question = next, false
	}
	for i := 0; i < len(text); {
		if i == 0 || text[i-1] == '\n' {
			line := strings.TrimLeft(text[i:], " \t")
			if n := itemMarker(line); n > 0 || line == "" || line[0] == '\n' || line[0] == '\r' {
				cut(i, i)
				item = n > 0
				if n > 0 {
					i += len(text[i:]) - len(line) + n
					continue
				}
			}
		}
		if !mayEnd[text[i]] {
			i++ // perhaps within a character
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch r {
		case '.', '!', '?', '。', '！', '？':
		default:
			continue
		}
		end := i + closers(text[i:])
		sign := text[i-n : end]
		before, closed := text[start:i-n], end > i
		i = end
		if endsSentence(r, before, text[end:], closed) {
			question = strings.ContainsAny(sign, "?？")
			cut(end, end)
		}
	}
	cut(len(text), len(text))
	return list
}

// itemMarker is the length of a list marker, a quotation mark or a table's bar
// at the start of a line.
func itemMarker(line string) int {
	for _, marker := range [...]string{"- ", "* ", "+ ", "• ", "|", ">", "#"} {
		if strings.HasPrefix(line, marker) {
			return len(marker)
		}
	}
	n := 0
	for n < len(line) && n < 3 && '0' <= line[n] && line[n] <= '9' {
		n++
	}
	if n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' ' {
		return n + 2
	}
	return 0
}

// closers is the length of the quotes, brackets and emphasis after a sentence.
func closers(s string) int {
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(`.!?)]"'*_”’」』`, r) {
			break
		}
		i += n
	}
	return i
}

// endsSentence tells whether the sign r after before ends a sentence.
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

// abbreviated tells whether a full stop after s belongs to an abbreviation.
func abbreviated(s string) bool {
	i := strings.LastIndexAny(s, " \t\n(*_")
	switch word := s[i+1:]; strings.ToLower(word) {
	case "e.g", "i.e", "vs", "etc", "no", "fig", "dr", "mr", "mrs", "ms", "st", "approx", "u.s", "u.k":
		return true
	default:
		return len(word) == 1 && 'A' <= word[0] && word[0] <= 'Z' && word != "I"
	}
}

// mayEnd are the first bytes of the characters that end sentences.
var mayEnd = func() (table [256]bool) {
	for _, sign := range [...]string{".", "!", "?", "。", "！", "？"} {
		table[sign[0]] = true
	}
	return table
}()

// AskingSentence is the sentence of a stem that asks: the last one with a
// question mark, else the last one that is neither in brackets nor in a list.
func AskingSentence(text string) (Sentence, bool) {
	list := Sentences(text)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Question {
			return list[i], true
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		s := list[i]
		if !s.Item && !(text[s.Start] == '(' && text[s.End-1] == ')') {
			return s, true
		}
	}
	if len(list) > 0 {
		return list[len(list)-1], true
	}
	return Sentence{}, false
}
