package rules

import (
	"fmt"
	"sort"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var duplicateAnalysis = &lint.Rule{
	Code:     "QB313",
	Name:     "duplicate-analysis",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "A second analysis of one question.",
		Why:  "Only one of them is read. Most often it is the analysis of another question under a wrong number, or a draft that was left behind.",
		Bad:  example("QB313/bad.md"),
		Good: example("QB313/good.md"),
	},
	CheckQuestion: checkDuplicateAnalysis,
}

func checkDuplicateAnalysis(p *lint.Pass, q *lint.Question) {
	surplus := surplusAnalyses(p, q)
	if len(surplus) == 0 {
		return
	}
	own := ownAnalysis(p, q)
	for _, a := range surplus {
		f := lint.Finding{
			Span:    analysisPlace(q, a),
			Message: fmt.Sprintf("question #%d has another analysis", q.Heading.Number),
			Help:    "put both into one, or correct the number",
			Related: []parser.Related{{Span: analysisPlace(q, own), Message: "the analysis of the question"}},
		}
		if above := questionAbove(p, a); above != nil && above.Question != q.Question && !above.Analysed() {
			f.Help = fmt.Sprintf("if it explains question #%d above, write that number", above.Heading.Number)
			f.Related = append(f.Related, parser.Related{Span: above.Heading.Span(), Message: fmt.Sprintf("question #%d has no analysis", above.Heading.Number)})
		}
		p.Report(f)
	}
}

// questionAbove returns the question right above an analysis, nil where there is
// none.
func questionAbove(p *lint.Pass, a *parser.Analysis) *lint.Question {
	if a.Heading == nil || !a.Adjacent {
		return nil
	}
	list := p.Questions()
	at := a.Heading.Span().Start
	i := sort.Search(len(list), func(i int) bool { return list[i].Heading.Span().Start > at })
	if i == 0 {
		return nil
	}
	return list[i-1]
}
