package minhash

import (
	"math/bits"
	"slices"
)

// entry is a key of a band with the index of its sketch, in one word so that
// sorting moves as little as possible.
type entry uint64

func newEntry(key uint32, index int32) entry { return entry(key)<<32 | entry(uint32(index)) }

func (e entry) key() uint32  { return uint32(e >> 32) }
func (e entry) index() int32 { return int32(uint32(e)) }

const (
	digitBits = 11
	digits    = 3 // of 11 bits in a key of 32
	fewToSort = 2048
)

// sortByKey sorts entries by key and index and gives them with the other buffer,
// which is of the same length. Entries come in the order of their indices. A
// radix sort takes the same time for each of a million entries as for each of ten
// thousand.
func sortByKey(entries, spare []entry) (sorted, other []entry) {
	if len(entries) < fewToSort {
		slices.Sort(entries)
		return entries, spare
	}
	for digit := range digits {
		shift := 32 + digit*digitBits
		var starts [1 << digitBits]uint32
		for _, e := range entries {
			starts[e>>shift&(1<<digitBits-1)]++
		}
		var sum uint32
		for i, n := range starts {
			starts[i] = sum
			sum += n
		}
		for _, e := range entries {
			d := e >> shift & (1<<digitBits - 1)
			spare[starts[d]] = e
			starts[d]++
		}
		entries, spare = spare, entries
	}
	return entries, spare
}

// trailing is the number of the first bin of a word that is not empty.
func trailing(word uint64) int { return bits.TrailingZeros64(word) / 4 }
