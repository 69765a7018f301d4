package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var optionNotAnalysed = &lint.Rule{
	Code:     "QB303",
	Name:     "option-not-analysed",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "An option without an analysis, in a question with a section for them.",
		Why:  "Whoever chose that option does not learn what is wrong with it. Most often the analysis was lost, or its heading is not one: `U.S. East` and `A안:` begin with no label.",
		Bad:  example("QB303/bad.md"),
		Good: example("QB303/good.md"),
	},
	CheckQuestion: checkOptionNotAnalysed,
}

func checkOptionNotAnalysed(p *lint.Pass, q *lint.Question) {
	if len(q.Options) == 0 || !q.Analysed() {
		return
	}
	section := optionSection(q.Analysis)
	analyses := q.Analysis.OptionAnalyses()
	if section == nil && len(analyses) == 0 {
		return
	}
	if len(analyses) == 0 {
		if fencedIn(p, section.Span()) {
			return
		}
		p.Reportf(section.Heading.Span(), "write a heading such as \"**A. short name**\" for each option, with the reasons as a list below it",
			"none of the options is analysed")
		return
	}
	last := analyses[len(analyses)-1].Span()
	if fencedIn(p, parser.Span{Start: analysisPlace(q, q.Analysis).Start, End: last.End}) {
		return
	}
	done, _ := analysed(q)
	for i, o := range q.Options {
		if done[o.Label] || mislabelled(p, q, &done, i) {
			continue
		}
		done[o.Label] = true
		f := lint.Finding{
			Span:    o.LabelSpan,
			Message: fmt.Sprintf("option %c is not analysed", o.Label),
			Help:    fmt.Sprintf("add \"**%c. short name**\" with the reasons below it to the option analyses", o.Label),
		}
		if section != nil {
			f.Related = []parser.Related{{Span: section.Heading.Span(), Message: "the option analyses"}}
		}
		p.Report(f)
	}
}
