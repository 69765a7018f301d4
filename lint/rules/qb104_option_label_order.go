package rules

import (
	"fmt"
	"slices"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var optionLabelOrder = &lint.Rule{
	Code:     "QB104",
	Name:     "option-label-order",
	Since:    "0.1.0",
	Severity: lint.Error,
	Fix:      lint.UnsafeFix,
	Doc: lint.Doc{
		What: `Options whose labels do not run A, B, C … without a gap.`,
		Why:  `A gap is most often a lost option, and labels out of order are read wrongly in an exam. The fix gives each option the letter of its place and changes the option analyses and answer lines with it.`,
		Bad:  example("QB104/bad.md"),
		Good: example("QB104/good.md"),
	},
	CheckQuestion: checkOptionLabelOrder,
}

func checkOptionLabelOrder(p *lint.Pass, q *lint.Question) {
	var seen labels
	for i, o := range q.Options {
		want := byte('A')
		if i > 0 {
			want = q.Options[i-1].Label + 1
		}
		if seen[o.Label] {
			return // QB103 reports it
		}
		seen[o.Label] = true
		if o.Label == want {
			continue
		}
		message := fmt.Sprintf("option %c follows option %c", o.Label, want-1)
		if i == 0 {
			message = fmt.Sprintf("the first option is %c", o.Label)
		}
		if o.Label > want {
			message += ": " + missingLabels(want, o.Label)
		}
		p.Report(lint.Finding{
			Span:    o.LabelSpan,
			Message: message,
			Help:    "label the options A, B, C … or add the one that is missing",
			Fix:     relabel(q),
		})
		return
	}
}

// missingLabels returns which labels are missing: those from first to before last.
func missingLabels(first, last byte) string {
	if first+1 == last {
		return fmt.Sprintf("%c is missing", first)
	}
	return fmt.Sprintf("%c to %c are missing", first, last-1)
}

// relabel returns the fix that gives each option the letter of its place, also in
// option-analysis headings and answer lines. It is nil where a label is used twice
// or there are more options than letters.
func relabel(q *lint.Question) *parser.Fix {
	var to [256]byte
	if len(q.Options) > 26 {
		return nil
	}
	for i, o := range q.Options {
		if to[o.Label] != 0 {
			return nil
		}
		to[o.Label] = 'A' + byte(i)
	}
	fix := &parser.Fix{}
	edit := func(label byte, span parser.Span) {
		if to[label] != 0 && to[label] != label {
			fix.Edits = append(fix.Edits, parser.Edit{Span: span, Text: string(rune(to[label]))})
		}
	}
	for _, o := range q.Options {
		edit(o.Label, o.LabelSpan)
	}
	for _, o := range q.Analysis.OptionAnalyses() {
		edit(o.Heading.Label, o.Heading.LabelSpan)
	}
	for _, line := range q.Key().Stated {
		for i, label := range line.Labels {
			edit(label, line.LabelSpans[i])
		}
	}
	slices.SortFunc(fix.Edits, func(a, b parser.Edit) int { return a.Span.Start - b.Span.Start })
	return fix
}
