package rules

import (
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

var nonCanonicalMark = &lint.Rule{
	Code:     "QB314",
	Name:     "non-canonical-mark",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What: "A mark on a reason or a key that is not ✅, ❌, ⚠️, ⚡ or ⭐, but a relative of one, such as ✔, × or 🌟.",
		Why:  "One meaning in several glyphs is hard to scan and to search for. A bank that prefers other glyphs names them in its configuration as `marks`, the one to use first.",
		Bad:  example("QB314/bad.md"),
		Good: example("QB314/good.md"),
	},
	CheckQuestion: checkNonCanonicalMark,
}

func checkNonCanonicalMark(p *lint.Pass, q *lint.Question) {
	for _, o := range q.Analysis.OptionAnalyses() {
		for _, m := range headingMarks(p.File, &o.Heading) {
			// QB207 replaces a ✔ that marks the key.
			if m.Kind == parser.Pro && q.Key().Source == schema.KeyMark && p.Enabled("QB207") {
				continue
			}
			checkGlyph(p, m)
		}
		for _, r := range o.Reasons {
			for _, m := range reasonMarks(p.File, r) {
				// QB206 reports a star on a reason.
				if m.Kind != parser.Star {
					checkGlyph(p, m)
				}
			}
		}
	}
}

func checkGlyph(p *lint.Pass, m parser.Mark) {
	want := canonicalMark(p.File, m.Kind)
	if isCanonical(p.File, m) || m.Glyph == "⚡" && want == "⚠\ufe0f" {
		return
	}
	p.Report(lint.Finding{
		Span:    m.Span,
		Message: fmt.Sprintf("%s is not the glyph that marks a %s", p.File.Source.Slice(m.Span), markMeaning(m.Kind)),
		Help:    "write " + want,
		Fix:     &parser.Fix{Safe: true, Edits: []parser.Edit{{Span: m.Span, Text: want}}},
	})
}

// markMeaning returns the meaning of a mark in words.
func markMeaning(kind parser.MarkKind) string {
	switch kind {
	case parser.Pro:
		return "reason for an option"
	case parser.Con:
		return "reason against an option"
	case parser.Caution:
		return "drawback"
	}
	return "key"
}
