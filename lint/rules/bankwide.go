package rules

import (
	"fmt"
	"math"

	"github.com/qbank-dev/qbank/lint"
)

// bankWide are the rules about the questions of the whole run: QB5.
var bankWide = []*lint.Rule{
	duplicateQuestion,
	nearDuplicateQuestion,
	keyPositionImbalance,
	longestOptionBias,
}

// none is the index of no question.
const none = math.MaxInt32

// firstWith returns for each question the index of the first one with the same
// hash, which may be its own, and none for one whose hash is 0.
func firstWith(facts []*lint.Fact, hash func(*lint.Fact) uint64) []int32 {
	first := make([]int32, len(facts))
	seen := make(map[uint64]int32, len(facts))
	for i, fact := range facts {
		h := hash(fact)
		if h == 0 {
			first[i] = none
			continue
		}
		at, ok := seen[h]
		if !ok {
			at = int32(i)
			seen[h] = at
		}
		first[i] = at
	}
	return first
}

// factAt returns an earlier question with its place, as seen from another one.
func factAt(before, from *lint.Fact) string {
	if before.File == from.File {
		return fmt.Sprintf("question #%d in line %d", before.Number, before.Start.Line)
	}
	return fmt.Sprintf("question #%d in %s:%d", before.Number, before.File, before.Start.Line)
}

// relatedTo returns an earlier question as a related place.
func relatedTo(before *lint.Fact) lint.Related {
	return lint.Related{File: before.File, Start: before.Start, Message: fmt.Sprintf("question #%d", before.Number)}
}

// percent formats a share, such as "40 %".
func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// belowText formats a small probability.
func belowText(p float64) string {
	switch {
	case p < 1e-6:
		return "p < 0.000001"
	case p < 1e-3:
		return fmt.Sprintf("p = %.6f", p)
	}
	return fmt.Sprintf("p = %.3f", p)
}
