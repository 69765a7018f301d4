package rules

import "github.com/qbank-dev/qbank/lint"

var missingOptionAnalysisSection = &lint.Rule{
	Code:     "QB302",
	Name:     "missing-option-analysis-section",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "An analysis without a section for the options, such as `### 선택지 분석` or `### Option analysis`.",
		Why:  "A wrong option teaches as much as the right one, once somebody says what is wrong with it. The option analyses also hold the star that marks the key. Other titles can be configured as `optionSectionTitles`.",
		Bad:  example("QB302/bad.md"),
		Good: example("QB302/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		if len(q.Options) == 0 || !q.Analysed() {
			return
		}
		if optionSection(q.Analysis) != nil || len(q.Analysis.OptionAnalyses()) > 0 || fencedIn(p, q.Analysis.Span()) {
			return
		}
		p.Reportf(analysisPlace(q, q.Analysis), "add a section such as \"### 선택지 분석\" or \"### Option analysis\", with a heading such as \"**A. short name**\" for each option",
			"the analysis of question #%d has no section about the options", q.Heading.Number)
	},
}
