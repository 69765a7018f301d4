package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var optionAnalysisOrder = &lint.Rule{
	Code:     "QB306",
	Name:     "option-analysis-order",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Doc: lint.Doc{
		What: "Option analyses that are not in the order of the options.",
		Why:  "Whoever looks for an option's analysis looks in its place, and takes the one there for it. The fix moves the analyses with all that is below them; it is not offered where they are spread over several sections, or a label is unknown or used twice.",
		Bad:  example("QB306/bad.md"),
		Good: example("QB306/good.md"),
	},
	CheckQuestion: checkOptionAnalysisOrder,
}

func checkOptionAnalysisOrder(p *lint.Pass, q *lint.Question) {
	var places [256]int // from 1; 0 for no option
	for i, o := range q.Options {
		if places[o.Label] == 0 {
			places[o.Label] = i + 1
		}
	}
	var seen labels
	var last, late, before *parser.OptionAnalysis
	sorted := true // by letter
	for _, o := range q.Analysis.OptionAnalyses() {
		place := places[o.Heading.Label]
		if place == 0 || seen[o.Heading.Label] {
			continue
		}
		seen[o.Heading.Label] = true
		if last != nil {
			if late == nil && place < places[last.Heading.Label] {
				late, before = o, last
			}
			sorted = sorted && o.Heading.Label > last.Heading.Label
		}
		last = o
	}
	// Where the analyses run A, B, C the options do not, and QB104 reports them.
	if late == nil || sorted && p.Enabled("QB104") {
		return
	}
	p.Report(lint.Finding{
		Span:    late.Heading.Span(),
		Message: fmt.Sprintf("the analysis of option %c stands after that of option %c", late.Heading.Label, before.Heading.Label),
		Help:    "put the analyses in the order of the options",
		Related: []parser.Related{{Span: before.Heading.Span(), Message: fmt.Sprintf("the analysis of option %c", before.Heading.Label)}},
		Fix:     reorder(p.File, q, &places),
	})
}

// reorder returns the fix that puts the option analyses in the order of their
// places, each with what is below it. What separates two stays where it is. The fix
// is nil where it might move more than an analysis.
func reorder(f *parser.File, q *lint.Question, places *[256]int) *parser.Fix {
	analyses := q.Analysis.OptionAnalyses()
	section := optionSection(q.Analysis)
	if section == nil || len(section.Options) != len(analyses) {
		return nil
	}
	whole := parser.Span{Start: analyses[0].Span().Start, End: analyses[len(analyses)-1].Span().End}
	for _, c := range section.Closing {
		if whole.Contains(c.Span()) {
			return nil
		}
	}
	blocks := make([]parser.Span, len(analyses))
	var seen labels
	for i, o := range analyses {
		label := o.Heading.Label
		if places[label] == 0 || seen[label] {
			return nil
		}
		seen[label] = true
		var ok bool
		if blocks[i], ok = movable(f, o); !ok {
			return nil
		}
	}
	whole.End = blocks[len(blocks)-1].End
	order := slices.Clone(analyses)
	slices.SortStableFunc(order, func(a, b *parser.OptionAnalysis) int {
		return places[a.Heading.Label] - places[b.Heading.Label]
	})
	var text strings.Builder
	for i, o := range order {
		text.WriteString(f.Source.Slice(blocks[slices.Index(analyses, o)]))
		if i+1 < len(blocks) {
			text.WriteString(f.Source.Slice(parser.Span{Start: blocks[i].End, End: blocks[i+1].Start}))
		}
	}
	return &parser.Fix{Edits: []parser.Edit{{Span: whole, Text: text.String()}}}
}

// movable returns the place of an option analysis without thematic breaks at its
// end, which separate it from the next. It is not ok where the analysis holds what
// may belong to the lines after it or to the section: a comment, or text below the
// reasons.
func movable(f *parser.File, o *parser.OptionAnalysis) (span parser.Span, ok bool) {
	span = o.Heading.Span()
	if o.Content == nil {
		return span, true
	}
	reasons := false
	for b := range o.Content.Blocks() {
		switch b.Kind {
		case parser.RuleBlock:
			continue
		case parser.CommentBlock, parser.DirectiveBlock:
			return span, false
		case parser.ListItemBlock:
			reasons = true
		case parser.ParagraphBlock:
			if reasons {
				return span, false
			}
		case parser.FenceBlock:
			if hasUnclosedFence(f, b.Span) {
				return span, false // it may hide what comes next
			}
		}
		span.End = b.Span.End
	}
	return span, true
}
