package schema

import (
	"strings"
	"unicode"
)

// OptionKeys returns the [OptionKey] of each option's text.
func (d *Document) OptionKeys() []string {
	if d.optionKeys == nil {
		d.optionKeys = make([]string, len(d.Options))
		for i := range d.Options {
			d.optionKeys[i] = OptionKey(d.Options[i].Text)
		}
	}
	return d.optionKeys
}

// sameSign maps signs that differ in form alone.
var sameSign = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "**", "", "\u00a0", " ", "\u200b", "", "\ufeff", "", "\u00ad", "")

// OptionKey returns the form of an option's text that is compared: two texts with the
// same key say the same. White space, emphasis, the form of quotes, a final full
// stop and the case of longer words make no difference. A text with code is
// compared as it is.
func OptionKey(text string) string {
	code := strings.Contains(text, "`")
	if !code {
		text = sameSign.Replace(text)
	}
	fields := strings.Fields(strings.TrimRight(text, " \n.。;"))
	for i, field := range fields {
		if !code && foldable(field, i == 0) {
			fields[i] = strings.ToLower(field)
		}
	}
	return strings.Join(fields, " ")
}

// foldable reports whether the case of a word says nothing: it has four letters or
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
