package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var emptyOptionAnalysis = &lint.Rule{
	Code:     "QB312",
	Name:     "empty-option-analysis",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "An option-analysis heading with nothing below it. A list, a paragraph, a table or a fence is something; a comment is not.",
		Why:  "The analysis names the option and does not say why it is right or wrong. Most often the reasons were lost, or are still to be written.",
		Bad:  example("QB312/bad.md"),
		Good: example("QB312/good.md"),
	},
	CheckQuestion: checkEmptyOptionAnalysis,
}

func checkEmptyOptionAnalysis(p *lint.Pass, q *lint.Question) {
	analyses := q.Analysis.OptionAnalyses()
	prose := likelyProse(p.File, q)
	var empty []*parser.OptionAnalysis
	for _, o := range analyses {
		if saysNothing(p.File, o) && !prose(&o.Heading) {
			empty = append(empty, o)
		}
	}
	const help = "write below the heading why the option is right or wrong, as a list"
	if len(empty) > 1 && len(empty) == len(analyses) {
		f := lint.Finding{
			Span:    empty[0].Heading.Span(),
			Message: "none of the option analyses gives a reason",
			Help:    help,
		}
		for _, o := range empty[1:] {
			f.Related = append(f.Related, parser.Related{Span: o.Heading.Span(), Message: fmt.Sprintf("the analysis of option %c", o.Heading.Label)})
		}
		p.Report(f)
		return
	}
	for _, o := range empty {
		p.Reportf(o.Heading.Span(), help, "the analysis of option %c is empty", o.Heading.Label)
	}
}

// saysNothing reports whether nothing is below the heading of an option analysis,
// nor after the name on the heading itself.
func saysNothing(f *parser.File, o *parser.OptionAnalysis) bool {
	if slices.ContainsFunc(o.Reasons, hasText) {
		return false
	}
	if o.Content != nil {
		for b := range o.Content.Blocks() {
			switch b.Kind {
			case parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock, parser.ListItemBlock:
			default:
				return false
			}
		}
	}
	return !explains(f, &o.Heading)
}

// explains reports whether a heading is more than a name: "**B. name**: why" or a
// line that is not emphasised and has a mark of its own.
func explains(f *parser.File, h *parser.OptionAnalysisHeading) bool {
	line := f.Source.Slice(h.Span())
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return false
	}
	before := line[:max(0, h.TitleSpan.Start-h.Span().Start)]
	for _, em := range []string{"**", "__"} {
		if strings.Count(before, em)%2 == 0 {
			continue
		}
		if name, _, ok := strings.Cut(f.Source.Slice(h.TitleSpan), em); ok {
			after := parser.Span{Start: h.TitleSpan.Start + len(name) + len(em), End: h.TitleSpan.End}
			return hasWord(withoutTags(f, h, after))
		}
	}
	return slices.ContainsFunc(headingMarks(f, h), func(m parser.Mark) bool { return m.Kind != parser.Star })
}

// withoutTags returns the text of a span without the tags of a heading, such as
// "[정답]".
func withoutTags(f *parser.File, h *parser.OptionAnalysisHeading, span parser.Span) string {
	var b strings.Builder
	for _, tag := range h.Tags {
		if tag.Start >= span.Start && tag.End <= span.End {
			b.WriteString(f.Source.Slice(parser.Span{Start: span.Start, End: tag.Start}))
			span.Start = tag.End
		}
	}
	b.WriteString(f.Source.Slice(span))
	return b.String()
}
