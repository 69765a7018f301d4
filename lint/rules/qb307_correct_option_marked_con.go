package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

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
		if m := firstOf(v.headingMarks, parser.Con); m != nil {
			p.Reportf(m.Span, "take it away, or correct the key",
				"option %c is right, but its heading is marked %s", v.label, m.Glyph)
		}
		for _, marks := range v.marks {
			con := firstOf(marks, parser.Con)
			if con == nil || firstOf(marks, parser.Pro) != nil {
				// A reason with both is another rule's matter.
				continue
			}
			help := fmt.Sprintf("mark a drawback with %s, what speaks for the option with %s, or correct the key",
				written(p.File, parser.Caution), written(p.File, parser.Pro))
			p.Reportf(con.Span, help, "option %c is right, but this reason is marked %s", v.label, con.Glyph)
		}
	}
}

// verdict is what the marks say of one option.
type verdict struct {
	at    *parser.OptionAnalysis
	label byte
	key   bool
	// marks are the marks of each reason that has text.
	marks        [][]parser.Mark
	headingMarks []parser.Mark
	// pro, con and caution count the reasons with such a mark, unmarked those
	// without any.
	pro, con, caution, unmarked int
}

// verdicts are those of the options with an analysis, in source order. An option
// with several analyses has none: nobody knows which is meant.
func verdicts(p *lint.Pass, q *lint.Question) []verdict {
	r := readingOf(q)
	if r.verdictsRead {
		return r.verdicts
	}
	r.verdictsRead = true
	r.verdicts, r.marks = r.verdicts[:0], r.marks[:0]
	if len(q.Key.Labels) == 0 {
		return nil
	}
	twice := analysedTwice(q)
	for _, o := range q.Analysis.OptionAnalyses() {
		label := o.Heading.Label
		if q.Option(label) == nil || twice[label] && p.Enabled("QB305") {
			continue
		}
		r.verdicts = append(r.verdicts, r.newVerdict(p.File, o, q.Key.Has(label)))
	}
	return r.verdicts
}

func (rd *reading) newVerdict(f *parser.File, o *parser.OptionAnalysis, key bool) verdict {
	v := verdict{at: o, label: o.Heading.Label, key: key, headingMarks: headingMarks(f, o.Heading)}
	first := len(rd.marks)
	for _, r := range o.Reasons {
		if r.Text.Empty() && r.Children.Empty() {
			continue
		}
		marks := reasonMarks(f, r)
		rd.marks = append(rd.marks, marks)
		if firstOf(marks, parser.Pro) != nil {
			v.pro++
		}
		if firstOf(marks, parser.Con) != nil {
			v.con++
		}
		if firstOf(marks, parser.Caution) != nil {
			v.caution++
		}
		if len(marks) == 0 {
			v.unmarked++
		}
	}
	v.marks = rd.marks[first:len(rd.marks):len(rd.marks)]
	return v
}

// hasPro tells whether a ✅ stands on the heading or a reason, hasCon the same of
// ❌.
func (v *verdict) hasPro() bool { return v.pro > 0 || firstOf(v.headingMarks, parser.Pro) != nil }
func (v *verdict) hasCon() bool { return v.con > 0 || firstOf(v.headingMarks, parser.Con) != nil }

// shows tells whether a glyph of the kind stands anywhere in the analysis, such
// as in a fence or on a sub-item.
func (v *verdict) shows(f *parser.File, glyphs []string) bool {
	text := f.Source.Slice(v.at.Span())
	for _, g := range glyphs {
		if !ambiguous(g) && strings.Contains(text, g) {
			return true
		}
	}
	return false
}

// judgeStatements tells whether the marks of a question say of each option
// whether it is true, as they may where the false one is asked for: nothing
// speaks for the keys, and two or more others, all that there are, are only
// praised.
func judgeStatements(list []verdict) bool {
	others := 0
	for i := range list {
		switch v := &list[i]; {
		case v.key:
			if v.hasPro() {
				return false
			}
		case len(v.marks) == 0 && len(v.headingMarks) == 0:
		case v.hasPro() && !v.hasCon():
			others++
		default:
			return false
		}
	}
	return others > 1
}

func firstOf(marks []parser.Mark, kind parser.MarkKind) *parser.Mark {
	for i := range marks {
		if marks[i].Kind == kind {
			return &marks[i]
		}
	}
	return nil
}

// reasonMarks are the marks of a reason that are surely meant as such.
func reasonMarks(f *parser.File, r *parser.Reason) []parser.Mark {
	return sureMarks(f, r.Marks, r.Text, false)
}

// headingMarks are the marks of an option-analysis heading that are surely meant
// as such.
func headingMarks(f *parser.File, h *parser.OptionAnalysisHeading) []parser.Mark {
	return sureMarks(f, h.Marks, h.Span(), true)
}

// sureMarks takes out of the marks of a text the glyphs that may be something
// else there: the sign of a formula ("2 × (3 + 4)"), or a coloured disc beside a
// mark or, on a heading, before its text.
func sureMarks(f *parser.File, marks []parser.Mark, text parser.Span, heading bool) []parser.Mark {
	if !anyAmbiguous(marks) {
		return marks
	}
	known := f.Parser().Marks()
	plain := false // an unmistakable one stands beside it
	for _, m := range marks {
		plain = plain || m.Kind != parser.Star && !ambiguous(m.Glyph)
	}
	var sure []parser.Mark
	for _, m := range marks {
		after := f.Source.Slice(parser.Span{Start: m.Span.End, End: text.End})
		switch {
		case !ambiguous(m.Glyph):
		case operator(f.Source.Slice(parser.Span{Start: text.Start, End: m.Span.Start}), after):
			continue
		case canonical(known, m.Kind) == m.Glyph:
		case plain, heading && hasWord(after):
			continue
		}
		sure = append(sure, m)
	}
	return sure
}

func anyAmbiguous(marks []parser.Mark) bool {
	for _, m := range marks {
		if ambiguous(m.Glyph) {
			return true
		}
	}
	return false
}

// ambiguous tells whether a glyph is also an ordinary sign or picture.
func ambiguous(glyph string) bool {
	switch glyph {
	case "×", "△", "⭕", "🟢", "🔴", "🟡":
		return true
	}
	return glyph[0] < utf8.RuneSelf
}

// operator tells whether a sign before a bracket is that of a formula.
func operator(before, after string) bool {
	after = strings.TrimSpace(after)
	if r, _ := utf8.DecodeRuneInString(after); !strings.ContainsRune("([（【", r) {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(before)); unicode.IsDigit(last) || last == ')' || last == ']' || 'a' <= last && last <= 'z' || 'A' <= last && last <= 'Z' {
		return true
	}
	return strings.ContainsAny(after, "+*/=×÷−")
}

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// canonical is the glyph of a kind that is written.
func canonical(m parser.Marks, kind parser.MarkKind) string {
	switch kind {
	case parser.Pro:
		return m.Pro[0]
	case parser.Con:
		return m.Con[0]
	case parser.Caution:
		return m.Caution[0]
	}
	return m.Star[0]
}
