package lint

import (
	"slices"

	"github.com/clipperhouse/displaywidth"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/internal/similar"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// Fact holds what the rules over the whole run need of a question, in some 200 bytes
// and 256 more for the sketch of its stem. Fields that no running rule asks for are
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
	// Sketch is made of the stem's shingles; nil for a short stem.
	Sketch *similar.Sketch

	// Options is the number of options of a question with one key, 0 for any other.
	Options uint8
	// KeyAt is the position of its key, from 1.
	KeyAt uint8
	// Longest, StemWords, AllAbove and NoneAbove are the picks of four tricks.
	Longest, StemWords, AllAbove, NoneAbove Pick
}

// Pick is the outcome of a test taker's trick, such as taking the longest option, in
// one question.
type Pick struct {
	// Picked is the number of options that it leaves to guess among; 0 where it does
	// not apply.
	Picked uint8
	// Right reports whether the key is one of them.
	Right bool
}

// The codes of the rules for which facts are kept.
const (
	codeDuplicate     = "QB501"
	codeNearDuplicate = "QB502"
	codeKeyPosition   = "QB503"
	codeLongestBias   = "QB504"
)

// factMaker makes the facts of the questions of a file.
type factMaker struct {
	linter   *Linter
	file     *parser.File
	sketcher similar.Sketcher
}

// fact keeps of a question what the rules over the whole run need.
func (m *factMaker) fact(q *Question) Fact {
	doc := q.Document()
	source, at := m.file.Source, doc.Places.Number
	fact := Fact{
		File:      source.Name,
		Number:    doc.Number,
		Start:     source.Position(at.Start, parser.Runes),
		End:       source.Position(at.End, parser.Runes),
		StartByte: source.Position(at.Start, parser.Bytes).Column,
		EndByte:   source.Position(at.End, parser.Bytes).Column,
		// A part of the file's text would keep all of it in memory.
		Excerpt: excerpt(source, at.Start),
	}
	enabled := m.linter.enabled
	if enabled(codeDuplicate) || enabled(codeNearDuplicate) {
		hashes := optionHashes(doc)
		fact.setHashes(doc, hashes)
		if enabled(codeNearDuplicate) {
			m.setSketch(&fact, doc, hashes)
		}
	}
	if enabled(codeKeyPosition) || enabled(codeLongestBias) {
		if key := singleKey(doc); key >= 0 {
			fact.Options, fact.KeyAt = uint8(len(doc.Options)), uint8(key+1)
			if enabled(codeLongestBias) {
				fact.setPicks(doc, key)
			}
		}
	}
	return fact
}

// maxOptions is the number of labels.
const maxOptions = 26

// singleKey returns the index of the option that is the key, or -1: for a question
// that asks for several, that has none or more than one, or that uses a
// label for two options.
func singleKey(doc *schema.Document) int {
	if doc.Selection.All || doc.Selection.Count != 1 || len(doc.Answer) != 1 || len(doc.Options) < 2 || len(doc.Options) > maxOptions {
		return -1
	}
	key := -1
	seen := map[string]bool{}
	for i, o := range doc.Options {
		if seen[o.Label] {
			return -1
		}
		seen[o.Label] = true
		if o.Correct {
			key = i
		}
	}
	return key
}

// setPicks sets what each trick picks in a question with one key. Of two options,
// which mostly are yes and no, the length and the words tell nothing about how
// they were written.
func (fact *Fact) setPicks(doc *schema.Document, key int) {
	pick := func(score func(text string) int) Pick {
		scores := make([]int, len(doc.Options))
		for i := range doc.Options {
			scores[i] = score(doc.Options[i].Text)
		}
		return pickHighest(scores, key)
	}
	if len(doc.Options) > 2 {
		fact.Longest = pick(Characters)
		asked := contentWords(doc.Stem)
		fact.StemWords = pick(func(text string) int { return shared(asked, contentWords(text)) })
	}
	fact.AllAbove = pick(func(text string) int { return truth(saysOnly(text, lang.AllOfTheAbove)) })
	fact.NoneAbove = pick(func(text string) int { return truth(saysOnly(text, lang.NoneOfTheAbove)) })
}

// pickHighest picks the options with the highest score; where all have the same
// there is nothing to pick by.
func pickHighest(scores []int, key int) Pick {
	highest := slices.Max(scores)
	picked := 0
	for _, s := range scores {
		if s == highest {
			picked++
		}
	}
	if picked == len(scores) {
		return Pick{}
	}
	return Pick{Picked: uint8(picked), Right: scores[key] == highest}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Characters returns the length of a text as people count it, in grapheme
// clusters.
func Characters(text string) int {
	n := 0
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		n++
	}
	return n
}

// saysOnly reports whether an option says one thing of a list and nothing more.
func saysOnly(text string, list lang.List) bool {
	const longest = 160 // bytes; a phrase of a list is short
	return len(text) <= longest && lang.Whole(list, lang.Prose(text))
}

// contentWords returns the roots of the content words of a text.
func contentWords(text string) map[string]bool {
	words := map[string]bool{}
	for root := range lang.Roots(text) {
		words[root] = true
	}
	return words
}

func shared(a, b map[string]bool) int {
	n := 0
	for word := range b {
		if a[word] {
			n++
		}
	}
	return n
}
