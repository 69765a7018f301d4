package similar

import "math/bits"

// Bins is how many bins a sketch has.
const Bins = 512

const (
	binBits = 9  // 2^9 bins
	perWord = 16 // bins of four bits in a word
	words   = Bins / perWord
	nibbles = 0x1111_1111_1111_1111 // the lowest bit of each bin
	values  = 15                    // what a bin that is not empty can hold
)

// Sketch is the sketch of a set: four bits for each bin, 0 where that is empty.
type Sketch [words]uint64

// at returns the value of a bin.
func (s *Sketch) at(bin int) uint16 { return uint16(s[bin/perWord] >> (bin % perWord * 4) & 0xf) }

// bins holds for each bin the complement of the least hash, 0 for an empty one.
type bins [Bins]uint64

func (b *bins) put(h uint64) {
	bin := &b[h>>(64-binBits)]
	*bin = max(*bin, ^h)
}

// take returns the sketch of the bins and empties them.
func (b *bins) take() *Sketch {
	s := new(Sketch)
	for bin, h := range b {
		if h != 0 {
			s[bin/perWord] |= (1 + ^h&0xffff*values>>16) << (bin % perWord * 4)
		}
	}
	*b = bins{}
	return s
}

// filled returns a word with the lowest bit set of each bin that is not empty.
func filled(word uint64) uint64 {
	word |= word >> 2
	return (word | word>>1) & nibbles
}

// Similarity estimates the Jaccard similarity of the sets of two sketches. It is 0
// where both are empty, and never above 1.
func (s *Sketch) Similarity(t *Sketch) float64 {
	var used, half, unequal int // bins: filled in one or both, in one, in both with different values
	for i, x := range s {
		y := t[i]
		one := filled(x) ^ filled(y)
		used += bits.OnesCount64(filled(x | y))
		half += bits.OnesCount64(one)
		unequal += bits.OnesCount64(filled(x^y) &^ one)
	}
	if used == 0 {
		return 0
	}
	// Of the bins with different shingles one in 15 agrees by chance. Those with
	// different values speak for them.
	differ := float64(unequal) * values / (values - 1)
	return max(0, 1-(float64(half)+differ)/float64(used))
}
