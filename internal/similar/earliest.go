package similar

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

// None is the index of no sketch.
const None = math.MaxInt32

// Earliest returns for each sketch the index of the first one before it whose
// estimated similarity reaches the threshold, or [None]. A sketch that is nil or of
// an empty set is similar to none.
//
// It uses as many processors as jobs says, 1 or more. The result depends on nothing
// but the sketches and the threshold. The number of sketches must be below 2^31.
func Earliest(sketches []*Sketch, threshold float64, jobs int) []int32 {
	s := &search{banding: newBanding(threshold), threshold: threshold, sketches: sketches}
	s.earliest = slices.Repeat([]int32{None}, len(sketches))
	keys := s.keys()
	var group errgroup.Group
	group.SetLimit(jobs)
	for band := range s.bands {
		group.Go(func() error { s.band(keys, band); return nil })
	}
	_ = group.Wait()
	return s.earliest
}

// banding is how bins make up bands: how many a band has, and how many bands.
type banding struct {
	rows, bands int
}

// missed is how often a pair at the threshold may be no candidate.
const missed = 0.002

// newBanding returns the longest bands that miss few pairs at the threshold: the
// longer they are, the fewer sketches are compared in vain.
func newBanding(threshold float64) banding {
	threshold = min(max(threshold, 0), 1)
	b := banding{rows: 1, bands: Bins}
	for rows := 2; rows <= 32; rows++ {
		bands := Bins / rows
		if math.Pow(1-math.Pow(threshold, float64(rows)), float64(bands)) > missed {
			break
		}
		b = banding{rows, bands}
	}
	return b
}

// order is the bins in an order without pattern, the same in every run. Neighbours
// in one band would often have the same value where most bins are empty.
var order = func() (order [Bins]uint16) {
	for i := range order {
		order[i] = uint16(i)
	}
	r := rand.New(rand.NewPCG(1997, 1998))
	r.Shuffle(Bins, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}()

// search is one run of Earliest.
type search struct {
	banding
	threshold float64
	sketches  []*Sketch
	present   []int32 // the sketches of sets that are not empty

	mu       sync.Mutex
	earliest []int32 // by sketch
}

// keys returns the hashes of all bands of each present sketch, one after the other.
// An empty bin takes what the next one holds that is not empty.
func (s *search) keys() (keys []uint32) {
	for i, sketch := range s.sketches {
		if sketch == nil || *sketch == (Sketch{}) {
			continue
		}
		s.present = append(s.present, int32(i))
		var dense [Bins]uint16
		last := uint16(0)
		for k := 2*Bins - 1; k >= 0; k-- { // twice round: the last bins take what the first hold
			bin := k % Bins
			if v := sketch.at(bin); v != 0 {
				last = uint16(bin)<<4 | v
			}
			dense[bin] = last
		}
		for band := range s.bands {
			h := uint64(band)
			for _, bin := range order[band*s.rows : (band+1)*s.rows] {
				h = mix((h ^ uint64(dense[bin])) * multiplier)
			}
			keys = append(keys, uint32(h))
		}
	}
	return keys
}

// band compares the sketches that have the same key in a band.
func (s *search) band(keys []uint32, band int) {
	type entry struct {
		key   uint32
		index int32
	}
	entries := make([]entry, len(s.present))
	for i, at := range s.present {
		entries[i] = entry{keys[i*s.bands+band], at}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.index, b.index)) })
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].key == entries[0].key {
			n++
		}
		for i := 1; i < n; i++ {
			for _, before := range entries[:min(i, maxCompared)] {
				if s.sketches[entries[i].index].Similarity(s.sketches[before.index]) >= s.threshold {
					s.found(entries[i].index, before.index)
					break
				}
			}
		}
		entries = entries[n:]
	}
}

// maxCompared is with how many members of a bucket a sketch is compared: the
// first ones, because it is the earliest that is looked for.
const maxCompared = 8

func (s *search) found(at, first int32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.earliest[at] = min(s.earliest[at], first)
}
