package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

var keyWithoutStar = &lint.Rule{
	Code:     "QB207",
	Name:     "key-without-star",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What: `A key that is marked by a ✅ on the option-analysis heading, where no heading has a star.`,
		Why:  `✅ means that a reason speaks for an option. It is taken for the key only as long as no heading has a star: one star added elsewhere, and the ✅ counts for nothing.`,
		Bad:  example("QB207/bad.md"),
		Good: example("QB207/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		if q.Key().Source != schema.KeyMark {
			return
		}
		star := p.File.Parser().Marks().Star[0]
		for _, h := range q.Key().Headings {
			span := keyMark(h, q.Key().Source)
			p.Report(lint.Finding{
				Span:    span,
				Message: fmt.Sprintf("%q marks option %c as right where a star belongs", p.File.Source.Slice(span), h.Label),
				Help:    fmt.Sprintf("write %s instead", star),
				Fix:     &parser.Fix{Safe: true, Edits: []parser.Edit{{Span: span, Text: star}}},
			})
		}
	},
}
