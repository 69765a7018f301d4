package lint

import (
	"fmt"
	"slices"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// numberReading is the number of a question; its readings are noted.
type numberReading struct {
	number int64
	noted  *[]int64
}

func (r *numberReading) Read(_ *parser.File, q *Question) {
	r.number = q.Heading.Number
	*r.noted = append(*r.noted, r.number)
}

// TestShared checks that rules read a question once for all of them, whatever the
// order in which they ask.
func TestShared(t *testing.T) {
	var noted []int64
	check := func(_ *Pass, q *Question) {
		r := q.Shared(func() Reading { return &numberReading{noted: &noted} }).(*numberReading)
		if r.number != q.Heading.Number {
			t.Errorf("question #%d is given what was read of #%d", q.Heading.Number, r.number)
		}
		if want := fmt.Sprintf("stem %d", r.number); q.StemText() != want || q.OptionTexts()[0] != "option of "+want {
			t.Errorf("question #%d is given the texts %q and %q", r.number, q.StemText(), q.OptionTexts())
		}
	}
	l := newLinter(t, Options{Rules: []*Rule{
		{Code: "QB101", Name: "one", CheckFile: func(p *Pass) {
			for _, q := range slices.Backward(p.Questions()) {
				check(p, q)
			}
		}},
		{Code: "QB102", Name: "two", CheckQuestion: check},
		{Code: "QB103", Name: "three", CheckQuestion: check},
	}})
	text := ""
	for n := 1; n <= 3; n++ {
		text += fmt.Sprintf("## Question #%d\nstem %d\n\nA. option of stem %d\n\n", n, n, n)
	}
	for range 2 {
		noted = nil
		l.File(parser.Parse("bank.md", []byte(text)))
		// The rule of the file comes first and ends at question 1.
		if got, want := fmt.Sprint(noted), "[3 2 1 2 3]"; got != want {
			t.Errorf("read were %s, want %s", got, want)
		}
	}
}
