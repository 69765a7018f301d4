package chance

import (
	"math"
	"math/rand/v2"
	"testing"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s is %.6g, not %.6g", what, got, want)
	}
}

// TestChiSquareTail holds it against the critical values of printed tables, as in
// the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
func TestChiSquareTail(t *testing.T) {
	for _, c := range []struct {
		x       float64
		degrees int
		want    float64
	}{
		{2.706, 1, 0.10}, {3.841, 1, 0.05}, {6.635, 1, 0.01}, {10.828, 1, 0.001},
		{4.605, 2, 0.10}, {5.991, 2, 0.05}, {9.210, 2, 0.01}, {13.816, 2, 0.001},
		{6.251, 3, 0.10}, {7.815, 3, 0.05}, {11.345, 3, 0.01}, {16.266, 3, 0.001},
		{9.236, 5, 0.10}, {11.070, 5, 0.05}, {15.086, 5, 0.01}, {20.515, 5, 0.001},
		{34.382, 25, 0.10}, {37.652, 25, 0.05}, {44.314, 25, 0.01}, {52.620, 25, 0.001},
		{2.558, 10, 0.99}, {0, 3, 1}, {-1, 3, 1}, {1, 0, 1},
	} {
		near(t, "the tail", ChiSquareTail(c.x, c.degrees), c.want, c.want*2e-3)
	}
	if p := ChiSquareTail(1e6, 3); p != 0 {
		t.Errorf("far out the tail is %v", p)
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name      string
		counts    map[int][]int
		statistic float64
		degrees   int
	}{
		{"nothing", nil, 0, 0},
		{"even", map[int][]int{4: {10, 10, 10, 10}}, 0, 3},
		// (10-20)²/20 + (52-20)²/20 + (11-20)²/20 + (7-20)²/20
		{"Pearson", map[int][]int{4: {10, 52, 11, 7}}, 68.7, 3},
		{"few", map[int][]int{4: {1, 1, 1, 1}}, 0, 0},
		// Expected are 24, 24, 2 and 2; the last three are taken together. At the
		// first position are 6 too many, with the variance of 44 coins and 8 dice of
		// four sides.
		{"rare positions", map[int][]int{2: {22, 22}, 4: {8, 0, 0, 0}}, 36 / (44*0.25 + 8*0.25*0.75), 1},
	} {
		statistic, degrees, p := Spread(c.counts)
		near(t, c.name, statistic, c.statistic, 1e-9)
		if degrees != c.degrees {
			t.Errorf("%s: %d degrees of freedom, not %d", c.name, degrees, c.degrees)
		}
		near(t, c.name, p, ChiSquareTail(c.statistic, c.degrees), 1e-9)
	}
}

// TestSpreadLevel draws keys by chance for questions with different numbers of
// options: p is below 0.01 about once in a hundred times, and below 0.1 once in
// ten.
func TestSpreadLevel(t *testing.T) {
	const trials = 10000
	r := rand.New(rand.NewPCG(1, 2))
	for _, kinds := range [][]int{{4}, {2, 3, 4, 5}, {4, 4, 4, 4, 4, 4, 4, 26}, {2, 4}} {
		for _, size := range []int{40, 400} {
			low, lowest := 0, 0
			for range trials {
				counts := map[int][]int{}
				for i := range size {
					k := kinds[i%len(kinds)]
					if counts[k] == nil {
						counts[k] = make([]int, k)
					}
					counts[k][r.IntN(k)]++
				}
				_, _, p := Spread(counts)
				if p < 0.1 {
					low++
				}
				if p < 0.01 {
					lowest++
				}
			}
			t.Logf("%v, %d questions: below 0.1 in %.4f, below 0.01 in %.4f", kinds, size, float64(low)/trials, float64(lowest)/trials)
			near(t, "the share below 0.1", float64(low)/trials, 0.1, 0.025)
			near(t, "the share below 0.01", float64(lowest)/trials, 0.01, 0.005)
		}
	}
}

// record makes a record of n equal guesses, right of them right.
func record(options, picked, n, right int) *Record {
	var r Record
	for i := range n {
		r.Add(Guess{options, picked, i < right})
	}
	return &r
}

func TestRate(t *testing.T) {
	// Of ten coins, eight or more heads: (45+10+1)/1024.
	rate := record(2, 1, 10, 8).Rate()
	near(t, "p", rate.P, 56.0/1024, 1e-12)
	near(t, "expected", rate.Expected, 5, 1e-12)
	near(t, "gain", rate.Gain(), 0.3, 1e-12)
	// Of four questions with four options, all right: 1/256.
	near(t, "p", record(4, 1, 4, 4).Rate().P, 1.0/256, 1e-12)
	// Two of three options picked is right with 2/3 and counts a half.
	rate = record(3, 2, 3, 3).Rate()
	near(t, "p", rate.P, 8.0/27, 1e-12)
	near(t, "right", rate.Right, 1.5, 1e-12)
	near(t, "expected", rate.Expected, 1, 1e-12)
	// A trick that picks all says nothing.
	near(t, "p", record(3, 3, 50, 50).Rate().P, 1, 1e-12)
	var empty Record
	near(t, "p", empty.Rate().P, 1, 0)
	near(t, "gain", empty.Rate().Gain(), 0, 0)
	for _, g := range []Guess{{0, 0, false}, {4, 0, true}, {4, 5, true}, {27, 1, true}} {
		empty.Add(g)
	}
	if n := empty.Rate().Questions; n != 0 {
		t.Errorf("%d impossible guesses are counted", n)
	}
	// A mixture, summed up by hand: a coin that counts 1, and a guess among two of
	// four that counts 1/2 with 1/2. At least 1: the coin.
	var mixed Record
	mixed.Add(Guess{2, 1, true})
	mixed.Add(Guess{4, 2, false})
	near(t, "p", mixed.Rate().P, 0.5, 1e-12)
}

// TestNormal compares both ways of computing where one takes over from the other.
func TestNormal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		var rec Record
		for range exactUpTo + 1 {
			k := 2 + r.IntN(4)
			picked := 1 + r.IntN(2)
			rec.Add(Guess{k, picked, r.Float64() < float64(picked)/float64(k)+0.05})
		}
		near(t, "the normal tail", rec.Rate().P, rec.exact(), 0.01)
	}
}

// TestRateLevel draws keys by chance: p is below 0.01 at most once in a hundred
// times.
func TestRateLevel(t *testing.T) {
	const trials = 5000
	r := rand.New(rand.NewPCG(5, 6))
	for _, size := range []int{40, 1000} {
		low := 0
		for range trials {
			var rec Record
			for i := range size {
				k := 3 + i%3
				picked := 1 + i%7/6
				rec.Add(Guess{k, picked, r.Float64() < float64(picked)/float64(k)})
			}
			if rec.Rate().P < 0.01 {
				low++
			}
		}
		share := float64(low) / trials
		t.Logf("%d questions: below 0.01 in %.4f", size, share)
		if share > 0.0135 {
			t.Errorf("%d questions: below 0.01 in %.4f", size, share)
		}
	}
}
