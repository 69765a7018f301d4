package parser

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestValidUTF8(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{
			"a", "ascii text of some length", "한", "힣국어", "é", "€", "😀", "\u0800", "\uffff", "\u0000", "\ufffd",
			"\x80", "\xbf", "\xc2", "\xc0\x80", "\xe0\x80\x80", "\xe1\x80", "\xe1\x80a", "\xea\xb0", "\xed\x9f\xbf", "\xed\xa0\x80",
			"\xf0\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xff",
		})
		s := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
		if got, want := validUTF8(s), utf8.ValidString(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	})
	for _, s := range []string{"", "한국어로 쓴 글", "1234567한", "12345678\xed\xa0\x80", "한\xea", "한\xea\xb0", "\xff한국어로 쓴 글"} {
		if got, want := validUTF8(s), utf8.ValidString(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

// Eight bytes are one step; wherever in them a character begins that is valid or
// nearly so, the answer is that of the library.
func TestValidUTF8AtAllPlaces(t *testing.T) {
	borders := "\x00\x7f\x80\x8f\x90\x9f\xa0\xbf\xc1\xc2\xdf\xe0\xe1\xec\xed\xee\xef\xf0\xf4\xf5\xff"
	for at := range 9 {
		text := []byte(strings.Repeat("x", at) + "abcd한글xxxxxxx")
		for n := range len(borders) * len(borders) * len(borders) * len(borders) {
			for i := range 4 {
				text[at+i] = borders[n%len(borders)]
				n /= len(borders)
			}
			if got, want := validUTF8(string(text)), utf8.Valid(text); got != want {
				t.Fatalf("%q: got %v, want %v", text, got, want)
			}
		}
	}
}
