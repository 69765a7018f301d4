package rules

import (
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var unknownOptionAnalysed = &lint.Rule{
	Code:     "QB304",
	Name:     "unknown-option-analysed",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: "An option analysis whose label is that of no option.",
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
	analyses := q.Analysis.OptionAnalyses()
	plain := plainStyle(q)
	var analysed [256]bool
	for _, o := range analyses {
		analysed[o.Heading.Label] = true
	}
	for _, o := range analyses {
		h := o.Heading
		if q.Option(h.Label) != nil || !plain && prose(q, h) {
			continue
		}
		i := int(h.Label - 'A')
		switch {
		case i < len(q.Options) && mislabelled(p, q, &analysed, i):
			continue
		case q.Key.Has(h.Label) && len(q.Key.Headings) > 0 && p.Enabled("QB205"):
			continue
		}
		p.Reportf(h.LabelSpan, "correct the letter, add the option, or delete its analysis",
			"option %c is analysed, but the question has only %s", h.Label, optionNames(q))
	}
}

// prose tells whether an option-analysis heading is more likely ordinary text,
// where headings without emphasis are not the question's style: in "Q. 왜
// 그런가?" nobody means an option Q.
func prose(q *lint.Question, h *parser.OptionAnalysisHeading) bool {
	return int(h.Label-'A') > len(q.Options) && !emphasised(h.Line.Value)
}

// plainStyle tells whether any option is analysed below a heading without
// emphasis.
func plainStyle(q *lint.Question) bool {
	for _, o := range q.Analysis.OptionAnalyses() {
		if q.Option(o.Heading.Label) != nil && !emphasised(o.Heading.Line.Value) {
			return true
		}
	}
	return false
}

// emphasised tells whether the line of an option-analysis heading is bold or a
// markdown heading: without, it may be ordinary text.
func emphasised(line string) bool {
	for i := range len(line) {
		switch line[i] {
		case '*', '_', '#':
			return true
		case '.', ')':
			return false
		}
	}
	return false
}

// optionNames names the options of a question.
func optionNames(q *lint.Question) string {
	var labels []string
	for _, o := range q.Options {
		if label := string(rune(o.Label)); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	return strings.Join(labels, ", ")
}
