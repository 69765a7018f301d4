package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// verdict holds the marks of an option analysis and whether its option is right.
type verdict struct {
	*parser.OptionAnalysis
	label byte
	key   bool          // the option is right
	head  []parser.Mark // the marks of the heading
	// reasons are the marks of each reason that has text.
	reasons [][]parser.Mark
}

// verdicts returns those of the options with an analysis, in source order. An
// option with several analyses has none: nobody knows which is meant.
func verdicts(p *lint.Pass, q *lint.Question) (list []verdict) {
	if len(q.Key().Labels) == 0 {
		return nil
	}
	_, twice := analysed(q)
	for _, o := range q.Analysis.OptionAnalyses() {
		label := o.Heading.Label
		if q.Option(label) == nil || twice[label] && p.Enabled("QB305") {
			continue
		}
		v := verdict{OptionAnalysis: o, label: label, key: q.Key().Has(label), head: headingMarks(p.File, &o.Heading)}
		for _, r := range o.Reasons {
			if hasText(r) {
				v.reasons = append(v.reasons, reasonMarks(p.File, r))
			}
		}
		list = append(list, v)
	}
	return list
}

// count returns how many reasons have a mark of the kind.
func (v *verdict) count(kind parser.MarkKind) (n int) {
	for _, marks := range v.reasons {
		if hasMark(marks, kind) {
			n++
		}
	}
	return n
}

// unmarked returns how many reasons have no mark.
func (v *verdict) unmarked() (n int) {
	for _, marks := range v.reasons {
		if len(marks) == 0 {
			n++
		}
	}
	return n
}

// has reports whether the heading or a reason has a mark of the kind.
func (v *verdict) has(kind parser.MarkKind) bool { return hasMark(v.head, kind) || v.count(kind) > 0 }

// shows reports whether one of the glyphs is anywhere in the analysis, such as in
// a fence or on a sub-item.
func (v *verdict) shows(f *parser.File, glyphs []string) bool {
	text := f.Source.Slice(v.Span())
	return slices.ContainsFunc(glyphs, func(g string) bool { return !ambiguousGlyph(g) && strings.Contains(text, g) })
}

// judgeStatements reports whether the marks of a question say of each option
// whether it is true, as they may where the false one is asked for: nothing
// speaks for the keys, and all others, two or more, are only praised.
func judgeStatements(list []verdict) bool {
	others := 0
	for i := range list {
		switch v := &list[i]; {
		case v.key:
			if v.has(parser.Pro) {
				return false
			}
		case len(v.reasons) == 0 && len(v.head) == 0:
		case v.has(parser.Pro) && !v.has(parser.Con):
			others++
		default:
			return false
		}
	}
	return others > 1
}

// distractorFault returns what the marks of a wrong option lack, "" for nothing
// (QB308).
func distractorFault(f *parser.File, list []verdict, i int) string {
	v := &list[i]
	if v.key || len(v.reasons) == 0 || v.has(parser.Con) || v.has(parser.Caution) || v.shows(f, f.Parser().Marks().Con) {
		return ""
	}
	if v.count(parser.Pro) == len(v.reasons) {
		return fmt.Sprintf("option %c is wrong, but is only praised", v.label)
	}
	others, used := 0, false
	for k := range list {
		o := &list[k]
		used = used || o.count(parser.Con) > 0
		if k == i || o.key || len(o.reasons) == 0 {
			continue
		}
		if !o.has(parser.Con) {
			return ""
		}
		others++
	}
	if others == 0 || !used {
		return ""
	}
	return fmt.Sprintf("option %c is wrong, but none of its reasons is marked %s, as those of the other wrong options are", v.label, canonicalMark(f, parser.Con))
}

// lacksPro reports whether a key has no mark at all although the question marks
// its reasons (QB309).
func lacksPro(f *parser.File, list []verdict, i int) bool {
	v := &list[i]
	if !v.key || len(v.reasons) == 0 || v.has(parser.Pro) || v.has(parser.Con) || v.unmarked() < len(v.reasons) {
		return false
	}
	reasons, unmarked, used := 0, 0, false
	for k := range list {
		reasons += len(list[k].reasons)
		unmarked += list[k].unmarked()
		used = used || list[k].count(parser.Pro) > 0
	}
	return used && 2*unmarked <= reasons && !judgeStatements(list) && !v.shows(f, f.Parser().Marks().Pro)
}

// keyInDoubt reports whether the key names no option or fewer than are asked for,
// which is reported: a wrong option may be the lost key.
func keyInDoubt(p *lint.Pass, q *lint.Question) bool {
	if p.Enabled("QB205") && slices.ContainsFunc(q.Key().Labels, func(label byte) bool { return q.Option(label) == nil }) {
		return true
	}
	return !q.Selection().All && len(q.Key().Labels) < q.Selection().Count && p.Enabled("QB203")
}
