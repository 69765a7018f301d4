package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/parser"
)

// canonicalMark returns the glyph of a kind as authors should write it.
func canonicalMark(f *parser.File, kind parser.MarkKind) string {
	return f.Parser().Marks().Canonical(kind)
}

// isCanonical reports whether a mark has the glyph that authors should write.
func isCanonical(f *parser.File, m parser.Mark) bool {
	return strings.TrimSuffix(canonicalMark(f, m.Kind), "\ufe0f") == m.Glyph
}

// firstMark returns the first mark of a kind, nil where there is none.
func firstMark(marks []parser.Mark, kind parser.MarkKind) *parser.Mark {
	if i := slices.IndexFunc(marks, func(m parser.Mark) bool { return m.Kind == kind }); i >= 0 {
		return &marks[i]
	}
	return nil
}

func hasMark(marks []parser.Mark, kind parser.MarkKind) bool { return firstMark(marks, kind) != nil }

// reasonMarks returns the marks of a reason that are surely meant as such.
func reasonMarks(f *parser.File, r *parser.Reason) []parser.Mark {
	return sureMarks(f, r.Marks, r.Text, false)
}

// headingMarks returns the marks of an option-analysis heading that are surely
// meant as such.
func headingMarks(f *parser.File, h *parser.OptionAnalysisHeading) []parser.Mark {
	return sureMarks(f, h.Marks, h.Span(), true)
}

// sureMarks leaves out of the marks of a text those whose glyphs may be something
// else: the sign of a formula ("2 × (3 + 4)"), or a coloured disc on a line with
// another mark or, on a heading, before its text.
func sureMarks(f *parser.File, marks []parser.Mark, text parser.Span, heading bool) []parser.Mark {
	if !slices.ContainsFunc(marks, ambiguous) {
		return marks
	}
	plain := slices.ContainsFunc(marks, func(m parser.Mark) bool { return m.Kind != parser.Star && !ambiguous(m) })
	var sure []parser.Mark
	for _, m := range marks {
		before := f.Source.Slice(parser.Span{Start: text.Start, End: m.Span.Start})
		after := f.Source.Slice(parser.Span{Start: m.Span.End, End: text.End})
		if ambiguous(m) && (operator(before, after) || !isCanonical(f, m) && (plain || heading && hasWord(after))) {
			continue
		}
		sure = append(sure, m)
	}
	return sure
}

func ambiguous(m parser.Mark) bool { return ambiguousGlyph(m.Glyph) }

// ambiguousGlyph reports whether a glyph is also an ordinary sign or picture.
func ambiguousGlyph(glyph string) bool {
	switch glyph {
	case "×", "△", "⭕", "🟢", "🔴", "🟡":
		return true
	}
	return glyph[0] < utf8.RuneSelf
}

// operator reports whether a sign before a bracket is that of a formula.
func operator(before, after string) bool {
	after = strings.TrimSpace(after)
	if r, _ := utf8.DecodeRuneInString(after); !strings.ContainsRune("([（【", r) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(before))
	if unicode.IsDigit(last) || last == ')' || last == ']' || 'a' <= last && last <= 'z' || 'A' <= last && last <= 'Z' {
		return true
	}
	return strings.ContainsAny(after, "+*/=×÷−")
}

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
