package ascii

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestEight compares what is told of eight bytes at a time with what each of them
// is.
func TestEight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.SampledFrom([]byte("\x00\x1f\x20\x21<=\x7f\x80\xbf\xc0\xe3\xe4\xe9\xed\xee\xff")), 8, 8).Draw(t, "bytes"))
		c := rapid.SampledFrom([]byte("\x01\x1f\x20\x21<=\x7f\x80")).Draw(t, "byte")
		pure, has, below, asian := true, false, false, true
		for i := range len(s) {
			pure = pure && s[i] < utf8.RuneSelf
			has = has || s[i] == c
			below = below || s[i] < c
			asian = asian && (s[i] < 0xc0 || 0xe4 <= s[i] && s[i] <= 0xed)
		}
		w := Eight(s)
		for i := range len(s) {
			if got := Each(w, c)>>(8*i)&0xff == 0x80; got != (s[i] == c) {
				t.Fatalf("that byte %d of %q is %#x is %v", i, s, c, got)
			}
		}
		if Pure(w) != pure || Has(w, c) != has || Below(w, c) != below || Asian(w) != asian {
			t.Fatalf("of %q is told: ASCII %v, holds %#x %v, holds less %v, Asian %v", s, Pure(w), c, Has(w, c), Below(w, c), Asian(w))
		}
	})
}

// TestEnd checks the ends of runs of ASCII of all lengths.
func TestEnd(t *testing.T) {
	for n := range 40 {
		ascii := string(make([]byte, n))
		for i := range n {
			if got := End(ascii+"é"+ascii, i); got != n {
				t.Errorf("%d bytes from %d end at %d", n, i, got)
			}
			if got := End(ascii, i); got != n {
				t.Errorf("%d bytes of a whole text from %d end at %d", n, i, got)
			}
		}
		if !Only(ascii) || Only(ascii+"é") {
			t.Errorf("whether %d bytes are ASCII is wrong", n)
		}
	}
}

// TestSyllable checks all characters: what is said to be a syllable is one.
func TestSyllable(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if got := Syllable("x"+string(r), 1); got != (0xac00 <= r && r <= 0xd77f) {
			t.Fatalf("%U is said to be a syllable: %v", r, got)
		}
	}
	for _, s := range []string{"", "\xeb", "\xeb\x80", "\xeb\x80a", "\xeba\x80", "\xed\x9f"} {
		if Syllable(s, 0) {
			t.Errorf("%q is said to be a syllable", s)
		}
	}
}
