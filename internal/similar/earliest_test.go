package similar

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// bank makes sketches of sets of n numbers that share a part, as questions of one
// template do. Every hundredth is a copy of the one 50 before it with a few
// numbers changed, so that their similarity is about 0.95.
func bank(size, n int, shared float64) (sketches []*Sketch, copies map[int]int) {
	r := rand.New(rand.NewPCG(7, 8))
	common := numbers(r, int(2*shared*float64(n)/(1+shared)))
	copies = map[int]int{}
	var last []uint64
	for i := range size {
		own := numbers(r, n-len(common))
		switch {
		case i%100 == 50:
			last = own
		case i%100 == 0 && i > 0:
			own = slices.Clone(last)
			copy(own, numbers(r, min(n/40, len(own))))
			copies[i] = i - 50
		}
		sketches = append(sketches, sketchOf(common, own))
	}
	return sketches, copies
}

// TestBruteForce compares the search with all pairs.
func TestBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var sketches []*Sketch
	for len(sketches) < trials(1500) {
		a, b, _ := pair(r, 30+r.IntN(600), 0.75+0.25*r.Float64())
		sketches = append(sketches, a, b)
	}
	r.Shuffle(len(sketches), func(i, j int) { sketches[i], sketches[j] = sketches[j], sketches[i] })
	sketches[10], sketches[20] = nil, &Sketch{}
	for _, threshold := range []float64{0.8, 0.85, 0.95, 1} {
		pairs, missed := 0, 0
		got := Earliest(sketches, threshold, 2)
		for i, s := range sketches {
			want := int32(None)
			for j := 0; j < i && s != nil && want == None; j++ {
				if sketches[j] != nil && s.Similarity(sketches[j]) >= threshold {
					want = int32(j)
				}
			}
			if want != None {
				pairs++
			}
			switch {
			case got[i] == want:
			case got[i] == None:
				missed++
			default:
				t.Errorf("threshold %v: %d is said to be like %d, not %d", threshold, i, got[i], want)
			}
		}
		t.Logf("threshold %v: %d of %d missed", threshold, missed, pairs)
		if missed > 1+pairs/100 {
			t.Errorf("threshold %v: %d of %d pairs missed", threshold, missed, pairs)
		}
	}
}

// TestFound measures how often a pair of a given similarity is reported: almost
// never or almost always but for the neighbourhood of the threshold.
func TestFound(t *testing.T) {
	trials := trials(1000)
	r := rand.New(rand.NewPCG(11, 12))
	for _, n := range []int{100, 300, 1000} {
		for _, c := range []struct{ similarity, least, most float64 }{
			{0.75, 0, 0}, {0.80, 0, 0.005}, {0.82, 0, 0.05}, {0.85, 0.3, 0.7}, {0.88, 0.95, 1}, {0.90, 0.995, 1}, {0.95, 1, 1},
		} {
			found := 0
			for range trials {
				a, b, _ := pair(r, n, c.similarity)
				if Earliest([]*Sketch{a, b}, 0.85, 1)[1] == 0 {
					found++
				}
			}
			share := float64(found) / float64(trials)
			t.Logf("%d shingles, similarity %.2f: found %.3f", n, c.similarity, share)
			if share < c.least || share > c.most {
				t.Errorf("%d shingles, similarity %.2f: found %.3f", n, c.similarity, share)
			}
		}
	}
}

// TestCrowd plants copies among sets of which any two are much alike, but not
// enough: they are found all the same.
func TestCrowd(t *testing.T) {
	for _, shared := range []float64{0, 0.4, 0.7, 0.8} {
		sketches, copies := bank(trials(5000), 300, shared)
		earliest := Earliest(sketches, 0.85, 2)
		missed := 0
		for i, original := range copies {
			if earliest[i] > int32(original) {
				missed++
			}
		}
		t.Logf("%.1f alike: %d of %d copies missed", shared, missed, len(copies))
		if missed > 1 {
			t.Errorf("%.1f alike: %d of %d copies missed", shared, missed, len(copies))
		}
	}
}

// TestCluster has many sets that are all alike.
func TestCluster(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	same := sketchOf(numbers(r, 300))
	for i, first := range Earliest(slices.Repeat([]*Sketch{same}, 20_000), 0.85, 1)[1:] {
		if first != 0 {
			t.Fatalf("%d is like %d", i+1, first)
		}
	}
}

// TestJobs proves that the result does not depend on the number of processors.
func TestJobs(t *testing.T) {
	for _, shared := range []float64{0.3, 0.84} {
		sketches, _ := bank(trials(3000), 200, shared)
		want := Earliest(sketches, 0.85, 1)
		for _, jobs := range []int{2, 3, 64} {
			if !slices.Equal(Earliest(sketches, 0.85, jobs), want) {
				t.Errorf("%d jobs give another result", jobs)
			}
		}
	}
}

func TestBanding(t *testing.T) {
	for _, c := range []struct {
		threshold float64
		want      banding
	}{
		{-1, banding{1, 512}}, {0, banding{1, 512}}, {0.5, banding{4, 128}}, {0.7, banding{7, 73}},
		{0.85, banding{12, 42}}, {1, banding{32, 16}}, {2, banding{32, 16}}, {math.NaN(), banding{32, 16}},
	} {
		if got := newBanding(c.threshold); got != c.want {
			t.Errorf("a threshold of %v has %v, not %v", c.threshold, got, c.want)
		}
	}
	for i, bin := range slices.Sorted(slices.Values(order[:])) {
		if int(bin) != i {
			t.Fatalf("bin %d is missing in the order", i)
		}
	}
}

// BenchmarkEarliest reports the time for each sketch on one processor.
func BenchmarkEarliest(b *testing.B) {
	for _, shared := range []float64{0.2, 0.8} {
		for _, size := range []int{10_000, 100_000} {
			b.Run(fmt.Sprintf("%d/%v", size, shared), func(b *testing.B) {
				sketches, _ := bank(size, 300, shared)
				b.ReportAllocs()
				for b.Loop() {
					Earliest(sketches, 0.85, 1)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/sketch")
			})
		}
	}
}
