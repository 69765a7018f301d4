package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
		n := len(list)
		if n == cap(list) {
			list = slices.Grow(list, 1)
		}
		list = list[:n+1]
		if !c.next(&list[n]) {
			return list[:n]
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

// next reads a word into w; ok is false where there is no further one.
func (c *cursor) next(w *Word) (ok bool) {
	text := c.text
	w.Opens, w.Broken, w.Code, w.bracket = c.first, c.first, false, false
	c.first = false
	before := ' ' // the last rune of the gap before the word
	for i := c.at; i < len(text); {
		switch bytesOf[text[i]] {
		case blankByte:
			before = ' '
			i++
			continue
		case wordByte:
		default:
			if text[i] == opaque {
				w.Start = i
				for i < len(text) && text[i] == opaque {
					i++
				}
				w.Code = true
				w.End, c.at = i, i
				w.traits = traits{}
				return true
			}
			r, n := decode(text[i:])
			if !inWord(r) {
				w.gap(r, text[i+n:])
				before = r
				i += n
				continue
			}
		}
		end, k := wordEnd(text, i)
		w.Start, w.End, c.at = i, end, end
		c.know(w, text[i:end], k, before == ' ' || !glued(before))
		return true
	}
	c.at = len(text)
	return false
}

// know notes what is known of a word; free tells that no sign before it makes it a
// part of something.
func (c *cursor) know(w *Word, word string, k kind, free bool) {
	alone := free && (w.End == len(c.text) || c.text[w.End] != '(' || !strings.HasPrefix(c.text[w.End:], "()"))
	if c.memory == nil {
		w.traits = traits{}
		if alone {
			c.lex.lookup(w, word, k)
		}
		return
	}
	known := c.memory.recall(c.lex, word, k)
	if alone {
		w.traits = *known
	} else {
		w.traits = known.name()
	}
}

// byteKind tells what a byte says of the word that it stands in.
type byteKind uint8

const (
	anyByte   byteKind = iota // to be looked at more closely
	wordByte                  // a letter or digit of ASCII
	blankByte                 // the space
	gapByte                   // of ASCII, and surely no part of a word
)

// bytesOf tells it of each byte.
var bytesOf = func() (table [256]byteKind) {
	for c := range table {
		switch {
		case c == ' ':
			table[c] = blankByte
		case c >= utf8.RuneSelf:
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
			table[c] = wordByte
		case !joins(rune(c), true, true):
			table[c] = gapByte
		}
	}
	return table
}()

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

// inWord tells whether words are made of r. Combining marks and the letters
// that decomposed Hangul is made of are part of words.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return bytesOf[r] == wordByte
	}
	if '가' <= r && r <= '힣' {
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// wordEnd is the end of the word that begins at i, and what letters it has.
func wordEnd(text string, i int) (end int, k kind) {
	start := i
	for i < len(text) {
		switch bytesOf[text[i]] {
		case wordByte:
			k |= latin
			for i++; i < len(text) && bytesOf[text[i]] == wordByte; i++ {
			}
			continue
		case blankByte, gapByte:
			return i, k
		}
		r, n := decode(text[i:])
		if !inWord(r) {
			if i == start || i+n == len(text) {
				return i, k
			}
			if _, size := decode(text[start:]); !joins(r, text[i-1] < utf8.RuneSelf, start+size == i) {
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
		i += n
	}
	return i, k
}

// joins tells whether a word may go on over r, after ASCII or another character;
// first tells that this is all there is of the word.
func joins(r rune, ascii, first bool) bool {
	switch r {
	case '\'', '’', '-', '‑', '_':
		return true
	case '.', ':', '/', '@', '&':
		return ascii
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
	for _, r := range norm.NFC.String(word) {
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
