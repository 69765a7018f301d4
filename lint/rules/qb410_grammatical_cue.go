package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
)

var grammaticalCue = &lint.Rule{
	Code:     "QB410",
	Name:     "grammatical-cue",
	Since:    "0.1.0",
	Severity: lint.Info,
	Doc: lint.Doc{
		What:      `The form of an option gives it away: the stem ends in "a" or "an" and only the right option goes on well; or only one of three or more options ends in other punctuation than the rest; or only one begins with an article and the rest are plural, or the other way round.`,
		Why:       "Candidates who know the language strike out what does not fit, and need not know the subject; those who read it as a second language lose by comparison.",
		Bad:       example("QB410/bad.md"),
		Good:      example("QB410/good.md"),
		Reference: haladyna + `, guideline 28c; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		options := len(q.Document().Options)
		if options < 2 {
			return
		}
		articleCue(p, q)
		if options > 2 {
			punctuationCue(p, q)
			numberCue(p, q)
		}
	},
}

// articleCue reports a stem that ends in an article which only the key fits.
func articleCue(p *lint.Pass, q *lint.Question) {
	stem, doc := q.StemPassage(), q.Document()
	end := strings.TrimRight(stem.Prose, " \t\r\n:…._*()?-")
	n := strings.LastIndexAny(end, " \t\n*_") + 1
	article := end[n:]
	if article != "a" && article != "an" {
		return
	}
	wrong, ok := distractors(doc)
	if !ok || len(wrong) == 0 {
		return
	}
	for _, i := range wrong {
		if a := articleOf(q.OptionPassage(i)); a == article || a == "" {
			return
		}
	}
	for i, o := range doc.Options {
		if o.Correct && articleOf(q.OptionPassage(i)) != article {
			return
		}
	}
	p.Reportf(stem.Span(lang.Match{Start: n, End: n + len(article)}), `end the stem without it, and begin each option with its own article`,
		"%q at the end of the stem fits only the right option %s", article, strings.Join(doc.Answer, " + "))
}

// articleOf returns the article that an option takes by its first sound, "" where
// the letters leave it open.
func articleOf(t *lint.Passage) string {
	all := t.Words().Words
	if len(all) == 0 || all[0].Code {
		return ""
	}
	word := t.Text[all[0].Start:all[0].End]
	lower := strings.ToLower(word)
	for _, vowel := range [...]string{"hour", "honest", "honor", "honour", "heir"} {
		if strings.HasPrefix(lower, vowel) {
			return "an"
		}
	}
	for _, prefix := range [...]string{"uni", "use", "usu", "uti", "eu", "ewe", "one", "once", "ubi", "ura"} {
		if strings.HasPrefix(lower, prefix) && !strings.HasPrefix(lower, "unin") && !strings.HasPrefix(lower, "unim") {
			return "a"
		}
	}
	// An abbreviation is read by its letters or as a word.
	if len(word) == 1 || word == strings.ToUpper(word) {
		return ""
	}
	switch c := lower[0]; {
	case strings.IndexByte("aeiou", c) >= 0:
		return "an"
	case 'a' <= c && c <= 'z':
		return "a"
	}
	return ""
}

// punctuationCue reports the one option that ends otherwise than the rest.
func punctuationCue(p *lint.Pass, q *lint.Question) {
	var sign [2]rune // the two ends that were seen
	var count [2]int
	var last [2]int
	doc := q.Document()
	for i := range doc.Options {
		end, ok := finalSign(q.OptionPassage(i))
		if !ok {
			return
		}
		switch {
		case count[0] == 0 || sign[0] == end:
			sign[0], last[0] = end, i
			count[0]++
		case count[1] == 0 || sign[1] == end:
			sign[1], last[1] = end, i
			count[1]++
		default:
			return
		}
	}
	odd := 0
	if count[1] == 1 {
		odd = 1
	}
	if count[odd] != 1 || count[1-odd] < 2 {
		return
	}
	o, t := doc.Options[last[odd]], q.OptionPassage(last[odd])
	end := len(strings.TrimRight(t.Text, " \t\r\n"))
	_, size := utf8.DecodeLastRuneInString(t.Text[:end])
	span := t.Span(lang.Match{Start: end - size, End: end})
	if sign[odd] == 0 {
		p.Reportf(span, "end all options alike", "only option %s does not end in %q", o.Label, string(sign[1-odd]))
		return
	}
	p.Reportf(span, "end all options alike", "only option %s ends in %q", o.Label, string(sign[odd]))
}

// finalSign returns the punctuation at an option's end, 0 for none. It is not ok where
// the option is empty or ends in code or a link.
func finalSign(t *lint.Passage) (sign rune, ok bool) {
	end := strings.TrimRight(t.Text, " \t\r\n")
	if end == "" || t.Prose[len(end)-1] != end[len(end)-1] {
		return 0, false
	}
	if end[len(end)-1] != '.' {
		end = strings.TrimRight(end, `"'*_”’`)
	}
	if strings.HasSuffix(end, "`") {
		return 0, false
	}
	r, n := utf8.DecodeLastRuneInString(end)
	switch r {
	case '。':
		return '.', true
	case '.':
		// "Acme Inc." and "5 p.m." end in no full stop.
		last := end[strings.LastIndexAny(end, " \n(")+1 : len(end)-n]
		if strings.IndexByte(last, '.') >= 0 || abbreviation(last) || len(strings.Fields(end)) < 3 {
			return 0, true
		}
		return r, true
	case '!', '?', ';', ',', ':':
		return r, true
	}
	return 0, true
}

