package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// keys writes a bank of questions with four options and the key at the positions
// that the letters say.
func keys(letters string) string {
	var b strings.Builder
	for i, letter := range letters {
		b.WriteString(item(i+1, fmt.Sprintf("Which is number %d?", i), int(letter-'A'), "aaa", "bbb", "ccc", "ddd"))
	}
	return b.String()
}

func TestKeyPositions(t *testing.T) {
	uneven := strings.Repeat("A", 10) + strings.Repeat("B", 52) + strings.Repeat("C", 11) + strings.Repeat("D", 7)
	several := strings.ReplaceAll(item(100, "Which two? (Choose two.)", 0, "a", "b", "c", "d"), "Answer: A", "Answer: A, B")
	for _, c := range []struct {
		name    string
		options map[string]any
		files   []string
		want    []string
	}{
		{"uneven", nil, []string{several, keys(uneven)},
			[]string{"1.md:1 QB503 the keys are not spread over the positions: A 10, B 52, C 11, D 7 of 80 (chi-square 68.7, 3 degrees of freedom, p < 0.000001)"}},
		{"even", nil, []string{keys(strings.Repeat("ABCD", 20))}, nil},
		{"by chance", nil, []string{keys(strings.Repeat("A", 14) + strings.Repeat("B", 8) + strings.Repeat("C", 11) + strings.Repeat("D", 7))}, nil},
		{"39 questions", nil, []string{keys(strings.Repeat("B", 39))}, nil},
		{"40 questions", nil, []string{keys(strings.Repeat("B", 40))},
			[]string{"1.md:1 QB503 the keys are not spread over the positions: A 0, B 40, C 0, D 0 of 40 (chi-square 120.0, 3 degrees of freedom, p < 0.000001)"}},
		{"fewer questions allowed", map[string]any{"minQuestions": 10}, []string{keys(strings.Repeat("B", 10))},
			[]string{"1.md:1 QB503 the keys are not spread over the positions: A 0, B 10, C 0, D 0 of 10 (chi-square 10.0, 1 degrees of freedom, p = 0.002)"}},
		{"another p", map[string]any{"p": 0.000001}, []string{keys(strings.Repeat("A", 20) + strings.Repeat("B", 5) + strings.Repeat("C", 10) + strings.Repeat("D", 5))}, nil},
		{"two files", nil, []string{keys(strings.Repeat("B", 20)), keys(strings.Repeat("B", 20))},
			[]string{"1.md:1 QB503 the keys are not spread over the positions: A 0, B 40, C 0, D 0 of 40 (chi-square 120.0, 3 degrees of freedom, p < 0.000001)"}},
	} {
		l := bankLinter(t, map[string]map[string]any{"QB503": c.options}, "QB503")
		if diff := cmp.Diff(c.want, said(lintBank(l, c.files...))); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

// TestMixedOptionCounts has true-or-false questions beside ones with four options:
// A and B are more frequent than C and D, as they must be.
func TestMixedOptionCounts(t *testing.T) {
	var b strings.Builder
	for i := range 80 {
		options := []string{"yes", "no"}
		if i%2 == 0 {
			options = []string{"aaa", "bbb", "ccc", "ddd"}
		}
		b.WriteString(item(i+1, fmt.Sprintf("Is it number %d?", i), i/2%len(options), options...))
	}
	if found := lintBank(bankLinter(t, nil, "QB503"), b.String()); len(found) > 0 {
		t.Errorf("found %q", said(found))
	}
}

func TestTricks(t *testing.T) {
	bank := func(n int, options func(i int) (stem string, key int, options []string)) string {
		var b strings.Builder
		for i := range n {
			stem, key, list := options(i)
			b.WriteString(item(i+1, stem, key, list...))
		}
		return b.String()
	}
	for _, c := range []struct {
		name string
		text string
		want []string
	}{
		{"the longest", bank(50, func(i int) (string, int, []string) {
			list := []string{"aaa", "bbb", "ccc", "ddd"}
			list[i%4] = "longer"
			return "Which?", (i + i/30) % 4, list
		}), []string{`choosing the longest option is right in 30 of 50 questions (60 %), guessing in 25 % (p < 0.000001)`}},
		{"ties share", bank(50, func(i int) (string, int, []string) {
			list := []string{"aaa", "bbb", "ccc", "ddd"}
			list[i%4], list[(i+1)%4] = "longer", "langer"
			return "Which?", i % 4, list
		}), []string{`choosing the longest option is right in 25 of 50 questions (50 %), guessing in 25 % (p < 0.000001)`}},
		{"words of the stem", bank(50, func(i int) (string, int, []string) {
			list := []string{"some bread", "some water", "some honey", "some sugar"}
			list[i%4] = "some stone"
			return "Which stone?", i % 4, list
		}), []string{`choosing the option with the most words of the stem is right in 50 of 50 questions (100 %), guessing in 25 % (p < 0.000001)`}},
		{"all of the above", bank(50, func(i int) (string, int, []string) {
			list := []string{"aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc", "All of the above"}
			if i%5 > 0 {
				list[3] = "dddddddddddddddd"
				return "Which?", i % 4, list
			}
			return "Which?", 3, list
		}), []string{`choosing "all of the above" is right in 10 of 10 questions (100 %), guessing in 25 % (p < 0.000001)`}},
		{"none of the above", bank(50, func(i int) (string, int, []string) {
			return "Which?", 3 - i%10/9, []string{"aaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbb", "ccccccccccccccccc", "None of the above"}
		}), []string{`choosing "none of the above" is right in 45 of 50 questions (90 %), guessing in 25 % (p < 0.000001)`}},
		{"by chance", bank(60, func(i int) (string, int, []string) {
			list := []string{"aaa", "bbb", "ccc", "ddd"}
			list[i%4] = "longer"
			return "Which?", i / 4 % 4, list
		}), nil},
		{"yes and no", bank(60, func(i int) (string, int, []string) {
			return "Which?", 0, []string{"Yes", "No"}
		}), nil},
		{"too few", bank(39, func(i int) (string, int, []string) {
			return "Which?", 0, []string{"longer", "bbb", "ccc"}
		}), nil},
		// Of 10,000 questions two points more than chance are significant, but no
		// flaw of the bank.
		{"two points", bank(10_000, func(i int) (string, int, []string) {
			key := i / 4 % 4
			if i%40 == 1 {
				key = 1
			}
			list := []string{"aaa", "bbb", "ccc", "ddd"}
			list[i%4] = "longer"
			return "Which?", key, list
		}), nil},
	} {
		l := bankLinter(t, nil, "QB504")
		var got []string
		for _, d := range lintBank(l, c.text) {
			got = append(got, d.Message)
			if d.Start.Line != 1 || d.Help == "" {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}
