package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var unmarkedReason = &lint.Rule{
	Code:     "QB310",
	Name:     "unmarked-reason",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A reason without a mark, in a question with four reasons or more of which at least three quarters have one.",
		Why:  "Whoever marks nearly all reasons has most likely forgotten this one, and readers cannot tell whether it is for or against the option. A question whose option analyses all end in an unmarked remark is left alone.",
		Bad:  example("QB310/bad.md"),
		Good: example("QB310/good.md"),
	},
	CheckQuestion: checkUnmarkedReason,
}

func checkUnmarkedReason(p *lint.Pass, q *lint.Question) {
	reasons, unmarked, options, partly := 0, 0, 0, 0
	analyses := q.Analysis.OptionAnalyses()
	for _, o := range analyses {
		all, bare := countReasons(p.File, o)
		reasons, unmarked = reasons+all, unmarked+bare
		if all > 0 {
			options++
		}
		if bare > 0 {
			partly++
		}
	}
	if unmarked == 0 || reasons < 4 || 4*unmarked > reasons || options > 1 && partly == options {
		return
	}
	help := fmt.Sprintf("mark whether it is for the option (%s), against it (%s) or a drawback (%s)",
		canonicalMark(p.File, parser.Pro), canonicalMark(p.File, parser.Con), canonicalMark(p.File, parser.Caution))
	lacking := markless(p, q)
	for _, o := range analyses {
		if lacking[o.Heading.Label] {
			continue
		}
		for _, r := range o.Reasons {
			if bareReason(p.File, r) {
				p.Reportf(r.Text, help,
					"this reason about option %c has no mark, while most others have one", o.Heading.Label)
			}
		}
	}
}

// countReasons returns how many reasons of an option have text, and how many of
// them have no mark.
func countReasons(f *parser.File, o *parser.OptionAnalysis) (all, bare int) {
	for _, r := range o.Reasons {
		if hasText(r) {
			all++
		}
		if bareReason(f, r) {
			bare++
		}
	}
	return all, bare
}

// bareReason reports whether a reason has text of its own and no mark, not even on
// a sub-item.
func bareReason(f *parser.File, r *parser.Reason) bool {
	return !r.Text.Empty() && len(r.Marks) == 0 && len(f.Parser().MarksIn(f.Source.Slice(r.Children), 0)) == 0
}

// markless returns the options whose marks are all missing, which QB308 and QB309
// report at their headings.
func markless(p *lint.Pass, q *lint.Question) (lacking labels) {
	list := verdicts(p, q)
	if judgeStatements(list) {
		return lacking
	}
	for i := range list {
		lacking[list[i].label] = p.Enabled("QB309") && lacksPro(p.File, list, i) ||
			p.Enabled("QB308") && !keyInDoubt(p, q) && distractorFault(p.File, list, i) != ""
	}
	return lacking
}
