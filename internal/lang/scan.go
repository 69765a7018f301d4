package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scan cuts prose, as [Prose] makes it, into words and looks them up.
func Scan(prose string) []Word {
	c := newCursor(prose)
	return c.appendTo(nil)
}

// cursor goes through the words of prose. A word goes on over an apostrophe, a
// hyphen or an underscore between two letters, and within Latin text over a dot,
// colon, slash, at or ampersand: "read-only" and "aws:all" are no "only" and no
// "all". Words that look like code ("--all", "/all", "all()") are in no list.
type cursor struct {
	lex    *lexicon
	memory *Memory // nil for none
	prose  string
	at     int
	first  bool
}

func newCursor(prose string) cursor { return cursor{lex: load(), prose: prose, first: true} }

// appendTo appends all words.
func (c *cursor) appendTo(list []Word) []Word {
	for {
		var w Word
		if !c.next(&w) {
			return list
		}
		list = append(list, w)
	}
}

// next reads a word into w, which is empty. It reports whether there is one.
func (c *cursor) next(w *Word) bool {
	w.Opens, w.Broken = c.first, c.first
	c.first = false
	before := ' ' // the last rune before the word
	for c.at < len(c.prose) {
		r, n := utf8.DecodeRuneInString(c.prose[c.at:])
		switch {
		case r == opaque:
			w.Start, w.Code, w.traits = c.at, true, unknown
			for c.at < len(c.prose) && c.prose[c.at] == opaque {
				c.at++
			}
			w.End = c.at
			return true
		case inWord(r):
			w.Start, w.End = c.at, wordEnd(c.prose, c.at)
			c.at = w.End
			w.traits = c.know(c.prose[w.Start:w.End], before)
			return true
		}
		c.at += n
		w.gap(r, c.prose[c.at:])
		before = r
	}
	return false
}

// know returns what is known of the word that was read last.
func (c *cursor) know(word string, before rune) *traits {
	switch {
	case glued(before) || strings.HasPrefix(c.prose[c.at:], "()"):
		return &traits{text: word}
	case c.memory == nil:
		return c.lex.lookup(word)
	}
	return c.memory.recall(c.lex, word)
}

// gap notes one rune between two words.
func (w *Word) gap(r rune, rest string) {
	switch r {
	case '.', '?', '!', '。', '？', '！', ';':
		// Only where white space or a bracket follows: "U.S.-based".
		if rest == "" || rest[0] <= ' ' || strings.IndexByte(`)]"'*_(`, rest[0]) >= 0 || rest[0] >= utf8.RuneSelf {
			w.Opens = true
		}
		w.Broken = true
	case '•', '|', '>':
		w.Opens, w.Broken = true, true
	case '\n':
		// A blank line; a single line break may be within a sentence.
		if trimmed := strings.TrimLeft(rest, " \t\r"); strings.HasPrefix(trimmed, "\n") {
			w.Opens, w.Broken = true, true
		}
	case ':', '：':
		// "Note: all users …" begins anew.
		w.Opens, w.Broken = true, true
	case '(', '[', '（':
		w.bracket, w.Broken = true, true
	case ',', ')', ']', '）', '{', '}', '-', '—', '–', '…', '、', '，', '/', '·', '"', '“', '”', '‘', '「', '『':
		w.Broken = true
	}
}

// glued reports whether a word directly after r is a flag, a path or a name.
func glued(r rune) bool { return strings.ContainsRune(`-/\@#$&=.`, r) }

// inWord reports whether words are made of r. Combining marks and the letters
// that decomposed Hangul is made of are part of words.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// wordEnd returns the end of the word that begins at start.
func wordEnd(prose string, start int) int {
	before, runes := ' ', 0 // the rune before i, and how many the word has
	for i := start; i < len(prose); {
		r, n := utf8.DecodeRuneInString(prose[i:])
		if !inWord(r) {
			after, m := utf8.DecodeRuneInString(prose[i+n:])
			if !inWord(after) || !joins(before, r, after) || isRange(r) && !(runes == 1 && oneRune(prose[i+n+m:])) {
				return i
			}
			runes++
			i, r, n = i+n, after, m
		}
		before = r
		runes++
		i += n
	}
	return len(prose)
}

// joins reports whether a word goes on over r between two others.
func joins(before, r, after rune) bool {
	switch r {
	case '\'', '’', '-', '‑', '_':
		return true
	case '.', ':', '/', '@', '&':
		return before < utf8.RuneSelf && after < utf8.RuneSelf
	}
	return isRange(r)
}

// isRange reports whether r makes a range of two labels, as in "A–D".
func isRange(r rune) bool { return strings.ContainsRune("–~∼～", r) }

// oneRune reports whether a word does not go on with rest.
func oneRune(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !inWord(r)
}
