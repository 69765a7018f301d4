package rules

import (
	"fmt"
	"hash/maphash"
	"strings"

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
		// Only options with the same content words can be similar. They are found by
		// the hash of those words.
		doc := q.Document()
		groups := map[uint64][]*wording{}
		var order []uint64
		for i := range doc.Options {
			w := wordingOf(q.OptionPassage(i))
			if w.content < p.Int("minWords") {
				continue
			}
			w.option, w.key = i, doc.OptionKeys()[i]
			list := groups[w.hash]
			if len(list) == 0 {
				order = append(order, w.hash)
			}
			if len(list) < 3 && !sameText(list, w) {
				groups[w.hash] = append(list, w)
			}
		}
		for _, hash := range order {
			list := groups[hash]
			if len(list) != 2 {
				continue
			}
			similarity := list[0].similarity(list[1])
			if similarity < p.Float("similarity") {
				continue
			}
			one, other := list[0].option, list[1].option
			label := doc.Options[one].Label
			p.Report(lint.Finding{
				Span:    doc.Places.Options[other].Text,
				Message: fmt.Sprintf("option %s says nearly the same as option %s (similarity %.2f)", doc.Options[other].Label, label, similarity),
				Help:    "let each option say something of its own",
				Related: []parser.Related{{Span: doc.Places.Options[one].Text, Message: "option " + label}},
			})
		}
	},
}

// wording is an option as a sequence of words.
type wording struct {
	option int // its index
	key    string
	// hash is that of the content words, content their number.
	hash    uint64
	content int
	// empty counts the words without a meaning of their own.
	empty map[string]int
	words int
}

var wordingSeed = maphash.MakeSeed()

// wordingOf takes an option apart. Code and signs are content, and compared as
// written.
func wordingOf(t *lint.Passage) *wording {
	w := &wording{empty: map[string]int{}}
	var hash maphash.Hash
	hash.SetSeed(wordingSeed)
	end := 0
	for _, word := range t.Words().Words {
		hashSigns(t.Text[end:word.Start], &hash)
		end = word.End
		raw := t.Text[word.Start:word.End]
		switch {
		case word.Code:
			hash.WriteString(raw)
		case word.In(lang.Empty):
			// Articles are taken away like white space.
			if k := lang.Key(raw); k != "a" && k != "an" && k != "the" {
				w.empty[k]++
				w.words++
			}
			continue
		default:
			hash.WriteString(word.Stem())
		}
		hash.WriteByte(0)
		w.content++
		w.words++
	}
	hashSigns(t.Text[end:], &hash)
	w.hash = hash.Sum64()
	return w
}

// hashSigns hashes the signs between two words that are not mere punctuation: as
// in "x < 5" and "-5".
func hashSigns(gap string, hash *maphash.Hash) {
	for _, r := range gap {
		if r > ' ' && !strings.ContainsRune(".,;:!?\"'()[]*_“”‘’。、，·\u00a0\u200b", r) {
			hash.WriteString(string(r))
			hash.WriteByte(0)
		}
	}
}

// sameText reports whether one of the list is the same text, which QB407 reports.
func sameText(list []*wording, w *wording) bool {
	for _, other := range list {
		if other.key == w.key {
			return true
		}
	}
	return false
}

// similarity returns the Sørensen–Dice coefficient of two options with the same
// content words.
func (w *wording) similarity(other *wording) float64 {
	common := w.content
	for word, n := range w.empty {
		common += min(n, other.empty[word])
	}
	return 2 * float64(common) / float64(w.words+other.words)
}
