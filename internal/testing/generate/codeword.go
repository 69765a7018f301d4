package generate

// A stem is put together of seven phrases, each one of 23. Which ones, says a
// Reed-Solomon code: a number from 0 to 23^4 - 1 is read as a polynomial over the
// field of 23 elements and evaluated at seven points. Two polynomials of a degree
// of three at most agree in three points at most, so that any two stems of one
// subject differ in four phrases or more, and near-duplicates are only those that
// are planted.
const (
	phrases   = 23 // in each list; a prime
	digits    = 4
	positions = 7
	codewords = phrases * phrases * phrases * phrases
)

// codeword is the phrase at each position of a stem.
type codeword [positions]uint8

// codewordOf is that of a number below [codewords].
func codewordOf(n int) (c codeword) {
	var digit [digits]int
	for i := range digit {
		digit[i] = n % phrases
		n /= phrases
	}
	for x := range c {
		value := 0
		for i := digits - 1; i >= 0; i-- {
			value = (value*x + digit[i]) % phrases
		}
		c[x] = uint8(value)
	}
	return c
}

// order brings the numbers below [codewords] into an order that depends on the
// seed, and begins anywhere.
type order struct{ step, start int }

func newOrder(r *random) order {
	step := codewords/3 + r.below(codewords/3)
	if step%phrases == 0 {
		step++ // else it would not reach all of them
	}
	return order{step, r.below(codewords)}
}

// at is the number at a place of the order.
func (o order) at(i int) int {
	return int((uint64(i)*uint64(o.step) + uint64(o.start)) % codewords)
}
