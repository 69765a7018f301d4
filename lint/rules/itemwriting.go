package rules

import (
	"iter"

	"github.com/qbank-dev/qbank/internal/words"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// itemWriting are the rules about how a question is written, in the order of
// their codes.
var itemWriting = []*lint.Rule{
	longestOptionCorrect,
	allOfTheAbove,
	noneOfTheAbove,
	negativeStem,
	absoluteTerms,
	vagueTerms,
	duplicateOptions,
	similarOptions,
	stemKeyWordOverlap,
	grammaticalCue,
	unfocusedStem,
	fillInTheBlank,
	complexOptions,
}

// The sources of the item-writing rules.
const (
	haladyna = `T. M. Haladyna, S. M. Downing, M. C. Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment", Applied Measurement in Education 15(3), 2002`
	tarrant  = `M. Tarrant et al., "The frequency of item writing flaws in multiple-choice questions used in high stakes nursing assessments", Nurse Education Today 26(8), 2006`
)

// extraWords is the option of the rules that look for words.
func extraWords(doc string) lint.Option {
	return lint.Option{Name: "words", Default: []string{}, Doc: doc}
}

// passage is a part of the source that people read: a stem or an option.
type passage struct {
	// base is its place in the source.
	base int
	// raw is the source, and prose the same bytes without code.
	raw, prose string
}

// span is the place of a match in the source.
func (t *passage) span(m words.Match) parser.Span {
	return parser.Span{Start: t.base + m.Start, End: t.base + m.End}
}

// text is what stands at a match.
func (t *passage) text(m words.Match) string { return t.raw[m.Start:m.End] }

// stemOf is the stem of a question.
func stemOf(p *lint.Pass, q *lint.Question) passage {
	if q.Stem == nil {
		return passage{}
	}
	return newPassage(p, q.Stem.Span(), q.Stem.Span().Start, q.Stem.Blocks())
}

// optionOf is the text of an option.
func optionOf(p *lint.Pass, o *parser.Option) passage {
	if o.Body == nil {
		raw := p.File.Source.Slice(o.TextSpan)
		return passage{base: o.TextSpan.Start, raw: raw, prose: words.Prose(raw)}
	}
	whole := parser.Span{Start: o.TextSpan.Start, End: max(o.TextSpan.End, o.Body.Span().End)}
	return newPassage(p, whole, o.TextSpan.End, o.Body.Blocks())
}

// newPassage makes a passage of text up to rest and of blocks after it.
func newPassage(p *lint.Pass, span parser.Span, rest int, blocks iter.Seq[parser.Block]) passage {
	t := passage{base: span.Start, raw: p.File.Source.Slice(span)}
	prose := []byte(t.raw)
	copy(prose, words.Prose(t.raw[:rest-span.Start]))
	for b := range blocks {
		part := prose[b.Span.Start-span.Start : b.Span.End-span.Start]
		switch b.Kind {
		case parser.FenceBlock, parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock, parser.BreakBlock:
			words.Blank(part)
		default:
			copy(part, words.Prose(b.Text))
		}
	}
	t.prose = string(prose)
	return t
}

// wholeOption finds the options that say one thing of a list and nothing more.
func wholeOption(p *lint.Pass, q *lint.Question, list words.List, found func(o *parser.Option, span parser.Span, text string)) {
	extra := words.NewPhrases(p.Strings("words"))
	for _, o := range q.Options {
		// A phrase of a list is short.
		if n := o.TextSpan.Len(); n == 0 || n > 160 {
			continue
		}
		t := optionOf(p, o)
		if words.Whole(list, t.prose) || extra.Whole(t.prose) {
			all := words.Scan(t.prose)
			m := words.Match{Start: all[0].Start, End: all[len(all)-1].End}
			found(o, t.span(m), t.text(m))
		}
	}
}

// distractors tells which options are wrong; ok is false where that is unknown,
// since no key is given or it names an option that is not there.
func distractors(q *lint.Question) (wrong []*parser.Option, ok bool) {
	if len(q.Key.Labels) == 0 {
		return nil, false
	}
	for _, l := range q.Key.Labels {
		if q.Option(l) == nil {
			return nil, false
		}
	}
	for _, o := range q.Options {
		if !q.Key.Has(o.Label) {
			wrong = append(wrong, o)
		}
	}
	return wrong, true
}
