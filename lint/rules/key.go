package rules

import (
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// reportKey reports a fault of the key at the last of its marks, with the others
// as related places.
func reportKey(p *lint.Pass, q *lint.Question, message, help string) {
	f := lint.Finding{Span: q.Heading.Span(), Message: message, Help: help}
	if spans := keySpans(q); len(spans) > 0 {
		f.Span = spans[len(spans)-1]
		for _, s := range spans[:len(spans)-1] {
			f.Related = append(f.Related, parser.Related{Span: s, Message: "marked as right here too"})
		}
	}
	p.Report(f)
}

// keySpans returns the places that make the key: the marks on option-analysis
// headings, or the labels of the answer line.
func keySpans(q *lint.Question) []parser.Span {
	var spans []parser.Span
	for _, h := range q.Key().Headings {
		spans = append(spans, keyMark(h, q.Key().Source))
	}
	if q.Key().Source == schema.KeyStated {
		spans = append(spans, q.Key().Stated[0].LabelSpans...)
	}
	return spans
}

// keyMark returns the place on a heading that marks its option as right.
func keyMark(h *parser.OptionAnalysisHeading, source schema.KeySource) parser.Span {
	want := parser.Star
	if source == schema.KeyMark {
		want = parser.Pro
	}
	if m := firstMark(h.Marks, want); m != nil {
		return m.Span
	}
	if len(h.Tags) > 0 {
		return h.Tags[0]
	}
	return h.Span()
}

// keyList returns the key as "A + C".
func keyList(q *lint.Question) string { return labelList(q.Key().Labels) }

func labelList(labels []byte) string {
	parts := make([]string, len(labels))
	for i, l := range labels {
		parts[i] = string(rune(l))
	}
	return strings.Join(parts, " + ")
}

// numberWord returns a number, a small one in words.
func numberWord(n int) string {
	words := [...]string{"zero", "one", "two", "three", "four", "five", "six"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
