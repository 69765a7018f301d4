package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var correctOptionMarkedCon = &lint.Rule{
	Code:     "QB307",
	Name:     "correct-option-marked-con",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "A key with a ❌ on one of its reasons or on its heading.",
		Why:  "❌ says that the option is wrong, and the key says that it is right: the mark or the key is a mistake. A drawback of the right option is marked ⚠️. A question whose marks say of each option whether it is true, because the false one is asked for, is left alone.",
		Bad:  example("QB307/bad.md"),
		Good: example("QB307/good.md"),
	},
	CheckQuestion: checkCorrectOptionMarkedCon,
}

func checkCorrectOptionMarkedCon(p *lint.Pass, q *lint.Question) {
	list := verdicts(p, q)
	if judgeStatements(list) {
		return
	}
	for i := range list {
		v := &list[i]
		if !v.key {
			continue
		}
		if m := firstMark(v.head, parser.Con); m != nil {
			p.Reportf(m.Span, "take it away, or correct the key",
				"option %c is right, but its heading is marked %s", v.label, m.Glyph)
		}
		for _, marks := range v.reasons {
			con := firstMark(marks, parser.Con)
			if con == nil || hasMark(marks, parser.Pro) {
				continue // QB311 reports a reason with both
			}
			help := fmt.Sprintf("mark a drawback with %s, what speaks for the option with %s, or correct the key",
				canonicalMark(p.File, parser.Caution), canonicalMark(p.File, parser.Pro))
			p.Reportf(con.Span, help, "option %c is right, but this reason is marked %s", v.label, con.Glyph)
		}
	}
}
