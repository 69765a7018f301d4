package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

var complexOptions = &lint.Rule{
	Code:     "QB413",
	Name:     "complex-options",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What:      `An option is made only of references to other options or to statements of the stem ("A and B", "Both 1 and 3", "ㄱ, ㄷ"), or only of the texts of other options joined together. Numbers count where the stem numbers its statements; lists in another order of the same things do not. One finding a question.`,
		Why:       "Such options are harder to read and easier to guess: who knows that one part is wrong can strike out several options at once. A question that asks for several options measures the same without the puzzle. References also break where options are shuffled.",
		Bad:       example("QB413/bad.md"),
		Good:      example("QB413/good.md"),
		Reference: haladyna + `, guideline 9; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		doc := q.Document()
		if len(doc.Options) < 2 {
			return
		}
		found := referring(q)
		if len(found) == 0 {
			found = recombined(q)
		}
		if len(found) == 0 {
			return
		}
		option := func(i int) (span parser.Span, label, text string) {
			span = doc.Places.Options[i].Text
			first := lang.Match{End: span.Len()} // its first paragraph
			return span, doc.Options[i].Label, strings.TrimSpace(q.OptionPassage(i).At(first))
		}
		span, label, text := option(found[0])
		f := lint.Finding{
			Span:    span,
			Message: fmt.Sprintf("option %s is made of others: %q", label, text),
			Help:    "ask for several options instead, as in \"(Choose two.)\"",
		}
		for _, i := range found[1:min(len(found), 10)] {
			span, label, text := option(i)
			f.Related = append(f.Related, parser.Related{Span: span, Message: fmt.Sprintf("option %s likewise: %q", label, text)})
		}
		p.Report(f)
	},
}

// maxComplex is the greatest length in bytes of an option that only refers to others.
const maxComplex = 160

// referring finds the options that are made of references.
func referring(q *lint.Question) (found []int) {
	doc := q.Document()
	stated := stemStatements(q.StemPassage())
	orders := map[string]bool{} // the sets that the options refer to
	for i := range doc.Options {
		if doc.Places.Options[i].Text.Len() > maxComplex {
			continue
		}
		t := q.OptionPassage(i)
		labels := labelReferences(t)
		if len(labels) < 2 || t.Words().Whole(lang.AllOfTheAbove) {
			continue // all of them are left to QB402
		}
		if definedLabels(doc, labels, stated) || strings.Contains(strings.ToLower(t.Text), "both ") || strings.Contains(t.Text, "번") {
			found = append(found, i)
			orders[sortedSet(labels)] = true
		}
	}
	if len(found) > 1 && len(orders) == 1 {
		// The same things in each option: the question asks for their order.
		return nil
	}
	return found
}

// labelReferences returns the labels that an option is made of, none where it holds
// anything else.
func labelReferences(t *lint.Passage) (labels []string) {
	end := 0
	all := t.Words().Words
	for i := range all {
		w := &all[i]
		if w.Code || !joinsList(t.Prose[end:w.Start]) {
			return nil
		}
		end = w.End
		word := t.Text[w.Start:w.End]
		switch {
		case w.Range():
			first, _ := utf8.DecodeRuneInString(word)
			last, _ := utf8.DecodeLastRuneInString(word)
			labels = append(labels, string(first), string(last))
		case w.Label():
			labels = append(labels, word)
		case w.In(lang.Joiner) || w.In(lang.Reference):
		default:
			// "ㄱ과", "A만", "1번과".
			label := strings.TrimSuffix(lang.Stem(word, 1), "번")
			if label == word {
				return nil
			}
			if one := lang.Scan(label); len(one) != 1 || !one[0].Label() {
				return nil
			}
			labels = append(labels, strings.ToUpper(label))
		}
	}
	if !joinsList(t.Prose[end:]) {
		return nil
	}
	return labels
}

// joinsList reports whether a gap holds nothing but white space, brackets, emphasis and
// separators of a list.
func joinsList(gap string) bool {
	return strings.Trim(gap, " \t\r\n,&+/·、，.()[]*_\"'“”") == ""
}

// definedLabels reports whether labels mean options or statements. Capitals do where
// there are options of that letter; numbers and small letters may as well be the
// answer, unless the stem labels something with them; others, such as "ㄱ",
// "①" and "II", are used for nothing else.
func definedLabels(doc *schema.Document, labels []string, stated map[string]bool) bool {
	for _, l := range labels {
		switch c := l[0]; {
		case len(l) > 1 || c == 'I' || c == 'V' || c == 'i' || c == 'v':
		case 'A' <= c && c <= 'Z' && !hasOption(doc, l) && !stated[l]:
			return false
		case ('a' <= c && c <= 'z' || '1' <= c && c <= '9') && !stated[l]:
			return false
		}
	}
	return true
}

// stemStatements returns the labels at the starts of the stem's lines.
func stemStatements(stem *lint.Passage) map[string]bool {
	stated := map[string]bool{}
	for line := range strings.Lines(stem.Text) {
		line = strings.TrimLeft(line, " \t-*([")
		if len(line) > 1 && strings.IndexByte(".):]", line[1]) >= 0 {
			stated[line[:1]] = true
		}
	}
	return stated
}

// sortedSet formats a set of labels.
func sortedSet(labels []string) string {
	set := slices.Clone(labels)
	slices.Sort(set)
	return strings.Join(slices.Compact(set), " ")
}

// recombined finds the options that are the texts of others joined together.
func recombined(q *lint.Question) (found []int) {
	doc := q.Document()
	texts := map[string]bool{}
	for _, key := range doc.OptionKeys() {
		if key != "" {
			texts[key] = true
		}
	}
	shortest := maxComplex
	for _, o := range doc.Places.Options {
		if n := o.Text.Len(); n > 0 {
			shortest = min(shortest, n)
		}
	}
	for i, o := range doc.Places.Options {
		// Two others and a joiner.
		if n := o.Text.Len(); n > maxComplex || n <= 2*shortest {
			continue
		}
		if parts := listParts(q.OptionPassage(i)); len(parts) > 1 && allAreOptions(texts, parts) {
			found = append(found, i)
		}
	}
	return found
}

// listParts cuts a text where the parts of a list meet.
func listParts(t *lint.Passage) []string {
	var parts []string
	start, end := 0, 0
	cut := func(to, next int) {
		if part := strings.Trim(t.Text[start:to], " \t\r\n,&+"); part != "" {
			parts = append(parts, part)
		}
		start = next
	}
	all := t.Words().Words
	for i := range all {
		w := &all[i]
		gap := t.Prose[end:w.Start]
		if n := strings.IndexAny(gap, ",&+"); i > 0 && n >= 0 {
			cut(end+n, end+n+1)
		}
		end = w.End
		switch word := t.Text[w.Start:w.End]; {
		case w.In(lang.Joiner) || i == 0 && strings.EqualFold(word, "both"):
			cut(w.Start, w.End)
		case strings.HasSuffix(word, "와") || strings.HasSuffix(word, "과"):
			cut(w.End, w.End)
		}
	}
	cut(len(t.Text), len(t.Text))
	return parts
}

// allAreOptions reports whether each part is a whole text; a Korean one may have a
// particle after it.
func allAreOptions(texts map[string]bool, parts []string) bool {
	for _, part := range parts {
		key := schema.OptionKey(part)
		if !texts[key] && !texts[strings.TrimSuffix(strings.TrimSuffix(key, "와"), "과")] {
			return false
		}
	}
	return true
}
