// Package chance computes how likely a pattern in the keys of a bank is by chance.
package chance

import (
	"maps"
	"math"
	"slices"
)

// Spread tests whether keys are spread evenly over the positions of the options.
// The counts are by the number of options: counts[4] has four numbers, how many
// of the questions with four options have their key at each position. It gives
// the chi-square statistic with its degrees of freedom and the probability of one
// as large by chance; that is 1 where there is nothing to test.
//
// With one number of options this is Pearson's test against equal shares. Where
// the numbers differ, the counts of all questions are added up, but a question
// with two options cannot have its key at the third: the expected counts and
// their covariances are those of the single questions added up, and the statistic
// is the quadratic form d' V^-1 d of the deviations d, which is Pearson's where
// all questions are of one kind. Positions with an expected count below five,
// which only the last ones are, are taken together (Cochran 1954).
func Spread(counts map[int][]int) (statistic float64, degrees int, p float64) {
	groups := groupPositions(counts)
	degrees = groups.len() - 1
	if degrees < 1 {
		return 0, 0, 1
	}
	deviation := make([]float64, degrees)
	covariance := make([][]float64, degrees)
	for i := range covariance {
		covariance[i] = make([]float64, degrees)
	}
	// In the order of the keys: sums then come out the same in every run.
	for _, options := range slices.Sorted(maps.Keys(counts)) {
		observed := counts[options]
		n := total(observed)
		share := groups.shares(options)
		for position, count := range observed {
			if g := groups.of(position); g < degrees {
				deviation[g] += float64(count)
			}
		}
		for i := range degrees {
			deviation[i] -= float64(n) * share[i]
			covariance[i][i] += float64(n) * share[i]
			for j := range degrees {
				covariance[i][j] -= float64(n) * share[i] * share[j]
			}
		}
	}
	statistic = quadraticForm(covariance, deviation)
	return statistic, degrees, ChiSquareTail(statistic, degrees)
}

// grouping puts positions together: ends are where its groups end.
type grouping struct{ ends []int }

// leastExpected is the expected count below which the chi-square distribution is
// no longer near to that of the statistic.
const leastExpected = 5

func groupPositions(counts map[int][]int) grouping {
	var expected []float64
	for _, options := range slices.Sorted(maps.Keys(counts)) {
		n := total(counts[options])
		for len(expected) < options {
			expected = append(expected, 0)
		}
		for i := range options {
			expected[i] += float64(n) / float64(options)
		}
	}
	// From the last position to the first: expected counts never rise.
	var ends []int
	end, sum := len(expected), 0.0
	for i := len(expected) - 1; i >= 0; i-- {
		if sum += expected[i]; sum >= leastExpected {
			ends = append([]int{end}, ends...)
			end, sum = i, 0
		}
	}
	return grouping{ends}
}

func total(counts []int) (n int) {
	for _, count := range counts {
		n += count
	}
	return n
}

func (g grouping) len() int { return len(g.ends) }

// of returns the group of a position.
func (g grouping) of(position int) int {
	for i, end := range g.ends {
		if position < end {
			return i
		}
	}
	return len(g.ends)
}

// shares returns the shares of the groups in the positions of a question.
func (g grouping) shares(options int) []float64 {
	out := make([]float64, g.len())
	start := 0
	for i, end := range g.ends {
		out[i] = float64(max(0, min(end, options)-start)) / float64(options)
		start = end
	}
	return out
}

// quadraticForm returns d' V^-1 d for a symmetric, positive definite V, by its
// Cholesky factor, which is left in V: with V = L L' and L y = d it is y' y.
func quadraticForm(v [][]float64, d []float64) float64 {
	y := make([]float64, len(d))
	sum := 0.0
	for i := range d {
		for j := range i {
			for k := range j {
				v[i][j] -= v[i][k] * v[j][k]
			}
			v[i][j] /= v[j][j]
			v[i][i] -= v[i][j] * v[i][j]
		}
		v[i][i] = math.Sqrt(v[i][i])
		y[i] = d[i]
		for j := range i {
			y[i] -= v[i][j] * y[j]
		}
		y[i] /= v[i][i]
		sum += y[i] * y[i]
	}
	return sum
}

// ChiSquareTail returns the probability that a chi-square variable with the given
// degrees of freedom is x or more. For whole degrees the incomplete gamma function
// Q(k/2, x/2) is a finite sum: Q(1/2, x) = erfc(sqrt x), Q(1, x) = exp(-x) and
// Q(a+1, x) = Q(a, x) + x^a exp(-x) / Gamma(a+1) (DLMF 8.4.6, 8.4.8 and 8.8.6).
func ChiSquareTail(x float64, degrees int) float64 {
	if x <= 0 || degrees < 1 {
		return 1
	}
	x /= 2
	a, q := 1.0, math.Exp(-x)
	if degrees%2 == 1 {
		a, q = 0.5, math.Erfc(math.Sqrt(x))
	}
	for ; a < float64(degrees)/2; a++ {
		gamma, _ := math.Lgamma(a + 1)
		q += math.Exp(a*math.Log(x) - x - gamma)
	}
	return min(q, 1)
}
