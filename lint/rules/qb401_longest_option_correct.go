package rules

import (
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/schema"
)

var longestOptionCorrect = &lint.Rule{
	Code:     "QB401",
	Name:     "longest-option-correct",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options: []lint.Option{
		{Name: "ratio", Default: 0.75, Doc: "report where the longest wrong option is shorter than this part of the right one"},
		{Name: "minWords", Default: 4, Doc: "how many words the right option must have"},
	},
	Doc: lint.Doc{
		What:      "The one right option is much longer than each of the others: the longest wrong option is shorter than three quarters of it, counted in characters as people see them. Right options of fewer than four words are left alone.",
		Why:       "Authors qualify what must be true and dash off the rest, and candidates know it: who picks the longest option scores without knowing the subject, and who does know it is not told apart.",
		Bad:       example("QB401/bad.md"),
		Good:      example("QB401/good.md"),
		Reference: haladyna + `, guidelines 24 and 28d; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		doc := q.Document()
		wrong, ok := distractors(doc)
		if !ok || len(doc.Answer) != 1 || len(wrong) == 0 || len(wrong)+1 != len(doc.Options) {
			return
		}
		at := slices.IndexFunc(doc.Options, func(o schema.Option) bool { return o.Correct })
		right := doc.Options[at]
		if len(strings.Fields(right.Text)) < p.Int("minWords") {
			return
		}
		key, longest := lint.Characters(right.Text), 0
		for _, i := range wrong {
			longest = max(longest, lint.Characters(doc.Options[i].Text))
			if float64(longest) >= p.Float("ratio")*float64(key) {
				return
			}
		}
		p.Reportf(doc.Places.Options[at].Text, "shorten the right option, or write out the others to its length",
			"the right option %s has %d characters, the longest of the others %d", right.Label, key, longest)
	},
}
