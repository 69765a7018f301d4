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
				if len(r.Marks) < 2 {
					continue
				}
				var span parser.Span
				pro, con := "", ""
				for _, m := range reasonMarks(p.File, r) {
					switch m.Kind {
					case parser.Pro:
						pro = m.Glyph
					case parser.Con:
						con = m.Glyph
					default:
						continue
					}
					if span.Empty() {
						span = m.Span
					}
					span.End = m.Span.End
				}
				if pro != "" && con != "" {
					p.Reportf(span, "keep one of the marks, or make two reasons of it",
						"this reason about option %c is marked %s and %s", o.Heading.Label, pro, con)
				}
			}
		}
	},
}
