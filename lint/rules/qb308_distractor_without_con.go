package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var distractorWithoutCon = &lint.Rule{
	Code:     "QB308",
	Name:     "distractor-without-con",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What: "A wrong option that is only praised, with a ✅ on each of its reasons; and one without any ❌ or ⚠️ where all other wrong options have a ❌.",
		Why:  "The analysis does not say what is wrong with the option. ✅ beside ❌ is sound: most wrong options are partly right.",
		Bad:  example("QB308/bad.md"),
		Good: example("QB308/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		list := verdicts(p, q)
		if judgeStatements(list) || keyInDoubt(p, q) {
			return
		}
		for i := range list {
			v := &list[i]
			message := distractorFault(p.File, list, i)
			if message == "" {
				continue
			}
			p.Reportf(v.at.Heading.Span(), fmt.Sprintf("mark with %s what is wrong with it, or star it if it is right", written(p.File, parser.Con)), "%s", message)
		}
	},
}

// distractorFault says what the marks of a wrong option lack, empty for nothing.
func distractorFault(f *parser.File, list []verdict, i int) string {
	v := &list[i]
	cautious := v.caution > 0 || firstOf(v.headingMarks, parser.Caution) != nil
	if v.key || len(v.marks) == 0 || v.hasCon() || cautious || v.shows(f, f.Parser().Marks().Con) {
		return ""
	}
	if v.pro == len(v.marks) {
		return fmt.Sprintf("option %c is wrong, but is only praised", v.label)
	}
	others, used := 0, false
	for k := range list {
		o := &list[k]
		used = used || o.con > 0
		if k == i || o.key || len(o.marks) == 0 {
			continue
		}
		if !o.hasCon() {
			return ""
		}
		others++
	}
	if others == 0 || !used {
		return ""
	}
	return fmt.Sprintf("option %c is wrong, but none of its reasons is marked %s, as those of the other wrong options are", v.label, written(f, parser.Con))
}

// keyInDoubt tells whether the key names no option or fewer than are asked for,
// which is reported: a wrong option may be the lost key.
func keyInDoubt(p *lint.Pass, q *lint.Question) bool {
	for _, label := range q.Key.Labels {
		if q.Option(label) == nil && p.Enabled("QB205") {
			return true
		}
	}
	return !q.Selection.All && len(q.Key.Labels) < q.Selection.Count && p.Enabled("QB203")
}
