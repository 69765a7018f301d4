package generate

import (
	"math/bits"
	"math/rand/v2"
)

// random draws numbers that depend on nothing but its seed. The bounded draws are
// written here, since the library promises the sequence of its source and not how
// it makes smaller numbers of it.
type random struct{ source rand.PCG }

// A stream is what of a question is drawn: each has a source of its own, so that a
// part of a question can be written again without the others.
type stream uint64

const (
	streamFault stream = iota + 1
	streamPlan
	streamStem
	streamOptions
	streamAnalysis
	streamDeck
	streamSubject
	streamFile
	streamCode
)

// newRandom is the source of one stream of the question (or block, or file) with
// an index.
func newRandom(seed uint64, of stream, index int) (r random) {
	// Indices are neighbours, so that they are spread first.
	r.source.Seed(spread(seed^uint64(of)<<56), spread(uint64(index)+uint64(of)<<48))
	return r
}

// spread is the finaliser of SplitMix64: every bit depends on every other.
func spread(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below draws a number from 0 to n-1. It favours the low ones by less than one in
// 2^50.
func (r *random) below(n int) int {
	high, _ := bits.Mul64(r.source.Uint64(), uint64(n))
	return int(high)
}

// chance is true in percent of a hundred cases.
func (r *random) chance(percent int) bool { return r.below(100) < percent }

// share is true with the probability p.
func (r *random) share(p float64) bool { return float64(r.source.Uint64()>>11)/(1<<53) < p }

// shuffle brings a list into any order.
func shuffle[T any](r *random, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		k := r.below(i + 1)
		list[i], list[k] = list[k], list[i]
	}
}

// pick draws one of a list.
func pick[T any](r *random, list []T) T { return list[r.below(len(list))] }
