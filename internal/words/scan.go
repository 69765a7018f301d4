package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/ascii"
	"github.com/qbank-dev/qbank/internal/nfc"
)

// maxKey is how many bytes a word may have to be looked up: no list holds a
// longer one.
const maxKey = 64

// Scan cuts prose, as [Prose] makes it, into words and looks them up.
func Scan(text string) []Word {
	c := newCursor(text)
	return c.appendTo(make([]Word, 0, len(text)/7+1))
}

// appendTo appends all words.
func (c *cursor) appendTo(list []Word) []Word {
	for {
		list = append(list, Word{})
		if !c.next(&list[len(list)-1]) {
			return list[:len(list)-1]
		}
	}
}

// cursor goes through the words of prose, each with what is known of it. A word
// goes on over an apostrophe, a hyphen or an underscore between two letters, and
// within Latin text over a dot, colon, slash, at or ampersand: "read-only" and
// "aws:all" are no "only" and no "all". Words that look like code ("--all",
// "/all", "all()") are in no list.
type cursor struct {
	lex    *lexicon
	memory *Memory // nil for none
	text   string
	at     int
	first  bool
}

func newCursor(text string) cursor { return cursor{lex: load(), text: text, first: true} }

// next reads a word into w, which is empty; ok is false where there is no further
// one.
func (c *cursor) next(w *Word) (ok bool) {
	text := c.text
	w.Opens, w.Broken = c.first, c.first
	c.first = false
	var before rune // the last rune of the gap before the word
	for i := c.at; i < len(text); {
		b := text[i]
		if b == ' ' {
			before = ' '
			i++
			continue
		}
		w.Start = i
		if b == opaque {
			for i < len(text) && text[i] == opaque {
				i++
			}
			w.Code = true
		} else {
			r, n := decode(text[i:])
			if !inWord(r) {
				w.gap(r, text[i+n:])
				before = r
				i += n
				continue
			}
			var k kind
			i, k = wordEnd(text, i)
			alone := !glued(before) && !strings.HasPrefix(text[i:], "()")
			switch {
			case c.memory == nil && alone:
				c.lex.lookup(w, text[w.Start:i], k)
			case c.memory == nil:
			case alone:
				w.traits = *c.memory.recall(c.lex, text[w.Start:i], k)
			default:
				w.traits = c.memory.recall(c.lex, text[w.Start:i], k).name()
			}
		}
		w.End, c.at = i, i
		return true
	}
	c.at = len(text)
	return false
}

// kind tells what letters a word has, so that they are looked at once.
type kind uint8

const (
	latin  kind = 1 << iota // ASCII letters
	hangul                  // composed Hangul
	mixed                   // anything else
)

func (k kind) with(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		return k | latin
	case '가' <= r && r <= '힣':
		return k | hangul
	}
	return k | mixed
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
		// A blank line; a single line break may stand within a sentence.
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

// glued tells that a word directly after r is a flag, a path or a name.
func glued(r rune) bool {
	switch r {
	case '-', '/', '\\', '@', '#', '$', '&', '=', '.':
		return true
	}
	return false
}

func decode(s string) (rune, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s)
}

// inWords tells which bytes words are made of.
var inWords = func() (table [utf8.RuneSelf]bool) {
	for c := range table {
		table[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return table
}()

// inWord tells whether words are made of r. Combining marks and the letters
// that decomposed Hangul is made of are part of words.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return inWords[r]
	}
	if '가' <= r && r <= '힣' {
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// wordEnd is the end of the word that begins at i, and what letters it has.
func wordEnd(text string, i int) (end int, k kind) {
	last, n := decode(text[i:])
	k = k.with(last)
	first := true
	i += n
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf && inWords[c] {
			last, first = rune(c), false
			k |= latin
			i++
			continue
		}
		if ascii.Syllable(text, i) {
			last, first = '가', false // any of them
			k |= hangul
			i += 3
			continue
		}
		r, n := decode(text[i:])
		if !inWord(r) {
			if !joins(r, last, first) || i+n == len(text) {
				return i, k
			}
			after, m := decode(text[i+n:])
			if !inWord(after) || !joinsTo(r, after, text[i+n+m:]) {
				return i, k
			}
			k = k.with(r)
			r, n = after, n+m
		}
		k = k.with(r)
		last, first = r, false
		i += n
	}
	return i, k
}

// joins tells whether a word may go on over r after last; first tells that last
// is all there is of the word.
func joins(r, last rune, first bool) bool {
	switch r {
	case '\'', '’', '-', '‑', '_':
		return true
	case '.', ':', '/', '@', '&':
		return last < utf8.RuneSelf
	case '–', '~', '∼', '～':
		// A range of labels, as in "A–D".
		return first
	}
	return false
}

// joinsTo tells whether a word goes on over r to after, which rest follows.
func joinsTo(r, after rune, rest string) bool {
	switch r {
	case '.', ':', '/', '@', '&':
		return after < utf8.RuneSelf
	case '–', '~', '∼', '～':
		next, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || !inWord(next)
	}
	return true
}

// key appends a word as lists hold it to a buffer: in NFC and in small letters,
// with a straight apostrophe.
func key(word string, buf []byte) []byte {
	start := len(buf)
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return foldKey(word, buf[:start])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

func foldKey(word string, buf []byte) []byte {
	if !nfc.Surely(word) && !norm.NFC.IsNormalString(word) {
		word = norm.NFC.String(word)
	}
	for _, r := range word {
		switch {
		case r == '’':
			r = '\''
		case r == '‑':
			r = '-'
		case '가' <= r && r <= '힣':
		default:
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf
}

// Key is a word as two words are compared by: in NFC and in small letters.
func Key(word string) string {
	var buf [maxKey]byte
	return string(key(word, buf[:0]))
}
