package rules

import (
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var contradictoryMarks = &lint.Rule{
	Code:     "QB311",
	Name:     "contradictory-marks",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "A reason with both ✅ and ❌. The marks of sub-items are their own.",
		Why:  "A reason is for its option or against it. Its mark in the document is the one against it, so that what was meant as praise is lost.",
		Bad:  example("QB311/bad.md"),
		Good: example("QB311/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		for _, o := range q.Analysis.OptionAnalyses() {
			for _, r := range o.Reasons {
				marks := reasonMarks(p.File, r)
				pro, con := lastMark(marks, parser.Pro), lastMark(marks, parser.Con)
				if pro == nil || con == nil {
					continue
				}
				first := min(firstMark(marks, parser.Pro).Span.Start, firstMark(marks, parser.Con).Span.Start)
				p.Reportf(parser.Span{Start: first, End: max(pro.Span.End, con.Span.End)}, "keep one of the marks, or make two reasons of it",
					"this reason about option %c is marked %s and %s", o.Heading.Label, pro.Glyph, con.Glyph)
			}
		}
	},
}

// lastMark returns the last mark of a kind, nil where there is none.
func lastMark(marks []parser.Mark, kind parser.MarkKind) (last *parser.Mark) {
	for i := range marks {
		if marks[i].Kind == kind {
			last = &marks[i]
		}
	}
	return last
}
