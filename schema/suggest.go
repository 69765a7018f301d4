package schema

import "unicode/utf8"

// maxSlips is how many letters a word may be away from the one that was meant.
const maxSlips = 2

// suggest returns the word of the list that was probably meant, the first of
// those that are nearest, or "" where none is near. A word with no letter in
// its place is never near, however short it is.
func suggest(word string, list []string) string {
	best, slips := "", maxSlips+1
	for _, candidate := range list {
		lengths := utf8.RuneCountInString(word) - utf8.RuneCountInString(candidate)
		// A key may be megabytes long; its length alone rules it out.
		if lengths > maxSlips || lengths < -maxSlips {
			continue
		}
		d := levenshtein([]rune(word), []rune(candidate))
		if d < slips && d < min(utf8.RuneCountInString(word), utf8.RuneCountInString(candidate)) {
			best, slips = candidate, d
		}
	}
	return best
}

// levenshtein returns how many letters are to be put in, left out or replaced
// to make b of a.
func levenshtein(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range b {
			replaced := diagonal
			if r != s {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
