package similar

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// sketchOf is the sketch of a set of numbers, which may come in several parts.
func sketchOf(parts ...[]uint64) *Sketch {
	var b bins
	for _, part := range parts {
		for _, x := range part {
			b.put(mix(x))
		}
	}
	return b.take()
}

// trials returns how often a test tries at random: less often under -short.
func trials(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func numbers(r *rand.Rand, n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = r.Uint64()
	}
	return out
}

// pair makes two sets of n numbers each with a Jaccard similarity near to the
// wanted one, and gives their sketches and the true similarity.
func pair(r *rand.Rand, n int, similarity float64) (a, b *Sketch, exact float64) {
	common := int(math.Round(2 * similarity * float64(n) / (1 + similarity)))
	both := numbers(r, common)
	return sketchOf(both, numbers(r, n-common)), sketchOf(both, numbers(r, n-common)),
		float64(common) / float64(2*n-common)
}

// TestEstimate holds the estimate against the true similarity of random sets: it
// has no bias, and errs no more than the package says.
func TestEstimate(t *testing.T) {
	trials := trials(1000)
	r := rand.New(rand.NewPCG(1, 2))
	for _, similarity := range []float64{0, 0.3, 0.7, 0.85, 0.95, 1} {
		for _, n := range []int{1, 40, 100, 300, 1000, 5000} {
			t.Run(fmt.Sprintf("%v of %d", similarity, n), func(t *testing.T) {
				var sum, squares, worst float64
				for range trials {
					a, b, exact := pair(r, n, similarity)
					if a.Similarity(b) != b.Similarity(a) {
						t.Fatal("not symmetric")
					}
					err := a.Similarity(b) - exact
					sum += err
					squares += err * err
					worst = max(worst, math.Abs(err))
				}
				deviation := math.Sqrt(squares / float64(trials))
				t.Logf("bias %+.4f, standard deviation %.4f, worst %.4f", sum/float64(trials), deviation, worst)
				limit := 0.025
				if similarity >= 0.85 {
					limit = 0.018
				}
				if n == 1 {
					// One shingle agrees by chance once in 15 times.
					return
				}
				if similarity == 0 {
					// No estimate is below it.
					sum /= 2
				}
				if bias := math.Abs(sum / float64(trials)); bias > 0.003*math.Sqrt(float64(1000/trials)) {
					t.Errorf("the estimate is off by %.4f on average", bias)
				}
				if deviation > limit || worst > 6*limit {
					t.Errorf("standard deviation %.4f, worst %.4f", deviation, worst)
				}
			})
		}
	}
}

func TestEmpty(t *testing.T) {
	var empty Sketch
	some := sketchOf([]uint64{1, 2, 3})
	if s := empty.Similarity(&empty); s != 0 {
		t.Errorf("two empty sets have a similarity of %v", s)
	}
	if s := empty.Similarity(some); s != 0 {
		t.Errorf("an empty set and another have a similarity of %v", s)
	}
	if s := some.Similarity(some); s != 1 {
		t.Errorf("a set has a similarity of %v to itself", s)
	}
}
