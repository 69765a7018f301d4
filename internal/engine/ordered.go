package engine

import (
	"context"
	"sync"
)

// ordered gives out the numbers of some inputs to workers, and hands on what they
// put back in the order of the inputs. Whoever puts the result that is next hands
// it on, with all that wait behind it: nobody has to be woken for a result, which
// costs as much as a small file does.
type ordered[T any] struct {
	ctx  context.Context
	next func(T) error // one call at a time

	mu      sync.Mutex
	room    sync.Cond // signalled when there may be room ahead, or no more to do
	inputs  int
	claimed int    // inputs given out
	handed  int    // results handed on
	ring    []T    // the results ahead of those, by input modulo its length
	ready   []bool // whether a result is there, as in ring
	handing bool   // whether somebody is handing on
	stopped bool   // whether no more inputs are given out and results handed on
	err     error  // why, where it was not the context
}

// newOrdered is for so many inputs, of which no more than ahead may be given out
// whose results were not handed on. An error of next, or a cancelled context, stops
// all.
func newOrdered[T any](ctx context.Context, inputs, ahead int, next func(T) error) *ordered[T] {
	o := &ordered[T]{ctx: ctx, next: next, inputs: inputs, ring: make([]T, ahead), ready: make([]bool, ahead)}
	o.room.L = &o.mu
	return o
}

// claim gives the next input, false when there is none any more. It waits while
// results are too far behind: a worker is busy then, and will make room.
func (o *ordered[T]) claim() (input int, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		if o.stopped || o.claimed == o.inputs || o.ctx.Err() != nil {
			return 0, false
		}
		if o.claimed-o.handed < len(o.ring) {
			o.claimed++
			return o.claimed - 1, true
		}
		o.room.Wait()
	}
}

// put takes the result for an input that was claimed.
func (o *ordered[T]) put(input int, result T) {
	o.mu.Lock()
	defer o.mu.Unlock()
	i := input % len(o.ring)
	o.ring[i], o.ready[i] = result, true
	if o.handing {
		return // whoever is handing on will find it
	}
	o.handing = true
	for !o.stopped && o.ready[o.handed%len(o.ring)] {
		o.handOn()
	}
	o.handing = false
}

// handOn hands the next result on, without keeping others from work meanwhile.
func (o *ordered[T]) handOn() {
	var none T
	i := o.handed % len(o.ring)
	result := o.ring[i]
	o.ring[i], o.ready[i] = none, false
	err := o.ctx.Err()
	if err == nil {
		err = o.unlocked(result)
	}
	o.handed++
	if err != nil {
		o.stopped, o.err = true, err
		o.room.Broadcast()
		return
	}
	o.room.Signal()
}

// unlocked calls next without the lock.
func (o *ordered[T]) unlocked(result T) error {
	o.mu.Unlock()
	defer o.mu.Lock()
	return o.next(result)
}

// end gives the error that stopped all, once all workers are done.
func (o *ordered[T]) end() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil && o.handed < o.inputs {
		return o.ctx.Err()
	}
	return o.err
}
