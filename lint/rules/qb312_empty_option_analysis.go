package rules

import (
	"fmt"
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
	plain := plainStyle(q)
	var empty []*parser.OptionAnalysis
	for _, o := range analyses {
		if saysNothing(p.File, o) && (plain || !prose(q, o.Heading)) {
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

// saysNothing tells whether nothing stands below the heading of an option
// analysis, nor after the name on the heading itself.
func saysNothing(f *parser.File, o *parser.OptionAnalysis) bool {
	for _, r := range o.Reasons {
		if !r.Text.Empty() || !r.Children.Empty() {
			return false
		}
	}
	if o.Content != nil {
		for i := range o.Content.Len() {
			switch o.Content.At(i).Kind {
			case parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock, parser.ListItemBlock:
			default:
				return false
			}
		}
	}
	return !explains(f, o.Heading)
}

// explains tells whether a heading is more than a name: "**B. name**: why" or a
// line that is not emphasised and has a mark of its own.
func explains(f *parser.File, h *parser.OptionAnalysisHeading) bool {
	line := f.Source.Slice(h.Span())
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return false
	}
	text := f.Source.Slice(h.TitleSpan)
	before := line[:max(0, h.TitleSpan.Start-h.Span().Start)]
	name, bold := cutBold(before, text)
	if bold {
		return hasWord(withoutTags(f, h, name))
	}
	marks := headingMarks(f, h)
	return firstOf(marks, parser.Pro) != nil || firstOf(marks, parser.Con) != nil || firstOf(marks, parser.Caution) != nil
}

// cutBold gives what follows the emphasis around a name; ok is false where the
// name is not emphasised.
func cutBold(before, text string) (after string, ok bool) {
	for _, em := range []string{"**", "__"} {
		if strings.Count(before, em)%2 == 1 {
			if _, after, ok = strings.Cut(text, em); ok {
				return after, true
			}
		}
	}
	return "", false
}

// withoutTags cuts tags such as "[정답]" from the end of a heading.
func withoutTags(f *parser.File, h *parser.OptionAnalysisHeading, rest string) string {
	if len(h.Tags) == 0 {
		return rest
	}
	// The tags stand in the rest in their order.
	var b strings.Builder
	for _, tag := range h.Tags {
		if before, after, ok := strings.Cut(rest, f.Source.Slice(tag)); ok {
			b.WriteString(before)
			rest = after
		}
	}
	b.WriteString(rest)
	return b.String()
}
