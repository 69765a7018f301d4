package text

import (
	"fmt"
	"strings"
)

// Nearest returns the known word with the least edit distance to word, without
// regard to case, or "" if none is near enough. Among equals the first one wins.
func Nearest(word string, known []string) string {
	letters := []rune(strings.ToLower(word))
	best, least := "", 1+max(1, min(3, len(letters)/3))
	for _, k := range known {
		other := []rune(strings.ToLower(k))
		// Each letter more is an edit. The comparison with a word of a megabyte
		// would take long.
		if n := len(letters) - len(other); n >= least || -n >= least {
			continue
		}
		if d := distance(letters, other); d < least {
			best, least = k, d
		}
	}
	return best
}

// DidYouMean returns ` (did you mean "x"?)`, or "" if no known word is near enough.
func DidYouMean(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// distance returns the optimal string alignment distance: how many insertions,
// deletions, substitutions and swaps of two neighbours lead from s to t.
func distance(s, t []rune) int {
	before, row, next := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		next[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(t)]
}
