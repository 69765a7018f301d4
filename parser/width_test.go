package parser

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The width of a part of a long line is that of its characters, wherever the
// part begins and ends, in broken text too.
func TestWidthOfLongLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"x", "한", "😀", "\xff", "\x80", "\x80\x80\x80\x80\x80", "\xed\xa0\x80", "\xf0\x9f", "e\u0301"}
	for range 20 {
		var b strings.Builder
		if random.IntN(2) == 0 {
			b.WriteString(byteOrderMark)
		}
		for b.Len() < 20*blockBytes {
			b.WriteString(strings.Repeat(pieces[random.IntN(len(pieces))], 1+random.IntN(2000)))
			if random.IntN(20) == 0 {
				b.WriteString("\n")
			}
		}
		s := NewSource("x", b.String())
		for range 2000 {
			start := random.IntN(len(s.Text) + 1)
			end := start + random.IntN(len(s.Text)-start+1)
			for _, unit := range []Unit{Runes, UTF16, Bytes} {
				if got, want := s.widthOf(Span{start, end}, unit), width(s.Text[start:end], unit); got != want {
					t.Fatalf("from %d to %d of %d in %v: %d, want %d", start, end, len(s.Text), unit, got, want)
				}
			}
		}
	}
}
