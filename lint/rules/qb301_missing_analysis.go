package rules

import (
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var missingAnalysis = &lint.Rule{
	Code:     "QB301",
	Name:     "missing-analysis",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A question without an analysis. An answer line alone is none.",
		Why:  "Whoever got the question wrong learns that they did, but not why. Where the analysis is in another file, put both into one: qbank joins them by number within a file.",
		Bad:  example("QB301/bad.md"),
		Good: example("QB301/good.md"),
	},
	CheckFile: checkMissingAnalysis,
}

func checkMissingAnalysis(p *lint.Pass) {
	var misfiled map[*parser.Analysis]bool
	for _, q := range p.Questions() {
		if q.Analysed() || fencedIn(p, q.Span()) {
			continue
		}
		if misfiled == nil {
			misfiled = misfiledAnalyses(p)
		}
		switch r := p.File.RecordAfter(q.Span().Start); {
		case r == nil:
		case r.Question != nil:
			if p.Enabled("QB001") && numberlessAnalysis(p.File, r.Question) {
				continue
			}
		case misfiled[r.Analysis]:
			continue
		}
		help := fmt.Sprintf("explain the right option and the wrong ones below a heading such as \"## Question #%d 분석\"", q.Heading.Number)
		if p.File.Source.IsSegment() {
			help += "; in a file above 64 MiB, which is read in parts, an analysis far from its question is not found"
		}
		p.Report(lint.Finding{
			Span:     q.Heading.Span(),
			Message:  fmt.Sprintf("question #%d has no analysis", q.Heading.Number),
			Help:     help,
			Question: q.Heading.Number,
		})
	}
}

// misfiledAnalyses returns the analyses under the number of no question, or of one
// that has an analysis of its own. Right below a question without one they are its
// analysis, and only the number is wrong, which is reported.
func misfiledAnalyses(p *lint.Pass) map[*parser.Analysis]bool {
	misfiled := map[*parser.Analysis]bool{}
	if p.Enabled("QB004") {
		for _, a := range p.File.Orphans {
			misfiled[a] = true
		}
	}
	if p.Enabled("QB313") {
		for _, q := range p.Questions() {
			for _, a := range surplusAnalyses(p, q) {
				misfiled[a] = true
			}
		}
	}
	return misfiled
}

// numberlessAnalysis reports whether what was read as a question without a usable
// number is meant as an analysis.
func numberlessAnalysis(f *parser.File, q *parser.Question) bool {
	if q.Heading.Number > 0 {
		return false
	}
	line := strings.ToLower(f.Source.Slice(q.Heading.Span()))
	for _, word := range parser.DefaultDialect().AnalysisTitles {
		if strings.Contains(line, strings.ToLower(word)) {
			return true
		}
	}
	return len(q.Options) == 0 && len(q.Sections) > 0
}
