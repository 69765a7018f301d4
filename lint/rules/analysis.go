package rules

import (
	"slices"
	"sort"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// optionSection returns the first section for the option analyses, nil where there
// is none.
func optionSection(a *parser.Analysis) *parser.Section {
	for _, s := range a.Sections {
		if s.Heading.Options {
			return s
		}
	}
	return nil
}

// analysisPlace returns where an analysis begins: its heading, else its first
// section, else the heading of its question.
func analysisPlace(q *lint.Question, a *parser.Analysis) parser.Span {
	switch {
	case a.Heading != nil:
		return a.Heading.Span()
	case len(a.Sections) > 0:
		return a.Sections[0].Heading.Span()
	}
	return q.Heading.Span()
}

// surplusAnalyses returns the analyses with the number of a question but its own.
func surplusAnalyses(p *lint.Pass, q *lint.Question) (surplus []*parser.Analysis) {
	if len(q.Duplicates) == 0 {
		return nil
	}
	own := ownAnalysis(p, q)
	for _, a := range append([]*parser.Analysis{q.Analysis}, q.Duplicates...) {
		if a != own {
			surplus = append(surplus, a)
		}
	}
	return surplus
}

// ownAnalysis returns the analysis of a question, of several the one right below
// it.
func ownAnalysis(p *lint.Pass, q *lint.Question) *parser.Analysis {
	r := p.File.RecordAfter(q.Span().Start)
	if r != nil && q.Analysis.Heading != nil && slices.Contains(q.Duplicates, r.Analysis) {
		return r.Analysis
	}
	return q.Analysis
}

// fencedIn reports whether a fence that is never closed begins in the span and is
// reported: what is missing there may only be hidden.
func fencedIn(p *lint.Pass, span parser.Span) bool {
	return p.Enabled("QB003") && hasUnclosedFence(p.File, span)
}

// hasUnclosedFence reports whether a fence that is never closed begins in the span.
func hasUnclosedFence(f *parser.File, span parser.Span) bool {
	list := f.Diagnostics
	i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= span.Start })
	for ; i < len(list) && list[i].Span.Start < span.End; i++ {
		if list[i].Code == parser.CodeUnclosedFence {
			return true
		}
	}
	return false
}

// labels is a set of option labels.
type labels [256]bool

// analysed returns the labels with an analysis, and those with several.
func analysed(q *lint.Question) (once, twice labels) {
	for _, o := range q.Analysis.OptionAnalyses() {
		twice[o.Heading.Label] = once[o.Heading.Label]
		once[o.Heading.Label] = true
	}
	return once, twice
}

// mislabelled reports whether option i has no analysis because its label is not
// that of its place, and that one has an analysis. Then only the label is wrong,
// and it is reported.
func mislabelled(p *lint.Pass, q *lint.Question, analysed *labels, i int) bool {
	if i > 'Z'-'A' {
		return false
	}
	label, place := q.Options[i].Label, 'A'+byte(i)
	if label == place || !analysed[place] || q.Option(place) != nil {
		return false
	}
	first := q.Option(label) == q.Options[i]
	return first && !analysed[label] && p.Enabled("QB104") || !first && p.Enabled("QB103")
}

// likelyProse returns a function that reports whether an option-analysis heading
// of a question is more likely ordinary text: in "Q. 왜 그런가?" nobody means an
// option Q. None is where an option is analysed below a heading without emphasis.
func likelyProse(f *parser.File, q *lint.Question) func(h *parser.OptionAnalysisHeading) bool {
	emphasised := func(h *parser.OptionAnalysisHeading) bool {
		line := f.Source.Slice(h.Span())
		i := strings.IndexAny(line, "*_#.)")
		return i >= 0 && strings.IndexByte("*_#", line[i]) >= 0
	}
	plain := slices.ContainsFunc(q.Analysis.OptionAnalyses(), func(o *parser.OptionAnalysis) bool {
		return q.Option(o.Heading.Label) != nil && !emphasised(&o.Heading)
	})
	return func(h *parser.OptionAnalysisHeading) bool {
		return !plain && int(h.Label-'A') > len(q.Options) && !emphasised(h)
	}
}

// hasText reports whether a reason says anything, in its own words or in those of
// its sub-items.
func hasText(r *parser.Reason) bool { return !r.Text.Empty() || !r.Children.Empty() }
