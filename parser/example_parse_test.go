package parser_test

import (
	"fmt"

	"github.com/qbank-dev/qbank/parser"
)

// A bank with two faults: an option without a blank behind its label, and a
// heading that names no question.
const harbours = `## Question #31
Which harbour freezes in winter?

A. Lisbon

B.Oulu

## Question #31 Explanation

### Options

**A. Lisbon**
- the Atlantic keeps it open ❌

**B. Oulu** ⭐
- the Gulf of Bothnia is icebound ✅

## Question
Which of them is the larger one?
`

// Reading a bank never fails. What could be read is in the questions, and what
// could not is told by the diagnostics, each with its place.
func ExampleParse() {
	f := parser.Parse("harbours.md", []byte(harbours))
	for _, q := range f.Questions {
		fmt.Printf("question %d: %s\n", q.Heading.Number, f.Text(&q.Stem.Body))
		for _, o := range q.Options {
			fmt.Printf("  %c: %s\n", o.Label, f.OptionText(o))
		}
		for _, o := range q.Analysis.OptionAnalyses() {
			for _, r := range o.Reasons {
				fmt.Printf("  %c has a reason, %s: %s\n", o.Heading.Label, r.Mark(), f.ReasonText(r))
			}
		}
	}
	for _, d := range f.Diagnostics {
		at := f.Source.Position(d.Span.Start, parser.Runes)
		fmt.Printf("%s:%d:%d: %s %s\n", f.Source.Name, at.Line, at.Column, d.Code, d.Message)
	}
	// Output:
	// question 31: Which harbour freezes in winter?
	//   A: Lisbon
	//   B: Oulu
	//   A has a reason, con: the Atlantic keeps it open
	//   B has a reason, pro: the Gulf of Bothnia is icebound
	// harbours.md:6:1: QB006 "B.Oulu" looks like option B but does not begin with "B. "
	// harbours.md:18:1: QB001 the question heading "## Question" has no number
}
