package similar

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/internal/testing/hostile"
)

// plainFold is what [fold] does, one character after another.
func plainFold(text string) (to []rune) {
	space := false
	for _, r := range text {
		switch r = foldOther(r); {
		case r == drop:
		case r == ' ':
			space = len(to) > 0
		default:
			if space {
				to, space = append(to, ' '), false
			}
			to = append(to, r)
		}
	}
	return to
}

// plainSketch is what the package says a sketch is.
func plainSketch(text string, salt uint64) *Sketch {
	folded := plainFold(text)
	var least [Bins]uint64
	for i := range least {
		least[i] = ^uint64(0)
	}
	for i := range max(len(folded)-ShingleLength+1, 1) {
		var h uint64
		for _, r := range folded[i:min(i+ShingleLength, len(folded))] {
			h = h*multiplier + uint64(r)
		}
		h = mix(h ^ salt)
		least[h>>(64-binBits)] = min(least[h>>(64-binBits)], h)
	}
	s := new(Sketch)
	for bin, h := range least {
		if h != ^uint64(0) {
			s[bin/perWord] |= (1 + h&0xffff*values>>16) << (bin % perWord * 4)
		}
	}
	return s
}

// checkSketch compares the sketch of a text with the plain way, twice with one
// sketcher.
func checkSketch(t interface{ Errorf(string, ...any) }, s *Sketcher, text string) {
	if got, want := string(fold(nil, text)), string(plainFold(text)); got != want {
		t.Errorf("%q becomes %q, not %q", text, got, want)
	}
	for _, salt := range []uint64{0, 77} {
		if got, _ := s.Sketch(text, salt, 1); got != nil && *got != *plainSketch(text, salt) {
			t.Errorf("the sketch of %q is another one than the plain way makes", text)
		}
	}
}

func TestPlainSketch(t *testing.T) {
	var s Sketcher
	bank, _ := generate.Bank(generate.Options{Questions: 200, Seed: 3, Faults: 0.3})
	for part := range strings.SplitSeq(string(bank), "\n\n") {
		checkSketch(t, &s, part)
	}
	for _, text := range hostile.Banks {
		checkSketch(t, &s, text.Make(1<<13))
	}
	rapid.Check(t, func(t *rapid.T) { checkSketch(t, &s, rapid.String().Draw(t, "text")) })
}
