package rules

import (
	"github.com/qbank-dev/qbank/lint"
)

var missingSection = &lint.Rule{
	Code:     "QB315",
	Name:     "missing-section",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Off:      true,
	Doc: lint.Doc{
		What: "An analysis without a section that the configuration requires. The example has `requiredSections: [요구사항]`.",
		Why:  "A bank whose analyses are built alike is read faster. Titles are compared without emoji, emphasis, numbers and final colon; a sub-section counts as well.",
		Bad:  example("QB315/bad.md"),
		Good: example("QB315/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		required := p.RequiredSections()
		if len(required) == 0 || !q.Analysed() || fencedIn(p, q.Analysis.Span()) {
			return
		}
		for _, title := range required {
			if !hasSection(p, q, title) {
				p.Reportf(analysisPlace(q, q.Analysis), "add it with a heading such as \"### "+title+"\"",
					"the analysis of question #%d has no section %q", q.Heading.Number, title)
			}
		}
	},
}

func hasSection(p *lint.Pass, q *lint.Question, title string) bool {
	for _, s := range q.Analysis.Sections {
		if p.File.Parser().SameTitle(p.File.Source.Slice(s.Heading.TitleSpan), title) {
			return true
		}
	}
	return false
}
