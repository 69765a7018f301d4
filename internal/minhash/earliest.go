package minhash

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// None says that no sketch is similar.
const None = math.MaxInt32

// Earliest finds for each sketch the first one before it that is similar: whose
// estimated similarity reaches the threshold. The result has the index of that,
// or [None]. A sketch that is nil or stands for an empty set is similar to none.
//
// It uses as many processors as jobs says, 1 or more. The result depends on nothing
// but the sketches and the threshold. The number of sketches must be below 2^31.
func Earliest(sketches []*Sketch, threshold float64, jobs int) []int32 {
	s := newSearch(sketches, threshold)
	s.run(jobs)
	return s.earliest
}

// banding says which bins make up a band.
type banding struct {
	rows, bands int
}

// missed is how often a pair at the threshold may be no candidate.
const missed = 0.002

// newBanding takes the longest bands that miss few pairs at the threshold: the
// longer they are, the fewer candidates are none.
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

// order is the bins in an order without pattern, the same in every run: rows of
// one band that stand next to each other would often take the same value where
// most bins are empty.
var order = func() (order [Bins]uint16) {
	for i := range order {
		order[i] = uint16(i)
	}
	r := rand.New(rand.NewPCG(1997, 1998))
	r.Shuffle(Bins, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}()

// key is the hash of one band of a dense sketch.
func (b banding) key(d *dense, band int) uint32 {
	var h uint64
	for _, bin := range order[band*b.rows : (band+1)*b.rows] {
		h = (h ^ uint64(d[bin%Bins])) * multiplier
		h ^= h >> 32
	}
	return uint32(mix(h))
}

// dense has for each bin the first one from it on, and from the start again, that
// is not empty: its number and, in the lowest four bits, its value.
type dense [Bins]uint16

// fill makes it that of a sketch that is not empty.
func (d *dense) fill(s *Sketch) {
	var last uint16 // what the bins before the present one take
	for w, word := range s {
		if word != 0 {
			n := trailing(word)
			last = uint16((w*perWord+n)<<4) | uint16(word>>(n*4)&0xf)
			break
		}
	}
	for w := words - 1; w >= 0; w-- {
		bins := (*[perWord]uint16)(d[w*perWord:])
		word := s[w]
		for i := perWord - 1; i >= 0; i-- {
			value := uint16(word >> 60)
			word <<= 4
			if value != 0 {
				last = uint16((w*perWord+i)<<4) | value
			}
			bins[i] = last
		}
	}
}

// search is one run of Earliest.
type search struct {
	banding
	threshold float64
	sketches  []*Sketch
	present   []int32 // the sketches that stand for something
	earliest  []int32 // by sketch
	mu        sync.Mutex
	compared  int // how many pairs were compared, for tests
}

func newSearch(sketches []*Sketch, threshold float64) *search {
	s := &search{
		banding:   newBanding(threshold),
		threshold: threshold,
		sketches:  sketches,
		earliest:  make([]int32, len(sketches)),
	}
	for i, sketch := range sketches {
		s.earliest[i] = None
		if sketch != nil && *sketch != (Sketch{}) {
			s.present = append(s.present, int32(i))
		}
	}
	return s
}

// A worker makes the keys of several bands at once, so that the sketches, which
// are far more than the caches hold, are read a few times only: of fewBands where
// there are more than fewSketches, which bounds the memory, and else of manyBands.
const (
	fewBands    = 11
	fewSketches = 1 << 14
	manyBands   = 64
)

// maxWorkers bounds the memory, some 50 bytes a sketch and worker.
const maxWorkers = 4

// run goes through all bands. They are independent of each other: each worker
// keeps what it found to itself, and the earliest of all is taken in the end.
func (s *search) run(processors int) {
	if len(s.present) < 2 {
		return
	}
	workers, most := min(processors, maxWorkers, s.bands), fewBands
	if len(s.present) < 1000 {
		workers = 1
	}
	if len(s.present) <= fewSketches {
		most = manyBands
	}
	together := min(most, (s.bands+workers-1)/workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			worker := newWorker(s, together)
			for from := w * together; from < s.bands; from += workers * together {
				worker.round(from, min(s.bands, from+together))
			}
			s.merge(worker)
		})
	}
	group.Wait()
}

func (s *search) merge(w *worker) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, first := range w.earliest {
		s.earliest[i] = min(s.earliest[i], first)
	}
	s.compared += w.compared
}

// worker goes through some of the bands.
type worker struct {
	*search
	keys           [][]uint32 // by band of a round and sketch
	dense          dense
	repeats        repeats
	entries, spare []entry
	earliest       []int32
	compared       int
}

func newWorker(s *search, together int) *worker {
	// Not a copy of what the search has: others may have added to that already.
	w := &worker{search: s, earliest: slices.Repeat([]int32{None}, len(s.sketches))}
	n := len(s.present)
	w.keys = make([][]uint32, together)
	for i := range w.keys {
		w.keys[i] = make([]uint32, n)
	}
	w.repeats = newRepeats(n)
	return w
}

// round goes through the bands from one to another.
func (w *worker) round(from, to int) {
	for i, at := range w.present {
		w.dense.fill(w.sketches[at])
		for band := from; band < to; band++ {
			w.keys[band-from][i] = w.key(&w.dense, band)
		}
	}
	for _, keys := range w.keys[:to-from] {
		w.sort(keys)
		for rest := w.entries; len(rest) > 0; {
			n := 1
			for n < len(rest) && rest[n].key() == rest[0].key() {
				n++
			}
			w.bucket(rest[:n])
			rest = rest[n:]
		}
	}
}

// sort makes the entries of a band, without most of those whose key nothing else
// has: there are few others.
func (w *worker) sort(keys []uint32) {
	w.repeats.count(keys)
	w.entries = w.entries[:0]
	for i, key := range keys {
		if w.repeats.may(key) {
			w.entries = append(w.entries, newEntry(key, w.present[i]))
		}
	}
	w.spare = slices.Grow(w.spare[:0], len(w.entries))[:len(w.entries)]
	w.entries, w.spare = sortByKey(w.entries, w.spare)
}

// maxCompared is with how many members of a bucket a sketch is compared: the
// first ones, because it is the earliest that is looked for. Buckets are small
// but for texts that are mostly the same, and there a text that is similar to one
// of the many is so to one of the first, in one band or another.
const maxCompared = 8

// bucket compares the members of a bucket, which are in the order of their
// indices.
func (w *worker) bucket(members []entry) {
	for i := 1; i < len(members); i++ {
		at := members[i].index()
		sketch := w.sketches[at]
		for _, before := range members[:min(i, maxCompared)] {
			if before.index() >= w.earliest[at] {
				break
			}
			w.compared++
			if sketch.similar(w.sketches[before.index()], w.threshold) {
				w.earliest[at] = before.index()
				break
			}
		}
	}
}
