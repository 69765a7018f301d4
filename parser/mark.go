package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MarkKind is what a glyph says of a reason or an option.
type MarkKind uint8

// The kinds of marks.
const (
	NoMark  MarkKind = iota
	Pro              // ✅ and its relatives
	Con              // ❌ and its relatives
	Caution          // ⚠️ and its relatives
	Star             // ⭐ and its relatives: the option is right
)

// String returns the name of the kind as the JSON contract writes it.
func (k MarkKind) String() string {
	return [...]string{"none", "pro", "con", "caution", "star"}[k]
}

// Mark is one glyph with its place in the source, a variation selector
// included.
type Mark struct {
	Kind  MarkKind
	Glyph string // without U+FE0F
	Span  Span
}

const variationSelector = "\ufe0f"

func trimVariation(s string) string { return strings.ReplaceAll(s, variationSelector, "") }

// glyphTable is the glyphs of a dialect by their first character.
type glyphTable map[rune][]glyph

type glyph struct {
	text string
	kind MarkKind
	// plain glyphs are also ordinary signs ("3 × 4"): they are marks only where
	// they are alone at an end of the text or before a bracket.
	plain bool
}

func newGlyphTable(m Marks) glyphTable {
	t := glyphTable{}
	for kind, glyphs := range m.byKind() {
		for _, g := range glyphs {
			first, _ := utf8.DecodeRuneInString(g)
			t[first] = append(t[first], glyph{text: g, kind: MarkKind(kind), plain: first == '×' || first == '△' || first < 0x80})
		}
	}
	return t
}

// byKind returns the glyphs by [MarkKind].
func (m Marks) byKind() [5][]string {
	return [...][]string{NoMark: nil, Pro: m.Pro, Con: m.Con, Caution: m.Caution, Star: m.Star}
}

// Canonical returns the glyph of a kind as authors should write it, "" for
// [NoMark]. A variation selector follows where the glyph would be shown small and
// black without one.
func (m Marks) Canonical(kind MarkKind) string {
	glyphs := m.byKind()[kind]
	switch {
	case len(glyphs) == 0:
		return ""
	case glyphs[0] == "⚠":
		return glyphs[0] + variationSelector
	}
	return glyphs[0]
}

// MarksIn returns the marks of a text that is at offset base of the source. Code
// spans, fences and comments hold none.
func (p *Parser) MarksIn(text string, base int) []Mark { return p.glyphs.scan(text, base) }

// scan returns the marks of a text that stands at offset base. What is in code, comments
// and fences is no mark.
func (t glyphTable) scan(text string, base int) (marks []Mark) {
	var found []Mark
	end := 0 // of the last glyph
	for i, r := range text {
		g, ok := t.at(r, text[i:])
		if !ok || i < end {
			continue
		}
		end = i + len(g.text)
		if strings.HasPrefix(text[end:], variationSelector) {
			end += len(variationSelector)
		}
		if !g.plain || standsAlone(text[:i], text[end:]) {
			found = append(found, Mark{Kind: g.kind, Glyph: g.text, Span: Span{base + i, base + end}})
		}
	}
	if len(found) == 0 {
		return nil
	}
	for piece := range Inlines(text) {
		opaque := piece.Kind == InlineCode || piece.Kind == InlineComment || piece.Kind == InlineFence
		for len(found) > 0 && found[0].Span.Start-base < piece.Span.End {
			if !opaque {
				marks = append(marks, found[0])
			}
			found = found[1:]
		}
	}
	return marks
}

// at returns the glyph at the start of s, whose first character is r.
func (t glyphTable) at(r rune, s string) (glyph, bool) {
	for _, g := range t[r] {
		if strings.HasPrefix(s, g.text) {
			return g, true
		}
	}
	return glyph{}, false
}

// standsAlone reports whether a glyph that is an ordinary sign too is meant as a
// mark: by itself at the start or the end of a text, or before a remark in
// brackets. "3 × (2 + 1)" is a product, "X-ray" a word.
func standsAlone(before, after string) bool {
	b, a := trimRight(before), trimLeft(after)
	last, _ := utf8.DecodeLastRuneInString(b)
	first, _ := utf8.DecodeRuneInString(a)
	if b != "" && len(b) == len(before) && !apart(last) || a != "" && len(a) == len(after) && !apart(first) {
		return false
	}
	return b == "" || a == "" || strings.ContainsRune("([（【", first) && !unicode.IsDigit(last)
}

// apart reports whether a sign may touch such a mark.
func apart(r rune) bool { return strings.ContainsRune(".,;:!?()[]{}*_，。（）【】", r) }

// keyTags are what says in brackets, on an option-analysis heading, that the option
// is right.
var keyTags = wordList{
	newWord("정답"), newWord("답"), newWord("Correct answer"), newWord("Right answer"),
	newWord("Answer"), newWord("Correct"),
}

// maxTag is the length in bytes that a tag may have with its brackets.
const maxTag = 64

// keyTag returns the length of a tag such as "[정답]" at the start of s, 0 for none.
func keyTag(s string) int {
	s = s[:min(len(s), maxTag)]
	end := closingBracket(s)
	if end == 0 {
		return 0
	}
	inner := trimDecoration(s[runeLen(s):end])
	inner = inner[skipDecoration(inner):]
	if !keyTags.holds(inner) {
		return 0
	}
	return end + runeLen(s[end:])
}
