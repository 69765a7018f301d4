package minhash

import "math/bits"

// repeats tells of most keys that are found once only that they are: of each a bit
// is kept, in a table of eight times as many bits, and another where the bit had
// been set before.
type repeats struct {
	once, again []uint64
	mask        uint32 // of a key
}

// newRepeats makes room for n keys.
func newRepeats(n int) repeats {
	width := min(bits.Len(uint(n))+3, 32)
	size := max(1<<width/64, 1)
	return repeats{once: make([]uint64, size), again: make([]uint64, size), mask: uint32(1<<width - 1)}
}

// count forgets the keys of before and takes others.
func (r *repeats) count(keys []uint32) {
	clear(r.once)
	clear(r.again)
	for _, key := range keys {
		key &= r.mask
		bit := uint64(1) << (key % 64)
		r.again[key/64] |= r.once[key/64] & bit
		r.once[key/64] |= bit
	}
}

// may tells whether a key may have come more than once.
func (r *repeats) may(key uint32) bool {
	key &= r.mask
	return r.again[key/64]>>(key%64)&1 != 0
}
