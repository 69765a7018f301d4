package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	known := []string{"disable", "enable", "disable-file", "missing-stem", "QB101", "QB106", "한글 제목"}
	tests := []struct{ name, word, want string }{
		{"itself", "enable", "enable"},
		{"another case", "Missing-STEM", "missing-stem"},
		{"a code in small letters", "qb101", "QB101"},
		{"a letter for a digit", "QB1O1", "QB101"},
		{"the first of equals", "QB10", "QB101"},
		{"a swap is one edit", "enalbe", "enable"},
		{"a letter too many", "ennable", "enable"},
		{"a letter too few", "enble", "enable"},
		{"two edits of five letters", "dsble", ""},
		{"two edits of six letters", "enabel", "enable"},
		{"three edits of a long word", "misng-stm", "missing-stem"},
		{"four edits are never near", "misg-stm", ""},
		{"Hangul counts in letters", "한글 재목", "한글 제목"},
		{"one edit of a short word", "qb101x", "QB101"},
		{"nothing", "", ""},
		{"another word", "spelling", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Nearest(test.word, known); got != test.want {
				t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
			}
		})
	}
	if got := Nearest("enable", nil); got != "" {
		t.Errorf("of no words the nearest is %q", got)
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{`a "b"`}
	if got, want := DidYouMean(`a "c"`, known), ` (did you mean "a \"b\""?)`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := DidYouMean("zzz", known); got != "" {
		t.Errorf("got %q for nothing near", got)
	}
}

// slowDistance is the definition of the optimal string alignment distance.
func slowDistance(s, t []rune) int {
	if len(s) == 0 || len(t) == 0 {
		return len(s) + len(t)
	}
	a, b := s[:len(s)-1], t[:len(t)-1]
	cost := 1
	if s[len(a)] == t[len(b)] {
		cost = 0
	}
	least := min(slowDistance(a, t)+1, slowDistance(s, b)+1, slowDistance(a, b)+cost)
	if len(a) > 0 && len(b) > 0 && s[len(a)] == t[len(b)-1] && s[len(a)-1] == t[len(b)] {
		least = min(least, slowDistance(a[:len(a)-1], b[:len(b)-1])+1)
	}
	return least
}

func TestDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SliceOfN(rapid.SampledFrom([]rune("ab한")), 0, 6)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if got, want := distance(a, b), slowDistance(a, b); got != want {
			t.Errorf("distance(%q, %q) = %d, want %d", string(a), string(b), got, want)
		}
	})
}

// TestNearestIsNear compares with the distances to all words: the early way out
// for words of another length must not lose any.
func TestNearestIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("ab가")), 0, 9, -1)
		w, known := word.Draw(t, "word"), rapid.SliceOfN(word, 0, 5).Draw(t, "known")
		want, least := "", 1+max(1, min(3, len([]rune(w))/3))
		for _, k := range known {
			if d := distance([]rune(w), []rune(k)); d < least {
				want, least = k, d
			}
		}
		if got := Nearest(w, known); got != want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", w, known, got, want)
		}
	})
}

// TestNearestOfAMegabyte checks that no row of the distance is ever made for a
// word of such a length: a comment in a bank may hold one.
func TestNearestOfAMegabyte(t *testing.T) {
	word := strings.Repeat("x", 1<<20)
	known := make([]string, 1000)
	for i := range known {
		known[i] = "disable-next-line"
	}
	got := testing.AllocsPerRun(1, func() {
		if near := Nearest(word, known); near != "" {
			t.Errorf("%q is near", near)
		}
	})
	// One to turn the word into letters, and room for what is no fault.
	if got > 10 {
		t.Errorf("%v allocations for %d known words", got, len(known))
	}
}
