package lint

import (
	"fmt"
	"slices"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// TestShared checks that rules read a question once for all of them, whatever the
// order in which they ask.
func TestShared(t *testing.T) {
	type reading struct{ number, made int64 }
	var reads []int64
	read := func(q *Question) *reading {
		return q.Shared(func(last any) any {
			reads = append(reads, q.Heading.Number)
			r, _ := last.(*reading)
			if r == nil {
				r = new(reading)
			}
			*r = reading{number: q.Heading.Number, made: r.made + 1}
			return r
		}).(*reading)
	}
	check := func(_ *Pass, q *Question) {
		if r := read(q); r.number != q.Heading.Number {
			t.Errorf("question #%d is given what was read of #%d", q.Heading.Number, r.number)
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
	text := "## Question #1\nx\n\n## Question #2\ny\n\n## Question #3\nz\n"
	for range 2 {
		reads = nil
		l.File(parser.Parse("bank.md", []byte(text)))
		// Rules of files come first and leave question 1 behind.
		if got, want := fmt.Sprint(reads), "[3 2 1 2 3]"; got != want {
			t.Errorf("read were %s, want %s", got, want)
		}
	}
}
