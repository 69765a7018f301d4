package similar

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/generate"
	"github.com/qbank-dev/qbank/internal/hardtext"
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
	for _, text := range hardtext.Banks {
		checkSketch(t, &s, text.Make(1<<13))
	}
	rapid.Check(t, func(t *rapid.T) { checkSketch(t, &s, rapid.String().Draw(t, "text")) })
}

// next is the first bin from one on, and from the start again, that is not empty,
// with its value.
func (s *Sketch) next(bin int) (int, uint64) {
	for ; ; bin = (bin + 1) % Bins {
		if value := s[bin/perWord] >> (bin % perWord * 4) & 0xf; value != 0 {
			return bin, value
		}
	}
}

// TestDense compares it with the sketch, looked through from each bin.
func TestDense(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	var d dense
	for _, n := range []int{1, 2, 3, 10, 100, 1000, 10000} {
		for range 10 {
			s := sketchOf(numbers(r, n))
			d.fill(s)
			for place, bin := range order {
				if at, value := s.next(int(bin)); d[place] != uint16(at)<<4|uint16(value) {
					t.Fatalf("of %d numbers, bin %d takes %x and not bin %d with %x", n, bin, d[place], at, value)
				}
			}
		}
	}
}

// TestRepeats proves that no key which comes twice is lost, and that most others
// are.
func TestRepeats(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for _, n := range []int{1, 2, 63, 1000, 50_000} {
		seen := newRepeats(n)
		for round := range 3 {
			keys := make([]uint32, n)
			count := map[uint32]int{}
			for i := range keys {
				if keys[i] = r.Uint32(); r.IntN(10) == 0 {
					keys[i] = keys[r.IntN(i+1)]
				}
				count[keys[i]]++
			}
			seen.count(keys)
			kept := 0
			for key, n := range count {
				switch may := seen.may(key); {
				case n > 1 && !may:
					t.Fatalf("round %d: of %d keys, one that comes %d times is lost", round, len(keys), n)
				case n == 1 && may:
					kept++
				}
			}
			if kept > 2+n/4 {
				t.Errorf("%d of %d keys are kept in vain", kept, n)
			}
		}
	}
}
