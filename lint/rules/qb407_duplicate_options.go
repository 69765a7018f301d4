package rules

import (
	"fmt"

	"strings"
	"unicode"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var duplicateOptions = &lint.Rule{
	Code:     "QB407",
	Name:     "duplicate-options",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What:      "Two options of one question with the same text. White space, emphasis, the form of quotes, a final full stop and the case of words of four letters and more make no difference; code, signs, numbers and short words such as units (mW, MW) are compared as they stand.",
		Why:       "If the text is right, two options are right and only one of them scores; if it is wrong, the question has one option fewer than it shows. Mostly one was pasted over another and is lost.",
		Bad:       example("QB407/bad.md"),
		Good:      example("QB407/good.md"),
		Reference: haladyna + `, guideline 22`,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		keys := readingOf(q).optionKeys()
		first := make(map[string]*parser.Option, len(q.Options))
		for i, o := range q.Options {
			key := keys[i]
			if key == "" {
				continue
			}
			other := first[key]
			if other == nil {
				first[key] = o
				continue
			}
			p.Report(lint.Finding{
				Span:    o.TextSpan,
				Message: fmt.Sprintf("option %c says the same as option %c", o.Label, other.Label),
				Help:    "write what the option was meant to say, or take it out",
				Related: []parser.Related{{Span: other.TextSpan, Message: fmt.Sprintf("option %c", other.Label)}},
			})
		}
	},
}

// sameSign maps signs that differ in form alone.
var sameSign = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "**", "", "\u00a0", " ", "\u200b", "", "\ufeff", "", "\u00ad", "")

// optionKeys are the keys of all options.
func (r *reading) optionKeys() []string {
	if len(r.keys) == 0 {
		for _, text := range r.question.OptionTexts() {
			r.keys = append(r.keys, optionKey(text))
		}
	}
	return r.keys
}

// optionKey is what two texts are compared by: they are the same where it is. It
// errs on the side of difference, since a capital or a comma can be all that an
// option is about.
func optionKey(text string) string {
	code := strings.IndexByte(text, '`') >= 0
	if !code {
		text = sameSign.Replace(text)
	}
	text = strings.TrimRight(text, " \n.。;")
	var b strings.Builder
	b.Grow(len(text))
	for i, field := range strings.Fields(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		if code || !foldable(field, i == 0) {
			b.WriteString(field)
			continue
		}
		b.WriteString(strings.ToLower(field))
	}
	return b.String()
}

// foldable tells whether the case of a word says nothing: it has four letters or
// more and nothing but letters inside, or it begins the text as "The" does.
func foldable(word string, first bool) bool {
	word = strings.TrimFunc(word, unicode.IsPunct)
	letters, upper := 0, 0
	for i, r := range word {
		switch {
		case !unicode.IsLetter(r):
			return false
		case i > 0 && unicode.IsUpper(r):
			upper++
		}
		letters++
	}
	return letters > 3 && (upper == 0 || upper == letters-1) || first && letters > 1 && upper == 0
}
