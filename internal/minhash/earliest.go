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

// placeOf is the place of each bin in that order.
var placeOf = func() (places [Bins]uint16) {
	for place, bin := range order {
		places[bin] = uint16(place)
	}
	return places
}()

// key is the hash of one band of a dense sketch, of four rows at a time.
func (b banding) key(d *dense, band int) uint32 {
	var h uint64
	rows := d[band*b.rows : (band+1)*b.rows]
	for ; len(rows) >= 4; rows = rows[4:] {
		// The compiler makes one load of these.
		four := uint64(rows[0]) | uint64(rows[1])<<16 | uint64(rows[2])<<32 | uint64(rows[3])<<48
		h = (h ^ four) * multiplier
		h ^= h >> 32
	}
	for _, row := range rows {
		h = (h ^ uint64(row)) * multiplier
		h ^= h >> 32
	}
	return uint32(mix(h))
}

// dense has for each bin the first one from it on, and from the start again, that
// is not empty: its number and, in the lowest four bits, its value. Bins stand in
// their [order], so that the rows of a band stand together.
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
	number := uint16(Bins << 4) // of the bin, above its value
	for w := words - 1; w >= 0; w-- {
		places := (*[perWord]uint16)(placeOf[w*perWord:])
		word := s[w]
		for i := perWord - 1; i >= 0; i-- {
			number -= 1 << 4
			value := uint16(word >> 60)
			word <<= 4
			this := number | value
			if value != 0 { // which nobody can foresee: without a branch
				last = this
			}
			d[places[i]%Bins] = last
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
	compared  int     // how many pairs were compared, for tests
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

// The keys of several bands are made at once, so that the sketches, which are far
// more than the caches hold, are read a few times only: for each worker those of
// fewBands where there are more than fewSketches, which bounds the memory, and else
// of manyBands.
const (
	fewBands    = 11
	fewSketches = 1 << 14
	manyBands   = 64
)

// maxWorkers bounds the memory, some 50 bytes a sketch and worker.
const maxWorkers = 4

// run goes through all bands, some of them in a round. In each the workers first
// make the keys of the bands, for a part of the sketches each, and then look for
// equal keys, in a part of the bands each. Bands are independent of each other: each
// worker keeps what it found to itself, and the earliest of all is taken in the end.
func (s *search) run(processors int) {
	n := len(s.present)
	if n < 2 {
		return
	}
	workers, most := min(processors, maxWorkers, s.bands), fewBands
	if n < 1000 {
		workers = 1
	}
	if n <= fewSketches {
		most = manyBands
	}
	keys := make([][]uint32, min(most*workers, s.bands))
	for i := range keys {
		keys[i] = make([]uint32, n)
	}
	all := make([]*worker, workers)
	for i := range all {
		all[i] = newWorker(s)
	}
	for first := 0; first < s.bands; first += len(keys) {
		keys := keys[:min(len(keys), s.bands-first)]
		each(all, func(i int, w *worker) {
			w.fill(keys, first, i*n/workers, (i+1)*n/workers)
		})
		each(all, func(i int, w *worker) {
			for ; i < len(keys); i += workers {
				w.band(keys[i])
			}
		})
	}
	for _, w := range all {
		s.merge(w)
	}
}

// each has all workers work at once, and waits for them.
func each(all []*worker, work func(i int, w *worker)) {
	var group sync.WaitGroup
	for i, w := range all[1:] {
		group.Go(func() { work(i+1, w) })
	}
	work(0, all[0])
	group.Wait()
}

func (s *search) merge(w *worker) {
	for i, first := range w.earliest {
		s.earliest[i] = min(s.earliest[i], first)
	}
	s.compared += w.compared
}

// worker does a part of each round.
type worker struct {
	*search
	dense          dense
	repeats        repeats
	entries, spare []entry
	earliest       []int32
	compared       int
}

func newWorker(s *search) *worker {
	return &worker{search: s, repeats: newRepeats(len(s.present)), earliest: slices.Repeat([]int32{None}, len(s.sketches))}
}

// fill makes the keys of the bands from the first one on, those of the present
// sketches from one to another.
func (w *worker) fill(keys [][]uint32, first, from, to int) {
	for i := from; i < to; i++ {
		w.dense.fill(w.sketches[w.present[i]])
		for band := range keys {
			keys[band][i] = w.key(&w.dense, first+band)
		}
	}
}

// band looks for equal keys in a band.
func (w *worker) band(keys []uint32) {
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
