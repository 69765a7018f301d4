package words

import (
	"slices"
	"unicode/utf8"
)

// tail is a node of a tree of word ends, read from the last rune on. Most words
// leave it after a rune.
type tail struct {
	runes []rune
	nodes []*tail // by the same index
	// hangul has for each syllable its index and one, where there are many runes.
	hangul []uint8
	// ending tells that the way here is an ending, set what a word is that ends
	// so.
	ending bool
	set    set
}

// child is the node of the rune before, nil where there is none.
func (t *tail) child(r rune) *tail {
	if t.hangul != nil && '가' <= r && r <= '힣' {
		if i := t.hangul[r-'가']; i > 0 {
			return t.nodes[i-1]
		}
		return nil
	}
	for i, c := range t.runes {
		if c == r {
			return t.nodes[i]
		}
	}
	return nil
}

// at is the node of a word's end, made where there is none.
func (t *tail) at(end string) *tail {
	for end != "" {
		r, n := utf8.DecodeLastRuneInString(end)
		end = end[:len(end)-n]
		next := t.child(r)
		if next == nil {
			next = &tail{}
			t.runes, t.nodes = append(t.runes, r), append(t.nodes, next)
		}
		t = next
	}
	return t
}

// index makes the tree ready to be asked often: the first node of a language in
// Hangul has dozens of runes. Nothing is added afterwards.
func (t *tail) index() {
	const few = 8
	if len(t.runes) > few && len(t.runes) < 1<<8 && slices.ContainsFunc(t.runes, func(r rune) bool { return '가' <= r && r <= '힣' }) {
		hangul := make([]uint8, '힣'-'가'+1)
		for i, r := range t.runes {
			if '가' <= r && r <= '힣' {
				hangul[r-'가'] = uint8(i + 1)
			}
		}
		t.hangul = hangul
	}
	for _, next := range t.nodes {
		next.index()
	}
}

func decodeLast(b []byte) (rune, int) {
	if n := len(b); n > 0 && b[n-1] < utf8.RuneSelf {
		return rune(b[n-1]), 1
	}
	return utf8.DecodeLastRune(b)
}