func abbreviation(word string) bool {
	switch strings.ToLower(word) {
	case "inc", "ltd", "co", "corp", "etc", "jr", "sr", "no", "st", "dept", "approx":
		return true
	}
	return utf8.RuneCountInString(word) == 1
}

// numberCue reports the one option that is singular by its article among
// plurals without one, or plural among singulars.
func numberCue(p *lint.Pass, q *lint.Question) {
	var singular, plural int
	var one, many int
	doc := q.Document()
	for i := range doc.Options {
		if doc.Places.Options[i].Text.Len() > 80 {
			return
		}
		switch numberOf(q.OptionPassage(i)) {
		case 1:
			singular++
			one = i
		case 2:
			plural++
			many = i
		default:
			return
		}
	}
	at, message := one, "only option %s is singular, as its article %q shows"
	if singular != 1 {
		at, message = many, "only option %s is plural, as %q shows"
	}
	if singular != 1 && plural != 1 {
		return
	}
	o, t := doc.Options[at], q.OptionPassage(at)
	first := t.Words().Words[0]
	m := lang.Match{Start: first.Start, End: first.End}
	p.Reportf(t.Span(m), "give all options the same number", message, o.Label, t.At(m))
}

// numberOf returns 1 for a short option that begins with "a" or "an", 2 for one that
// is plural and has no article, 0 for any other.
func numberOf(t *lint.Passage) int {
	all := t.Words().Words
	if len(all) == 0 || len(all) > 6 {
		return 0
	}
	head := -1
	for i := range all {
		word := t.Text[all[i].Start:all[i].End]
		if all[i].Code || i > 0 && all[i].Broken {
			return 0
		}
		switch strings.ToLower(word) {
		case "of", "in", "for", "with", "on", "at", "to", "from", "by", "between", "without":
			if head < 0 {
				head = i - 1
			}
		}
	}
	switch first := lang.Key(t.Text[all[0].Start:all[0].End]); {
	case first == "a" || first == "an":
		return 1
	case all[0].In(lang.Determiner):
		return 0
	}
	if head < 0 {
		head = len(all) - 1
	}
	word := t.Text[all[head].Start:all[head].End]
	// Names such as "Windows" look like plurals.
	if r, _ := utf8.DecodeRuneInString(word); head > 0 && unicode.IsUpper(r) {
		return 0
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is") {
		return 2
	}
	return 0
}
