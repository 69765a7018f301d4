package rules

import "github.com/qbank-dev/qbank/lint"

// fromParser returns the check of a rule whose findings the parser makes.
func fromParser(code string) func(p *lint.Pass) {
	return func(p *lint.Pass) {
		for _, d := range p.File.Diagnostics {
			if d.Code == code {
				p.Report(lint.Finding{
					Span:     d.Span,
					Message:  d.Message,
					Help:     d.Help,
					Related:  d.Related,
					Fix:      d.Fix,
					Question: d.Question,
				})
			}
		}
	}
}
