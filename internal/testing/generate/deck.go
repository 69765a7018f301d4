package generate

// The questions come in blocks, each with the same numbers of options and keys.
const blockSize = 128

// form is how many options a question has and where its keys stand.
type form struct {
	options int
	// want is how many keys there are.
	want int
	// key is the position of the single key, and rank how many options are shorter
	// than it; unused where several are wanted.
	key, rank int
}

// blockForms are the numbers of options and of keys in a block, before they are
// shuffled.
var blockForms = func() (list []form) {
	for _, f := range []struct{ count, options, want int }{
		{6, 2, 1}, {12, 3, 1}, {60, 4, 1}, {30, 5, 1}, {12, 6, 1},
		{2, 4, 2}, {4, 5, 2}, {2, 6, 3},
	} {
		for range f.count {
			list = append(list, form{options: f.options, want: f.want})
		}
	}
	return list
}()

// deck is the forms of a block. Of each n questions with n options, in their
// order, one has its key at each position, and one has a key of each rank by
// length. So the keys are spread evenly however many questions are written.
type deck struct {
	block int
	forms [blockSize]form
}

func (d *deck) fill(seed uint64, block int) {
	r := newRandom(seed, streamDeck, block)
	d.block = block
	copy(d.forms[:], blockForms)
	shuffle(&r, d.forms[:])
	var places, ranks [maxOptions + 1][]int // what is left of the present round, by options
	for i := range d.forms {
		f := &d.forms[i]
		if f.want > 1 {
			continue
		}
		if len(places[f.options]) == 0 {
			places[f.options] = round(&r, f.options)
			ranks[f.options] = round(&r, f.options)
		}
		f.key, places[f.options] = places[f.options][0], places[f.options][1:]
		f.rank, ranks[f.options] = ranks[f.options][0], ranks[f.options][1:]
	}
}

// round is the numbers below n in any order.
func round(r *random, n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	shuffle(r, list)
	return list
}
