package rules

import (
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

var unknownOptionAnalysed = &lint.Rule{
	Code:     "QB304",
	Name:     "unknown-option-analysed",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "An option analysis with a label that no option has.",
		Why:  "Either the option was lost, or the letter is wrong and some other option is not explained.",
		Bad:  example("QB304/bad.md"),
		Good: example("QB304/good.md"),
	},
	CheckQuestion: checkUnknownOptionAnalysed,
}

func checkUnknownOptionAnalysed(p *lint.Pass, q *lint.Question) {
	if len(q.Options) == 0 {
		return
	}
	prose := likelyProse(p.File, q)
	done, _ := analysed(q)
	for _, o := range q.Analysis.OptionAnalyses() {
		h := &o.Heading
		if q.Option(h.Label) != nil || prose(h) {
			continue
		}
		i := int(h.Label - 'A')
		switch {
		case i < len(q.Options) && mislabelled(p, q, &done, i):
			continue
		case q.Key().Has(h.Label) && len(q.Key().Headings) > 0 && p.Enabled("QB205"):
			continue
		}
		p.Reportf(h.LabelSpan, "correct the letter, add the option, or delete its analysis",
			"option %c is analysed, but the question has only %s", h.Label, optionNames(q))
	}
}

// optionNames returns the labels of a question's options as a list.
func optionNames(q *lint.Question) string {
	var labels []string
	for _, o := range q.Options {
		if label := string(rune(o.Label)); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	return strings.Join(labels, ", ")
}
