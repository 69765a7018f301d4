package engine

import (
	"context"
	"slices"
	"testing"
)

// TestOrderedByOne puts results in another order than that of the inputs, by one
// worker alone, so that nothing is left to chance.
func TestOrderedByOne(t *testing.T) {
	var got []int
	o := newOrdered(context.Background(), 5, 3, func(n int) error {
		got = append(got, n)
		return nil
	})
	steps := []struct {
		put    int   // a result, ten times its input
		handed []int // what has been handed on then
	}{
		{1, nil},
		{2, nil},
		{0, []int{0, 10, 20}},
		{4, []int{0, 10, 20}},
		{3, []int{0, 10, 20, 30, 40}},
	}
	claim := func(want int) {
		t.Helper()
		if i, ok := o.claim(); i != want || !ok {
			t.Fatalf("claimed %d, %v, want %d", i, ok, want)
		}
	}
	claim(0)
	claim(1)
	claim(2)
	for i, step := range steps {
		if i == 3 {
			claim(3)
			claim(4)
		}
		o.put(step.put, 10*step.put)
		if !slices.Equal(got, step.handed) {
			t.Fatalf("after step %d: %v, want %v", i, got, step.handed)
		}
	}
	if i, ok := o.claim(); ok {
		t.Errorf("claimed %d of 5", i)
	}
	if err := o.end(); err != nil {
		t.Error(err)
	}
}

// TestOrderedKeepsNothing checks that a result that was handed on is not held any
// longer: the next file may be as large.
func TestOrderedKeepsNothing(t *testing.T) {
	o := newOrdered(context.Background(), 1, 4, func(*int) error { return nil })
	o.claim()
	o.put(0, new(int))
	if o.ring[0] != nil {
		t.Error("a result is held after it was handed on")
	}
}
