package lint

import (
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
	notes    *notes
}

// newQuestions makes the questions of a file as rules see them.
func newQuestions(f *parser.File, n *notes) []*Question {
	made := make([]Question, len(f.Questions))
	list := make([]*Question, len(f.Questions))
	for i, q := range f.Questions {
		made[i] = Question{Question: q, Key: schema.KeyOf(f, q), Selection: schema.SelectionOf(f, q), file: f, notes: n}
		list[i] = &made[i]
	}
	return list
}

// notes are what is read of one question after another, so that it is read once
// however many rules ask, and in the same memory.
type notes struct {
	reading Reading
	read    *Question // whose reading it is

	stem    string
	options []string
	texts   *Question // whose texts these are

	unusual   []int        // the places of a file's unusual characters
	composed  bool         // whether the file is surely in UTF-8 and NFC
	unusualOf *parser.File // which that is

	cuts cuts

	passes passes
}

// Reading is what the rules of a catalogue read of a question once for all of
// them; see [Question.Shared].
type Reading interface {
	// Read makes it that of another question. It may use the memory of the last
	// one again.
	Read(f *parser.File, q *Question)
}

// Shared is what rules read of the question, such as the words of its stem. The
// first rule that asks has it read. All rules of a catalogue share one kind of
// reading, which make makes, and keep nothing of it longer than they look at the
// question.
func (q *Question) Shared(make func() Reading) Reading {
	n := q.notes
	if n.reading == nil {
		n.reading = make()
	}
	if n.read != q {
		n.read = q
		n.reading.Read(q.file, q)
	}
	return n.reading
}

// readTexts reads the texts of the stem and the options, as the document has them.
func (q *Question) readTexts() *notes {
	n := q.notes
	if n.texts == q {
		return n
	}
	doc := q.Document()
	n.texts, n.stem, n.options = q, doc.Stem, n.options[:0]
	for i := range doc.Options {
		n.options = append(n.options, doc.Options[i].Text)
	}
	return n
}

// StemText is the text of the stem as documents have it, "" where there is none.
func (q *Question) StemText() string { return q.readTexts().stem }

// OptionTexts are the texts of the options as documents have them, in the order
// of the options. They are overwritten when rules look at the next question.
func (q *Question) OptionTexts() []string { return q.readTexts().options }

// Document is the question's document. It is kept as long as rules look at the
// question.
func (q *Question) Document() *schema.Question {
	if q.document == nil {
		doc := schema.BuildWith(q.file, q.Question, q.Key, q.Selection)
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
	for i := range a.Tail.Len() {
		switch a.Tail.At(i).Kind {
		case parser.AnswerLineBlock, parser.BreakBlock, parser.DirectiveBlock, parser.CommentBlock, parser.RuleBlock:
		default:
			return true
		}
	}
	return false
}
