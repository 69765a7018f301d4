package chance

import "math"

// Guess is one question in which a test taker's trick picks some of the options,
// as "the longest one" does, and guesses among them.
type Guess struct {
	// Options is the number of options, Picked that of those the trick leaves, from 1
	// to Options.
	Options, Picked int
	// Right reports whether the key is one of those.
	Right bool
}

// Rate is the success of a trick over many questions.
type Rate struct {
	// Questions is their number.
	Questions int
	// Right is the number of right answers; a guess among two counts a half.
	Right float64
	// Expected is that number if each option were the key with the same probability.
	Expected float64
	// P is the probability of as many or more by chance.
	P float64
}

// Gain returns the share of all questions by which the trick beats chance.
func (r Rate) Gain() float64 {
	if r.Questions == 0 {
		return 0
	}
	return (r.Right - r.Expected) / float64(r.Questions)
}

// Record counts guesses by their kind, which is all that a [Rate] needs.
type Record struct {
	kinds [maxOptions + 1][maxOptions + 1]int // by options and picked
	right [maxOptions + 1]int                 // by picked
}

// maxOptions is the number of labels from A to Z.
const maxOptions = 26

// Add counts a guess; one with more options than there are labels counts for
// nothing.
func (r *Record) Add(g Guess) {
	if g.Picked < 1 || g.Picked > g.Options || g.Options > maxOptions {
		return
	}
	r.kinds[g.Options][g.Picked]++
	if g.Right {
		r.right[g.Picked]++
	}
}

// exactUpTo is the number of questions up to which the distribution is computed. Beyond, the
// normal one is within a hundredth of it.
const exactUpTo = 300

// Rate computes the rate of all guesses.
//
// A question gives 1/t where the trick picks t of its k options and the key is one
// of those, which by chance it is with the probability t/k. The sum over questions
// of several kinds has a Poisson binomial distribution, if no options tie. Up to
// 300 questions P comes from the distribution itself, counted in sixtieths of a
// question; beyond, from the normal distribution with the same mean and variance
// and a correction for continuity.
func (r *Record) Rate() Rate {
	var rate Rate
	var variance float64
	for k := range r.kinds {
		for t, n := range r.kinds[k] {
			if n == 0 {
				continue
			}
			rate.Questions += n
			rate.Expected += float64(n) / float64(k)
			variance += float64(n) * (1/float64(k*t) - 1/float64(k*k))
		}
	}
	for t, n := range r.right {
		if n > 0 {
			rate.Right += float64(n) / float64(t)
		}
	}
	switch {
	case variance <= 0:
		rate.P = 1
	case rate.Questions <= exactUpTo:
		rate.P = r.exact()
	default:
		half := float64(r.step()) / unit / 2
		rate.P = math.Erfc((rate.Right-half-rate.Expected)/math.Sqrt(2*variance)) / 2
	}
	return rate
}

// unit is the count of a whole question: halves to sixths of it are whole numbers,
// smaller parts are rounded down, in what was observed as in what is expected.
const unit = 60

// step returns the greatest number that divides all parts that occur.
func (r *Record) step() int {
	step := 0
	for k := range r.kinds {
		for t, n := range r.kinds[k] {
			for a := unit / max(t, 1); n > 0 && a > 0; {
				step, a = a, step%a
			}
		}
	}
	return max(step, 1)
}

// exact returns the probability of what was observed or more, by adding one question
// after the other to the distribution of the sum.
func (r *Record) exact() float64 {
	step := r.step()
	observed := 0
	for t, n := range r.right {
		if n > 0 {
			observed += n * (unit / t / step)
		}
	}
	sums := []float64{1} // the probability of each sum
	for k := range r.kinds {
		for t, n := range r.kinds[k] {
			if n == 0 {
				continue
			}
			part, hit := unit/t/step, float64(t)/float64(k)
			for range n {
				sums = append(sums, make([]float64, part)...)
				for i := len(sums) - 1; i >= 0; i-- {
					sums[i] *= 1 - hit
					if i >= part {
						sums[i] += sums[i-part] * hit
					}
				}
			}
		}
	}
	tail := 0.0
	for i := len(sums) - 1; i >= observed; i-- {
		tail += sums[i]
	}
	return min(tail, 1)
}
