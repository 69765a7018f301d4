package lang

import "unicode/utf8"

// tail is a node of a tree of word ends, read from the last rune on.
type tail struct {
	next map[rune]*tail
	// ending tells that the way here is an ending, set what a word is that ends
	// so.
	ending bool
	set    set
}

// child is the node of the rune before, nil where there is none.
func (t *tail) child(r rune) *tail { return t.next[r] }

// at is the node of a word's end, made where there is none.
func (t *tail) at(end string) *tail {
	for end != "" {
		r, n := utf8.DecodeLastRuneInString(end)
		end = end[:len(end)-n]
		if t.next == nil {
			t.next = map[rune]*tail{}
		}
		if t.next[r] == nil {
			t.next[r] = &tail{}
		}
		t = t.next[r]
	}
	return t
}

func decodeLast(b []byte) (rune, int) {
	if n := len(b); n > 0 && b[n-1] < utf8.RuneSelf {
		return rune(b[n-1]), 1
	}
	return utf8.DecodeLastRune(b)
}
