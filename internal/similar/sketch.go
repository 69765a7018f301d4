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

// Sketch stands for a set: four bits for each bin, 0 where that is empty.
type Sketch [words]uint64

// at is the value of a bin.
func (s *Sketch) at(bin int) uint16 { return uint16(s[bin/perWord] >> (bin % perWord * 4) & 0xf) }

// bins are those of a text while its shingles are hashed: of each the complement of
// the least hash, 0 for an empty one.
type bins [Bins]uint64

func (b *bins) put(h uint64) {
	bin := &b[h>>(64-binBits)]
	*bin = max(*bin, ^h)
}

// take makes a sketch, which keeps four bits of each bin, and empties the bins.
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

// filled has the lowest bit of each bin set that is not empty.
func filled(word uint64) uint64 {
	word |= word >> 2
	return (word | word>>1) & nibbles
}

// Similarity estimates the Jaccard similarity of the sets that two sketches stand
// for; it is 0 where both are empty, and never above 1.
func (s *Sketch) Similarity(t *Sketch) float64 {
	var c comparison
	c.add(s[:], t[:])
	return c.similarity()
}

// comparison counts the bins of two sketches.
type comparison struct {
	used   int // not empty in both
	half   int // empty in one
	differ int // filled in both with different values
}

func (c *comparison) add(s, t []uint64) {
	t = t[:len(s)]
	for i, x := range s {
		y := t[i]
		used, half := filled(x|y), filled(x)^filled(y)
		c.used += bits.OnesCount64(used)
		c.half += bits.OnesCount64(half)
		c.differ += bits.OnesCount64(filled(x^y) &^ half)
	}
}

// similarity is the share of the bins that agree. Of the bins with different
// shingles one in 15 agrees by chance; those with different values stand for them.
func (c *comparison) similarity() float64 {
	if c.used == 0 {
		return 0
	}
	differ := float64(c.differ) * values / (values - 1)
	return max(0, 1-(float64(c.half)+differ)/float64(c.used))
}
