package lint

import (
	"sync"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// Question is a question as rules see it.
type Question struct {
	*parser.Question
	// Key says which options are right.
	Key schema.Key
	// Selection is how many the question asks for.
	Selection schema.Selection

	file     *parser.File
	document *schema.Question
	shared   *sharedReading
}

// newQuestions makes the questions of a file as rules see them.
func newQuestions(f *parser.File, shared *sharedReading) []*Question {
	made := make([]Question, len(f.Questions))
	list := make([]*Question, len(f.Questions))
	for i, q := range f.Questions {
		made[i] = Question{Question: q, Key: schema.KeyOf(f, q), Selection: schema.SelectionOf(f, q), file: f, shared: shared}
		list[i] = &made[i]
	}
	return list
}

// sharedReading is what rules read of one question of a file; see
// [Question.Shared].
type sharedReading struct {
	of    *Question
	value any
}

var sharedReadings = sync.Pool{New: func() any { return new(sharedReading) }}

// release ends the use for a file. The value is kept for its buffers.
func (s *sharedReading) release() {
	s.of = nil
	sharedReadings.Put(s)
}

// Shared is what rules read of the question once for all of them, such as the
// words of its stem. The first rule that asks makes it, from what stood for
// another question, whose buffers it may use again, or nil: it may keep nothing
// of that longer than a rule looks at the question.
func (q *Question) Shared(read func(last any) any) any {
	if q.shared.of != q {
		q.shared.value = read(q.shared.value)
		q.shared.of = q
	}
	return q.shared.value
}

// Document is the question's document. It is kept as long as rules look at the
// question.
func (q *Question) Document() *schema.Question {
	if q.document == nil {
		doc := schema.Build(q.file, q.Question)
		q.document = &doc
	}
	return q.document
}

// Option is the first option with a label, nil where there is none.
func (q *Question) Option(label byte) *parser.Option {
	for _, o := range q.Options {
		if o.Label == label {
			return o
		}
	}
	return nil
}

// Analysed tells whether the question has an analysis: more than a stated
// answer.
func (q *Question) Analysed() bool {
	a := q.Analysis
	if a == nil {
		return false
	}
	if a.Heading != nil || len(a.Sections) > 0 {
		return true
	}
	for b := range a.Tail.Blocks() {
		switch b.Kind {
		case parser.AnswerLineBlock, parser.BreakBlock, parser.DirectiveBlock, parser.CommentBlock, parser.RuleBlock:
		default:
			return true
		}
	}
	return false
}
