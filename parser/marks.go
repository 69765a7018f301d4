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

// String is the name of the kind as the JSON contract writes it.
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

// glyphTable finds glyphs by their first byte, so that text without marks costs
// one comparison a byte.
type glyphTable struct {
	// first are the bytes that scan must look at: those that glyphs begin with,
	// and "`" and "<".
	first [256]bool
	by    [256][]glyph
}

type glyph struct {
	text string
	kind MarkKind
	// plain glyphs are also ordinary signs ("3 × 4"): they are marks only where
	// they stand alone at an end of the text or before a bracket.
	plain bool
}

func newGlyphTable(m Marks) glyphTable {
	var t glyphTable
	t.first['`'], t.first['<'] = true, true
	add := func(kind MarkKind, glyphs []string) {
		for _, g := range glyphs {
			t.first[g[0]] = true
			t.by[g[0]] = append(t.by[g[0]], glyph{text: g, kind: kind, plain: g == "×" || g == "△" || g[0] < 0x80})
		}
	}
	add(Pro, m.Pro)
	add(Con, m.Con)
	add(Caution, m.Caution)
	add(Star, m.Star)
	return t
}

// at is the glyph at the start of s.
func (t *glyphTable) at(s string) (glyph, bool) {
	for _, g := range t.by[s[0]] {
		if strings.HasPrefix(s, g.text) {
			return g, true
		}
	}
	return glyph{}, false
}

// skip is the number of bytes of s before the first that scan must look at.
func (t *glyphTable) skip(s string) int {
	first := &t.first
	i := 0
	for ; i+4 <= len(s); i += 4 {
		if four := s[i : i+4]; first[four[0]] || first[four[1]] || first[four[2]] || first[four[3]] {
			break
		}
	}
	for i < len(s) && !first[s[i]] {
		i++
	}
	return i
}

// scan appends the marks of text, which stands at offset base of the source.
// Code spans and comments are opaque.
func (t *glyphTable) scan(marks []Mark, text string, base int) []Mark {
	var comments openComments
	for i := 0; i < len(text); {
		i += t.skip(text[i:])
		if i == len(text) {
			break
		}
		c := text[i]
		if c == '`' {
			i += codeSpan(text[i:])
			continue
		}
		if c == '<' {
			i += max(1, comments.length(text[i:]))
			continue
		}
		g, ok := t.at(text[i:])
		if !ok {
			i++
			continue
		}
		end := i + len(g.text)
		end += len(text[end:]) - len(strings.TrimPrefix(text[end:], variationSelector))
		if !g.plain || standsAlone(text[:i], text[end:]) {
			marks = append(marks, Mark{Kind: g.kind, Glyph: g.text, Span: Span{base + i, base + end}})
		}
		i = end
	}
	return marks
}

// standsAlone tells whether a glyph that is an ordinary sign too is meant as a
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

// apart tells the signs that may stand right beside such a mark.
func apart(r rune) bool { return strings.ContainsRune(".,;:!?()[]{}*_，。（）【】", r) }

// commentLen is the length of the comment at the start of s, 0 where there is
// none or it is never closed.
func commentLen(s string) int {
	if !strings.HasPrefix(s, "<!--") {
		return 0
	}
	end := strings.Index(s, "-->")
	if end < 0 {
		return 0
	}
	return end + len("-->")
}

// openComments reads the comments of one text from its start on. Where one is
// never closed, no later one is, which need not be looked for each time.
type openComments struct{ none bool }

// length is the length of the comment at the start of s, the rest of the text, 0
// where there is none or it is never closed.
func (c *openComments) length(s string) int {
	if c.none || !strings.HasPrefix(s, "<!--") {
		return 0
	}
	n := commentLen(s)
	c.none = n == 0
	return n
}

// maxBackticks is the longest run of backticks that opens a code span, so that
// a text full of runs of different lengths is read in linear time.
const maxBackticks = 64

// codeSpan is the length of the code span at the start of s, or of the
// backticks alone where no equal run closes them (CommonMark 6.1).
func codeSpan(s string) int {
	n := backticks(s)
	for i := n; n <= maxBackticks && i < len(s); {
		next := strings.IndexByte(s[i:], '`')
		if next < 0 {
			break
		}
		i += next
		run := backticks(s[i:])
		if i += run; run == n {
			return i
		}
	}
	return n
}

func backticks(s string) int { return len(s) - len(strings.TrimLeft(s, "`")) }

// keyTags mark an option-analysis heading as that of a right option, in round
// or square brackets.
var keyTags = []word{
	newWord("정답"), newWord("답"), newWord("Correct answer"), newWord("Right answer"),
	newWord("Answer"), newWord("Correct"),
}

// maxTag is the length in bytes that a tag may have with its brackets.
const maxTag = 64

// keyTag is the length of a tag such as "[정답]" at the start of s, 0 for none.
func keyTag(s string) int {
	s = s[:min(len(s), maxTag)]
	end := closingBracket(s)
	if end == 0 {
		return 0
	}
	inner := trimDecoration(s[runeLen(s):end])
	inner = inner[skipDecoration(inner):]
	for _, w := range keyTags {
		if w.matches(inner) {
			return end + runeLen(s[end:])
		}
	}
	return 0
}
