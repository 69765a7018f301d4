package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
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
		if len(q.Options) < 2 {
			return
		}
		found := referring(p, q)
		if len(found) == 0 {
			found = recombined(p, q)
		}
		if len(found) == 0 {
			return
		}
		text := func(o *parser.Option) string { return strings.TrimSpace(p.File.Source.Slice(o.TextSpan)) }
		f := lint.Finding{
			Span:    found[0].TextSpan,
			Message: fmt.Sprintf("option %c is made of others: %q", found[0].Label, text(found[0])),
			Help:    "ask for several options instead, as in \"(Choose two.)\"",
		}
		for _, o := range found[1:min(len(found), 10)] {
			f.Related = append(f.Related, parser.Related{Span: o.TextSpan, Message: fmt.Sprintf("option %c likewise: %q", o.Label, text(o))})
		}
		p.Report(f)
	},
}

// maxComplex is how many bytes an option that only refers to others may have.
const maxComplex = 160

// referring finds the options that are made of references.
func referring(p *lint.Pass, q *lint.Question) []*parser.Option {
	var found []*parser.Option
	var stated map[string]bool // read where an option needs it
	var orders map[string]bool // the sets that the options refer to
	r := readingOf(q)
	for i, o := range q.Options {
		if o.TextSpan.Len() > maxComplex {
			continue
		}
		t := r.option(i)
		labels := labelReferences(t)
		if len(labels) < 2 || t.words().Whole(lang.AllOfTheAbove) {
			continue // all of them are left to QB402
		}
		if stated == nil {
			stated = stemStatements(r.stem())
		}
		if definedLabels(q, labels, stated) || strings.Contains(strings.ToLower(t.raw), "both ") || strings.Contains(t.raw, "번") {
			found = append(found, o)
			if orders == nil {
				orders = map[string]bool{}
			}
			orders[sortedSet(labels)] = true
		}
	}
	if len(found) > 1 && len(orders) == 1 {
		// The same things in each option: the question asks for their order.
		return nil
	}
	return found
}

// labelReferences are the labels that an option is made of, none where anything else
// stands in it.
func labelReferences(t *passage) (labels []string) {
	end := 0
	all := t.words().Words
	for i := range all {
		w := &all[i]
		if w.Code || !joinsList(t.prose[end:w.Start]) {
			return nil
		}
		end = w.End
		word := t.raw[w.Start:w.End]
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
			var room [64]byte
			label := bytes.TrimSuffix(lang.AppendStem(room[:0], word, 1), []byte("번"))
			if string(label) == word {
				return nil
			}
			if one := lang.Scan(string(label)); len(one) != 1 || !one[0].Label() {
				return nil
			}
			labels = append(labels, strings.ToUpper(string(label)))
		}
	}
	if !joinsList(t.prose[end:]) {
		return nil
	}
	return labels
}

// joinsList tells whether nothing but white space, brackets, emphasis and what
// stands between the parts of a list is in a gap.
func joinsList(gap string) bool {
	return strings.Trim(gap, " \t\r\n,&+/·、，.()[]*_\"'“”") == ""
}

// definedLabels tells whether labels mean options or statements. Capitals do where
// there are options of that letter; numbers and small letters may as well be the
// answer, so that the stem must label something with them; others, such as "ㄱ",
// "①" and "II", are used for nothing else.
func definedLabels(q *lint.Question, labels []string, stated map[string]bool) bool {
	for _, l := range labels {
		switch c := l[0]; {
		case len(l) > 1 || c == 'I' || c == 'V' || c == 'i' || c == 'v':
		case 'A' <= c && c <= 'Z' && q.Option(c) == nil && !stated[l]:
			return false
		case ('a' <= c && c <= 'z' || '1' <= c && c <= '9') && !stated[l]:
			return false
		}
	}
	return true
}

// stemStatements are the labels that the stem's lines begin with.
func stemStatements(stem *passage) map[string]bool {
	stated := map[string]bool{}
	for line := range strings.Lines(stem.raw) {
		line = strings.TrimLeft(line, " \t-*([")
		if len(line) > 1 && strings.IndexByte(".):]", line[1]) >= 0 {
			stated[line[:1]] = true
		}
	}
	return stated
}

// sortedSet is a set of labels as a string.
func sortedSet(labels []string) string {
	set := slices.Clone(labels)
	slices.Sort(set)
	return strings.Join(slices.Compact(set), " ")
}

// recombined finds the options that are the texts of others joined together.
func recombined(p *lint.Pass, q *lint.Question) []*parser.Option {
	shortest := maxComplex
	for _, o := range q.Options {
		if n := o.TextSpan.Len(); n > 0 {
			shortest = min(shortest, n)
		}
	}
	var texts map[string]bool
	var found []*parser.Option
	r := readingOf(q)
	for i, o := range q.Options {
		// Two others and what joins them.
		if n := o.TextSpan.Len(); n > maxComplex || n <= 2*shortest {
			continue
		}
		t := r.option(i)
		parts := listParts(t)
		if len(parts) < 2 {
			continue
		}
		if texts == nil {
			texts = optionKeys(q)
		}
		if allAreOptions(texts, parts) {
			found = append(found, o)
		}
	}
	return found
}

func optionKeys(q *lint.Question) map[string]bool {
	texts := make(map[string]bool, len(q.Options))
	for _, key := range readingOf(q).optionKeys() {
		if key != "" {
			texts[key] = true
		}
	}
	return texts
}

// listParts cuts a text where the parts of a list meet.
func listParts(t *passage) []string {
	var parts []string
	start, end := 0, 0
	cut := func(to, next int) {
		if part := strings.Trim(t.raw[start:to], " \t\r\n,&+"); part != "" {
			parts = append(parts, part)
		}
		start = next
	}
	all := t.words().Words
	for i := range all {
		w := &all[i]
		gap := t.prose[end:w.Start]
		if n := strings.IndexAny(gap, ",&+"); i > 0 && n >= 0 {
			cut(end+n, end+n+1)
		}
		end = w.End
		switch word := t.raw[w.Start:w.End]; {
		case w.In(lang.Joiner) || i == 0 && strings.EqualFold(word, "both"):
			cut(w.Start, w.End)
		case strings.HasSuffix(word, "와") || strings.HasSuffix(word, "과"):
			cut(w.End, w.End)
		}
	}
	cut(len(t.raw), len(t.raw))
	return parts
}

// allAreOptions tells whether each part is a whole text; a Korean one may have a
// particle after it.
func allAreOptions(texts map[string]bool, parts []string) bool {
	for _, part := range parts {
		key := optionKey(part)
		if !texts[key] && !texts[strings.TrimSuffix(strings.TrimSuffix(key, "와"), "과")] {
			return false
		}
	}
	return true
}
