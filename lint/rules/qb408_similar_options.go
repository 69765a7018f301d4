package rules

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var similarOptions = &lint.Rule{
	Code:     "QB408",
	Name:     "similar-options",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options: []lint.Option{
		{Name: "similarity", Default: 0.9, Doc: "report options of this similarity (0 to 1) or more"},
		{Name: "minWords", Default: 3, Doc: "how many words with a meaning of their own both options must have"},
	},
	Doc: lint.Doc{
		What:      "Two options of one question that say the same in nearly the same words. The similarity is the Sørensen–Dice coefficient of their words (twice the common ones, divided by all), after case, punctuation, articles and inflection are taken away. It counts only where both have the same words with a meaning of their own in the same order: options that differ in a number, a name, a sign or a term, however long they are, say different things. Where three or more options differ in form alone the question is about the form, and nothing is reported.",
		Why:       "Two options that mean the same cannot both be the one right answer, so that candidates strike out both; or both are right, and one of them does not score.",
		Bad:       example("QB408/bad.md"),
		Good:      example("QB408/good.md"),
		Reference: haladyna + `, guideline 22`,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		// Only options with the same content words can be similar: those are found
		// by their hash, so that no two options are compared in vain, however many
		// and long they are.
		r := readingOf(q)
		least := p.Int("minWords")
		groups := make(map[uint64][]*wording, len(q.Options))
		var order []uint64
		for i, o := range q.Options {
			w := wordingOf(r.option(i), o)
			if w.content < least {
				continue
			}
			w.key = r.optionKeys()[i]
			list := groups[w.hash]
			if len(list) == 0 {
				order = append(order, w.hash)
			}
			if len(list) < 3 && !sameText(list, w) {
				groups[w.hash] = append(list, w)
			}
		}
		for _, key := range order {
			list := groups[key]
			if len(list) != 2 {
				continue
			}
			similarity := list[0].similarity(list[1])
			if similarity < p.Float("similarity") {
				continue
			}
			one, other := list[0].option, list[1].option
			p.Report(lint.Finding{
				Span:    other.TextSpan,
				Message: fmt.Sprintf("option %c says nearly the same as option %c (similarity %.2f)", other.Label, one.Label, similarity),
				Help:    "let each option say something of its own",
				Related: []parser.Related{{Span: one.TextSpan, Message: fmt.Sprintf("option %c", one.Label)}},
			})
		}
	},
}

// wording is an option as a sequence of words.
type wording struct {
	option *parser.Option
	key    string
	// hash is that of the content words, and content how many they are.
	hash    uint64
	content int
	// empty counts the words without a meaning of their own.
	empty map[string]int
	words int
}

var wordingSeed = maphash.MakeSeed()

// wordingOf takes an option apart. Code and signs are content, and compared as
// they stand.
func wordingOf(t *passage, o *parser.Option) *wording {
	w := &wording{option: o}
	var hash maphash.Hash
	hash.SetSeed(wordingSeed)
	var buf []byte
	end := 0
	for _, word := range t.words().Words {
		hashSigns(t.raw[end:word.Start], &hash)
		end = word.End
		raw := t.raw[word.Start:word.End]
		switch {
		case word.Code:
			hash.WriteString(raw)
		case word.In(lang.Empty):
			// Articles are taken away like white space.
			if k := lang.Key(raw); k != "a" && k != "an" && k != "the" {
				if w.empty == nil {
					w.empty = map[string]int{}
				}
				w.empty[k]++
				w.words++
			}
			continue
		default:
			buf = lang.AppendStem(buf[:0], raw, 2)
			hash.Write(buf)
		}
		hash.WriteByte(0)
		w.content++
		w.words++
	}
	hashSigns(t.raw[end:], &hash)
	w.hash = hash.Sum64()
	return w
}

// hashSigns hashes the signs between two words that are not mere punctuation: in
// "x < 5" and "-5" they are what an option is about.
func hashSigns(gap string, hash *maphash.Hash) {
	if gap == " " {
		return
	}
	for i := 0; i < len(gap); {
		// A byte that is not UTF-8 is a rune of one byte here.
		r, n := utf8.DecodeRuneInString(gap[i:])
		if r > ' ' && !strings.ContainsRune(".,;:!?\"'()[]*_“”‘’。、，·\u00a0\u200b", r) {
			hash.WriteString(gap[i : i+n])
			hash.WriteByte(0)
		}
		i += n
	}
}

// sameText tells whether one of the list is the same text, which QB407 reports.
func sameText(list []*wording, w *wording) bool {
	for _, other := range list {
		if other.key == w.key {
			return true
		}
	}
	return false
}

// similarity is the Sørensen–Dice coefficient of two options with the same
// content words.
func (w *wording) similarity(other *wording) float64 {
	common := w.content
	for word, n := range w.empty {
		common += min(n, other.empty[word])
	}
	return 2 * float64(common) / float64(w.words+other.words)
}
