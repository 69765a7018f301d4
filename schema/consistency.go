package schema

import (
	"slices"
	"strconv"
)

// Keywords of violations that no JSON Schema can state, because they compare
// one part of a document with another.
const (
	duplicateNumber = "duplicateNumber"
	duplicateLabel  = "duplicateLabel"
	labelOrder      = "labelOrder"
	unknownLabel    = "unknownLabel"
	correctMismatch = "correctMismatch"
	selectMismatch  = "selectMismatch"
	sourceLineOrder = "sourceLineOrder"
	duplicateKey    = "duplicateKey"
)

// consistency returns where the parts of a question that keeps to the JSON
// Schema contradict each other, in the order of the contract.
func consistency(q *Question) []Violation {
	c := checker{q: q, name: "question #" + strconv.FormatInt(q.Number, 10)}
	c.labels()
	c.key()
	c.analysis()
	if s := q.Source; s != nil && s.EndLine < s.Line {
		c.report(sourceLineOrder, "the source ends on line "+strconv.Itoa(s.EndLine)+", before its first line, "+strconv.Itoa(s.Line),
			"source", "endLine")
	}
	return c.found
}

type checker struct {
	q     *Question
	name  string
	found []Violation
}

func (c *checker) report(keyword, message string, tokens ...string) {
	c.found = append(c.found, Violation{
		Pointer: pointerOf(tokens...),
		Keyword: keyword,
		Message: c.name + ": " + message,
	})
}

// labels checks that the options are labelled A, B, C and so on.
func (c *checker) labels() {
	unique := true
	for i := range c.q.Options {
		label := c.q.Options[i].Label
		if c.firstOption(label) < i {
			unique = false
			c.report(duplicateLabel, "two options have the label "+label, "options", strconv.Itoa(i), "label")
		}
	}
	// A label that is used twice shifts all that follow, and one gap does too:
	// the first is enough to say.
	for i := 0; unique && i < len(c.q.Options); i++ {
		label := c.q.Options[i].Label
		if label[0]-'A' != byte(i) {
			c.report(labelOrder, "option "+strconv.Itoa(i+1)+" has the label "+label+" where "+string(rune('A'+i))+" is next",
				"options", strconv.Itoa(i), "label")
			return
		}
	}
}

// firstOption returns the index of the first option with the label, -1 where
// there is none.
func (c *checker) firstOption(label string) int {
	return slices.IndexFunc(c.q.Options, func(o Option) bool { return o.Label == label })
}

// key checks that the options, the answer and the number to select agree.
func (c *checker) key() {
	for i := range c.q.Options {
		o := &c.q.Options[i]
		if c.firstOption(o.Label) < i {
			continue
		}
		c.correct(o.Label, "option "+o.Label, o.Correct, "options", strconv.Itoa(i), "correct")
	}
	c.known(c.q.Answer, "the answer", "answer")
	if keys := len(c.q.Answer); keys != c.q.Select {
		noun := " options"
		if keys == 1 {
			noun = " option"
		}
		c.report(selectMismatch, "the answer names "+strconv.Itoa(keys)+noun+", but "+strconv.Itoa(c.q.Select)+" to select", "answer")
	}
}

func (c *checker) analysis() {
	a := c.q.Analysis
	if a == nil {
		return
	}
	for i := range a.Options {
		label := a.Options[i].Label
		if c.firstOption(label) < 0 {
			c.report(unknownLabel, "the analysis of option "+label+" is of no option of the question",
				"analysis", "options", strconv.Itoa(i), "label")
			continue
		}
		c.correct(label, "the analysis of option "+label, a.Options[i].Correct,
			"analysis", "options", strconv.Itoa(i), "correct")
	}
	c.known(a.Answer, "the answer of the analysis", "analysis", "answer")
}

// correct checks what says of an option whether it is in the answer.
func (c *checker) correct(label, what string, correct bool, tokens ...string) {
	switch inAnswer := slices.Contains(c.q.Answer, label); {
	case correct && !inAnswer:
		c.report(correctMismatch, what+" is marked correct, but "+label+" is not in the answer", tokens...)
	case !correct && inAnswer:
		c.report(correctMismatch, what+" is not marked correct, but "+label+" is in the answer", tokens...)
	}
}

// known checks that every label of a list is that of an option.
func (c *checker) known(labels []string, what string, tokens ...string) {
	for i, label := range labels {
		if c.firstOption(label) < 0 {
			c.report(unknownLabel, what+" names "+label+", which is no option", append(slices.Clone(tokens), strconv.Itoa(i))...)
		}
	}
}
