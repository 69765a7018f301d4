package lint

import (
	"sync"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/internal/similar"
	"github.com/qbank-dev/qbank/parser"
)

// Fact is what is kept of a question for the rules over the whole run: some 200
// bytes, and 256 more for the sketch of its stem. What no running rule asks for is
// left empty.
type Fact struct {
	// File is the path as people know it.
	File string
	// Number is the question's number.
	Number int64
	// Start and End enclose the number in its heading.
	Start, End Position
	// StartByte and EndByte are their columns in bytes.
	StartByte, EndByte int
	// Excerpt is the heading's line.
	Excerpt string

	// Stem is a hash of the stem's text, in which white space and what cannot be
	// seen make no difference; 0 where there is none.
	Stem uint64
	// Content is one of the stem and the texts of the options, whatever their
	// order; 0 where there is no stem.
	Content uint64
	// KeyText is one of the texts of the right options; 0 where none is.
	KeyText uint64
	// OptionTexts are short hashes of the options of a short stem, the first eight
	// that mean something outside of their question; 0 is none.
	OptionTexts [8]uint16
	// Sketch stands for the stem's shingles; nil for a short stem.
	Sketch *similar.Sketch

	// Options is how many options a question with one key has, 0 for any other.
	Options uint8
	// KeyAt is the position of its key, from 1.
	KeyAt uint8
	// Longest, StemWords, AllAbove and NoneAbove are what tricks pick in it.
	Longest, StemWords, AllAbove, NoneAbove Pick
}

// Pick is what a test taker's trick, such as taking the longest option, picks in a
// question.
type Pick struct {
	// Picked is how many options it leaves to guess among; 0 where it has nothing
	// to say.
	Picked uint8
	// Right tells that the key is one of them.
	Right bool
}

// newFact keeps of a question what the rules over the whole run need.
func (l *Linter) newFact(f *parser.File, q *Question) Fact {
	at := q.Heading.NumberSpan
	start := f.Source.Position(at.Start, parser.Runes)
	fact := Fact{
		File:      f.Source.Name,
		Number:    q.Heading.Number,
		Start:     start,
		End:       f.Source.Position(at.End, parser.Runes),
		StartByte: f.Source.Position(at.Start, parser.Bytes).Column,
		EndByte:   f.Source.Position(at.End, parser.Bytes).Column,
		// A part of the file's text would keep all of it in memory.
		Excerpt: excerpt(f.Source, at.Start),
	}
	similar := l.enabled[codeNearDuplicate]
	same := l.enabled[codeDuplicate] || similar
	cues := l.enabled[codeLongestBias]
	key := -1
	if cues || l.enabled[codeKeyPosition] {
		if key = singleKey(q); key >= 0 {
			fact.Options, fact.KeyAt = uint8(len(q.Options)), uint8(key+1)
		}
	}
	cues = cues && key >= 0
	if !same && !cues {
		return fact
	}
	w := factWriters.Get().(*factWriter)
	defer factWriters.Put(w)
	w.read(q)
	if similar || cues {
		w.readReferences()
	}
	if same {
		w.hash(&fact)
	}
	if similar {
		w.sketch(&fact)
	}
	if cues {
		w.cues(&fact, key)
	}
	return fact
}

// The codes of the rules for which facts are kept.
const (
	codeDuplicate     = "QB501"
	codeNearDuplicate = "QB502"
	codeKeyPosition   = "QB503"
	codeLongestBias   = "QB504"
)

// factWriter has what is needed to make the facts of a question, with buffers that
// are kept from question to question.
type factWriter struct {
	stem    string
	options []string
	cut     []*lang.Text // of the stem and the options; nil where they were not cut
	correct []bool       // whether an option is in the key
	refers  []reference  // what an option says of the others

	memory   *lang.Memory
	sketcher similar.Sketcher
	text     []byte
	hashes   []uint64
	words    wordSet
	scores   []int
}

var factWriters = sync.Pool{New: func() any { return new(factWriter) }}

// read takes the texts of a question.
func (w *factWriter) read(q *Question) {
	w.stem, w.options, w.correct = q.StemText(), q.OptionTexts(), w.correct[:0]
	w.memory = q.Memory()
	w.cut = append(w.cut[:0], q.notes.cuts.find(q, 0, w.stem))
	for i, text := range w.options {
		w.cut = append(w.cut, q.notes.cuts.find(q, 1+i, text))
	}
	for _, o := range q.Options {
		w.correct = append(w.correct, q.Key.Has(o.Label))
	}
}

// maxOptions is the number of labels.
const maxOptions = 26

// singleKey is the index of the option that is the key, or -1: for a question
// that asks for several, that has none or more than one, or of which nobody knows,
// because a label stands on two options, which is meant.
func singleKey(q *Question) int {
	if q.Selection.All || q.Selection.Count != 1 || len(q.Key.Labels) != 1 || len(q.Options) < 2 || len(q.Options) > maxOptions {
		return -1
	}
	key := -1
	var seen [256]bool
	for i, o := range q.Options {
		if seen[o.Label] {
			return -1
		}
		seen[o.Label] = true
		if o.Label == q.Key.Labels[0] {
			key = i
		}
	}
	return key
}
