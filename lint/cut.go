package lint

import "github.com/qbank-dev/qbank/internal/lang"

// cuts are the texts of one question after another that were cut into words.
type cuts struct {
	memory lang.Memory
	list   []cut     // of the stem, and of the options behind it
	of     *Question // whose these are
}

// cut is a text that was cut into words, or room for one.
type cut struct {
	text lang.Text
	done bool
}

// Memory is what all rules remember of words.
func (q *Question) Memory() *lang.Memory { return &q.notes.cuts.memory }

// StemWords cuts the prose of the stem into words, once for all rules. They are
// overwritten when rules look at the next question.
func (q *Question) StemWords(prose string) *lang.Text { return q.cut(0, prose) }

// OptionWords cuts the prose of the option of an index into words, once for all rules.
// They are overwritten when rules look at the next question.
func (q *Question) OptionWords(i int, prose string) *lang.Text { return q.cut(1+i, prose) }

func (q *Question) cut(i int, prose string) *lang.Text {
	c := &q.notes.cuts
	if c.of != q {
		c.begin(q)
	}
	if one := &c.list[i]; !one.done || one.text.Prose != prose {
		one.done = true
		one.text.Read(prose, &c.memory)
	}
	return &c.list[i].text
}

// maxKeptTexts is the number of texts for which memory is kept, and maxKeptWords that
// of the words of one of them.
const maxKeptTexts, maxKeptWords = 64, 1 << 12

// begin forgets the texts of another question.
func (c *cuts) begin(q *Question) {
	c.of = q
	if n := 1 + len(q.Options); n > cap(c.list) || cap(c.list) > maxKeptTexts {
		c.list = make([]cut, n, max(n, 8))
	}
	c.list = c.list[:1+len(q.Options)]
	for i := range c.list {
		if one := &c.list[i]; cap(one.text.Words) > maxKeptWords {
			*one = cut{}
		} else {
			one.done = false
		}
	}
}

// find is the stem or an option as rules have cut it into words, nil where they have not,
// or not as documents have it.
func (c *cuts) find(q *Question, i int, text string) *lang.Text {
	if c.of != q || !c.list[i].done || c.list[i].text.Prose != text {
		return nil
	}
	return &c.list[i].text
}
