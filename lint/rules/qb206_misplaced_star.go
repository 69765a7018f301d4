package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var misplacedStar = &lint.Rule{
	Code:     "QB206",
	Name:     "misplaced-star",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: `A star on a reason, on an option or on another line below an option-analysis heading, where that heading has none.`,
		Why:  `Only a star on the heading of an option analysis marks the key; anywhere else it is decoration, and the question may end up without a right option.`,
		Bad:  example("QB206/bad.md"),
		Good: example("QB206/good.md"),
	},
	CheckQuestion: checkMisplacedStar,
}

func checkMisplacedStar(p *lint.Pass, q *lint.Question) {
	var starred labels
	for _, o := range q.Analysis.OptionAnalyses() {
		if o.Heading.Starred() {
			starred[o.Heading.Label] = true
			continue
		}
		for _, r := range o.Reasons {
			reportStars(p, o.Heading.Label, r.Marks)
		}
		if o.Content == nil {
			continue
		}
		for b := range o.Content.Blocks() {
			if b.Kind == parser.ParagraphBlock {
				reportStars(p, o.Heading.Label, p.File.Parser().MarksIn(b.Text, b.Span.Start))
			}
		}
	}
	for _, o := range q.Options {
		if !starred[o.Label] {
			reportStars(p, o.Label, p.File.Parser().MarksIn(p.File.Source.Slice(o.TextSpan), o.TextSpan.Start))
		}
	}
}

func reportStars(p *lint.Pass, label byte, marks []parser.Mark) {
	for _, m := range marks {
		if m.Kind == parser.Star {
			p.Reportf(m.Span, fmt.Sprintf("move it to the heading of the analysis of option %c if that is right, or delete it", label),
				"a star here does not mark option %c as right", label)
		}
	}
}
