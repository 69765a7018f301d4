package rules

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/qbank-dev/qbank/lint"
)

// bankWide are the rules about the questions of the whole run: QB5.
var bankWide = []*lint.Rule{
	duplicateQuestion,
	nearDuplicateQuestion,
	keyPositionImbalance,
	longestOptionBias,
}

// none stands for no question.
const none = math.MaxInt32

// firstWith gives for each question the index of the first one with the same
// hash, which may be its own, and none for one whose hash is 0.
func firstWith(facts []*lint.Fact, hash func(*lint.Fact) uint64) []int32 {
	// A table of indices, less than half full, takes a third of the memory of a map.
	first, hashes := make([]int32, len(facts)), make([]uint64, len(facts))
	width := bits.Len(uint(len(facts))) + 1
	seen := make([]int32, 1<<width) // from 1; 0 is none
	for i := range facts {
		h := hash(facts[i])
		if h == 0 {
			first[i] = none
			continue
		}
		hashes[i] = h
		slot := h * 0x9e3779b97f4a7c15 >> (64 - width) // 2^64 divided by the golden ratio
		for seen[slot] != 0 && hashes[seen[slot]-1] != h {
			slot = (slot + 1) & (1<<width - 1)
		}
		if seen[slot] == 0 {
			seen[slot] = int32(i + 1)
		}
		first[i] = seen[slot] - 1
	}
	return first
}

// factAt names an earlier question with its place, as seen from another one.
func factAt(before, from *lint.Fact) string {
	if before.File == from.File {
		return fmt.Sprintf("question #%d in line %d", before.Number, before.Start.Line)
	}
	return fmt.Sprintf("question #%d in %s:%d", before.Number, before.File, before.Start.Line)
}

// relatedTo is an earlier question as a related place.
func relatedTo(before *lint.Fact) lint.Related {
	return lint.Related{File: before.File, Start: before.Start, Message: fmt.Sprintf("question #%d", before.Number)}
}

// percent is a share as people write it.
func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// belowText is a small probability as people write it.
func belowText(p float64) string {
	switch {
	case p < 1e-6:
		return "p < 0.000001"
	case p < 1e-3:
		return fmt.Sprintf("p = %.6f", p)
	}
	return fmt.Sprintf("p = %.3f", p)
}
