package rules

import (
	"strings"

	"github.com/rivo/uniseg"

	"github.com/qbank-dev/qbank/lint"
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
		wrong, ok := distractors(q)
		if !ok || len(q.Key.Labels) != 1 || len(wrong) == 0 || len(wrong)+1 != len(q.Options) {
			return
		}
		texts := q.OptionTexts()
		at := 0
		for q.Options[at].Label != q.Key.Labels[0] {
			at++
		}
		right := q.Options[at]
		fields, least := 0, p.Int("minWords")
		for range strings.FieldsSeq(texts[at]) {
			if fields++; fields >= least {
				break
			}
		}
		if fields < least {
			return
		}
		key, longest := characters(texts[at]), 0
		for _, i := range wrong {
			longest = max(longest, characters(texts[i]))
			if float64(longest) >= p.Float("ratio")*float64(key) {
				return
			}
		}
		p.Reportf(right.TextSpan, "shorten the right option, or write out the others to its length",
			"the right option %c has %d characters, the longest of the others %d", right.Label, key, longest)
	},
}

// characters is the number of grapheme clusters of a text. Most text needs no
// table: ASCII letters and composed Hangul are one each.
func characters(s string) int { return uniseg.GraphemeClusterCount(s) }
