package generate

import "testing"

// TestCodewords proves that any two stems of a subject differ in four phrases or
// more: since the code is linear, that no codeword but that of 0 has more than
// three zeros.
func TestCodewords(t *testing.T) {
	for n := 1; n < codewords; n++ {
		zeros := 0
		for _, symbol := range codewordOf(n) {
			if symbol == 0 {
				zeros++
			}
		}
		if zeros >= digits {
			t.Fatalf("the codeword of %d has %d zeros", n, zeros)
		}
	}
}

// TestOrder proves that an order reaches each number once.
func TestOrder(t *testing.T) {
	r := newRandom(3, streamCode, 1)
	o := newOrder(&r)
	seen := make([]bool, codewords)
	for i := range codewords {
		n := o.at(i)
		if seen[n] {
			t.Fatalf("%d comes twice", n)
		}
		seen[n] = true
	}
}

func TestMaxQuestions(t *testing.T) {
	if len(subjects())*codewords != MaxQuestions {
		t.Errorf("%d subjects allow for other than %d questions", len(subjects()), MaxQuestions)
	}
}

// TestDeck proves that keys are spread over the positions in any part of a bank.
func TestDeck(t *testing.T) {
	var d deck
	counts := map[int][]int{}
	for block := range 5 {
		d.fill(11, block)
		for i, f := range d.forms {
			if f.want > 1 {
				continue
			}
			if counts[f.options] == nil {
				counts[f.options] = make([]int, f.options)
			}
			counts[f.options][f.key]++
			lowest, highest := counts[f.options][0], 0
			for _, n := range counts[f.options] {
				lowest, highest = min(lowest, n), max(highest, n)
			}
			if highest > lowest+1 {
				t.Fatalf("after %d questions of block %d: %v", i+1, block, counts[f.options])
			}
		}
	}
}

// TestRandom pins the numbers: a bank has to be the same with every version of Go.
func TestRandom(t *testing.T) {
	r := newRandom(1, streamStem, 2)
	var got [5]int
	for i := range got {
		got[i] = r.below(1000)
	}
	if want := [5]int{483, 838, 478, 419, 542}; got != want {
		t.Errorf("the numbers are %v, not %v", got, want)
	}
}
