package schema

import (
	"slices"

	"github.com/qbank-dev/qbank/parser"
)

// KeySource is where a question's key was read.
type KeySource int

// The places of a key, the strongest first.
const (
	NoKey     KeySource = iota
	KeyStar             // a star or "[정답]" on option-analysis headings
	KeyMark             // a ✅ on option-analysis headings
	KeyStated           // an answer line
)

// Key is the key of a question: which options are right, and what says so.
type Key struct {
	Source KeySource
	// Labels are the letters in option order, each once.
	Labels []byte
	// Headings are the option-analysis headings that mark the key, in source
	// order; empty for a stated answer.
	Headings []*parser.OptionAnalysisHeading
	// Stated are the answer lines of the question, in source order.
	Stated []parser.AnswerLine
}

// Has reports whether the label is in the key.
func (k *Key) Has(label byte) bool {
	for _, l := range k.Labels {
		if l == label {
			return true
		}
	}
	return false
}

// KeyOf reads the key of a question: the starred options, else those whose
// heading has a ✅, else the stated answer (docs/format.md, "The key").
func KeyOf(f *parser.File, q *parser.Question) Key {
	k := Key{Stated: f.AnswerLines(q)}
	analyses := q.Analysis.OptionAnalyses()
	if k.mark(KeyStar, analyses, (*parser.OptionAnalysisHeading).Starred); k.Source == NoKey {
		k.mark(KeyMark, analyses, onlyPro)
	}
	if k.Source == NoKey && len(k.Stated) > 0 {
		k.Source = KeyStated
		k.Labels = slices.Clone(k.Stated[0].Labels)
	}
	k.Labels = sortInPlace(k.Labels)
	return k
}

// mark takes the headings that are marked as right for the key.
func (k *Key) mark(source KeySource, analyses []*parser.OptionAnalysis, marked func(*parser.OptionAnalysisHeading) bool) {
	for _, o := range analyses {
		if marked(&o.Heading) {
			k.Source = source
			k.Headings = append(k.Headings, &o.Heading)
			k.Labels = append(k.Labels, o.Heading.Label)
		}
	}
}

// onlyPro reports whether a heading has a ✅ and no ❌.
func onlyPro(h *parser.OptionAnalysisHeading) bool { return h.Has(parser.Pro) && !h.Has(parser.Con) }

// SortLabels puts labels in alphabetical order, each once.
func SortLabels(labels []byte) []byte { return sortInPlace(slices.Clone(labels)) }

func sortInPlace(labels []byte) []byte {
	if len(labels) == 0 {
		return nil
	}
	slices.Sort(labels)
	return slices.Compact(labels)
}

func labelStrings(labels []byte) []string {
	out := make([]string, 0, len(labels))
	for _, l := range labels {
		out = append(out, string(rune(l)))
	}
	return out
}
