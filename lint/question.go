package lint

import (
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// Question is a question with its document and passages, which are made when a rule
// first asks for them.
type Question struct {
	*parser.Question

	file  *parser.File
	words *wordReader
	read
}

// read holds what was read of a question.
type read struct {
	document *schema.Document
	stem     *Passage
	options  []*Passage
}

// newQuestions makes the questions of a file as rules see them.
func newQuestions(f *parser.File, words *wordReader) []*Question {
	list := make([]*Question, len(f.Questions))
	for i, q := range f.Questions {
		list[i] = &Question{Question: q, file: f, words: words}
	}
	return list
}

// release drops what was read: only one document of a file is in memory at a time.
func (q *Question) release() {
	q.read = read{}
	q.words.used = 0
}

// Document returns the question's document, with its key and its places.
func (q *Question) Document() *schema.Document {
	if q.document == nil {
		q.document = schema.Build(q.file, q.Question)
	}
	return q.document
}

// Key returns the key of the question.
func (q *Question) Key() *schema.Key { return &q.Document().Key }

// Selection returns how many options the question asks for.
func (q *Question) Selection() schema.Selection { return q.Document().Selection }

// StemPassage returns the stem, which is empty where there is none.
func (q *Question) StemPassage() *Passage {
	if q.stem == nil {
		q.stem = stemPassage(q.file, q.Question)
		q.stem.reader = q.words
	}
	return q.stem
}

// OptionPassage returns the text of the option of an index.
func (q *Question) OptionPassage(i int) *Passage {
	if q.options == nil {
		q.options = make([]*Passage, len(q.Options))
	}
	if q.options[i] == nil {
		q.options[i] = optionPassage(q.file, q.Options[i])
		q.options[i].reader = q.words
	}
	return q.options[i]
}

// Option returns the first option with a label, nil where there is none.
func (q *Question) Option(label byte) *parser.Option {
	for _, o := range q.Options {
		if o.Label == label {
			return o
		}
	}
	return nil
}

// Analysed reports whether the question has an analysis: more than a stated
// answer.
func (q *Question) Analysed() bool {
	a := q.Analysis
	if a == nil {
		return false
	}
	if a.Heading != nil || len(a.Sections) > 0 {
		return true
	}
	for i := range a.Tail.Len() {
		switch a.Tail.At(i).Kind {
		case parser.AnswerLineBlock, parser.BreakBlock, parser.DirectiveBlock, parser.CommentBlock, parser.RuleBlock:
		default:
			return true
		}
	}
	return false
}
