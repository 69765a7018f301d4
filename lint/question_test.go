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
		// The rule of the file comes last and begins with question 3.
		if got, want := fmt.Sprint(noted), "[1 2 3 2 1]"; got != want {
			t.Errorf("read were %s, want %s", got, want)
		}
	}
}

// TestKeysInTime checks that rules are given questions with their keys: a rule of
// questions that one and those before it, a rule of files all.
func TestKeysInTime(t *testing.T) {
	seen := 0
	check := func(list []*Question) {
		for _, q := range list {
			seen++
			if !q.Key.Has('B') || q.Selection.Count != 2 {
				t.Errorf("question #%d has the key %q and asks for %d", q.Heading.Number, q.Key.Labels, q.Selection.Count)
			}
		}
	}
	l := newLinter(t, Options{Rules: []*Rule{
		{Code: "QB101", Name: "one", CheckFile: func(p *Pass) { check(p.Questions()) }},
		{Code: "QB102", Name: "two", CheckQuestion: func(p *Pass, q *Question) { check(p.Questions()[:slices.Index(p.Questions(), q)+1]) }},
	}})
	text := ""
	for n := 1; n <= 3; n++ {
		text += fmt.Sprintf("## Question #%d\nWhich? (Choose two.)\n\nA. a\n\nB. b\n\n정답: A, B\n\n", n)
	}
	f := parser.Parse("bank.md", []byte(text))
	l.File(f)
	l.Window(f)
	if want := 2 * (3 + 1 + 2 + 3); seen != want {
		t.Errorf("%d questions were seen, want %d", seen, want)
	}
}
