package text

import "testing"

func TestCharacters(t *testing.T) {
	for _, c := range []struct {
		name                                 string
		char                                 rune
		zeroWidth, unseen, unsafe, ignorable bool
	}{
		{"letter", 'a', false, false, false, false},
		{"syllable", '가', false, false, false, false},
		{"space", ' ', false, false, false, false},
		{"no-break space", 0xa0, false, false, false, false},
		{"escape", 0x1b, false, false, true, false},
		{"soft hyphen", 0xad, true, true, true, true},
		{"zero-width space", 0x200b, true, true, true, true},
		{"zero-width joiner", 0x200d, true, true, false, true},
		{"right-to-left override", 0x202e, false, true, true, true},
		{"line separator", 0x2028, false, false, true, false},
		{"word joiner", 0x2060, true, true, true, true},
		{"Hangul filler", 0x3164, false, true, true, false},
		{"variation selector", 0xfe0f, false, true, false, true},
		{"byte-order mark", 0xfeff, true, true, true, true},
		{"no character", 0xffff, false, false, true, false},
		{"tag", 0xe0067, false, true, false, false},
		{"variation selector of Han", 0xe0100, false, true, false, true},
	} {
		if IsZeroWidth(c.char) != c.zeroWidth || IsUnseen(c.char) != c.unseen || IsUnsafe(c.char) != c.unsafe || IsIgnorable(c.char) != c.ignorable {
			t.Errorf("%s: zero width %v, unseen %v, unsafe %v, ignorable %v", c.name,
				IsZeroWidth(c.char), IsUnseen(c.char), IsUnsafe(c.char), IsIgnorable(c.char))
		}
	}
}
