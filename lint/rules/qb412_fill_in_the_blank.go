package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var fillInTheBlank = &lint.Rule{
	Code:     "QB412",
	Name:     "fill-in-the-blank",
	Since:    "0.1.0",
	Severity: lint.Info,
	Options:  []lint.Option{extraWords("further names of a gap")},
	Doc: lint.Doc{
		What:      "The stem has a gap of two or more underscores, or speaks of one (\"fill in the blank\", \"빈칸\"). Emphasis by underscores and names in code are none. One finding a question.",
		Why:       "Readers have to keep the broken sentence in mind while they try each option in it; a question that ends where the options begin asks the same with less work.",
		Bad:       example("QB412/bad.md"),
		Good:      example("QB412/good.md"),
		Reference: haladyna + `, guideline 9; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		stem := q.StemPassage()
		gaps := blanks(stem.Prose)
		if len(gaps) > 0 {
			f := lint.Finding{
				Span:    stem.Span(gaps[0]),
				Message: fmt.Sprintf("the stem has a gap to be filled in: %q", shortGap(stem.At(gaps[0]))),
				Help:    "ask a whole question, or end the stem where the options go on",
			}
			for _, gap := range gaps[1:min(len(gaps), 10)] {
				f.Related = append(f.Related, parser.Related{Span: stem.Span(gap), Message: "another gap"})
			}
			p.Report(f)
			return
		}
		extra := lang.NewPhrases(p.Strings("words"))
		all := stem.Words()
		m, ok := all.Find(lang.BlankPhrase)
		if !ok {
			m, ok = extra.Find(stem.Prose, all.Words)
		}
		if ok {
			p.Reportf(stem.Span(m), "ask a whole question, or end the stem where the options go on",
				"the stem speaks of a gap to be filled in: %q", stem.At(m))
		}
	},
}

// shortGap cuts a long gap for a message.
func shortGap(gap string) string { return gap[:min(len(gap), 20)] }

// blanks returns the gaps of a text: runs of two underscores or more, escaped or
// not, that are neither emphasis nor part of a name.
func blanks(prose string) []lang.Match {
	var list []lang.Match
	if strings.IndexByte(prose, '_') < 0 {
		return nil
	}
	closing := map[int]int{} // by length, where the last run begins that may close emphasis
	for i := len(prose); i > 0; {
		j := strings.LastIndexByte(prose[:i], '_')
		if j < 0 {
			break
		}
		start := j
		for start > 0 && prose[start-1] == '_' {
			start--
		}
		if _, seen := closing[j+1-start]; !seen && inName(prose[:start], false) {
			closing[j+1-start] = start
		}
		i = start
	}
	for i := 0; i < len(prose); {
		n := strings.IndexByte(prose[i:], '_')
		if n < 0 {
			break
		}
		start := i + n
		count, end := 0, start
		for {
			if end < len(prose) && prose[end] == '_' {
				count, end = count+1, end+1
			} else if strings.HasPrefix(prose[end:], `\_`) {
				count, end = count+1, end+2
			} else {
				break
			}
		}
		if start > 0 && prose[start-1] == '\\' {
			start--
		}
		i = end
		before, after := inName(prose[:start], false), inName(prose[end:], true)
		switch {
		case count < 2, before && after:
			// One underscore, or a name such as "snake__case".
		case after && count <= 3 && closing[count] >= end:
			// Emphasis: the run that closes it is no gap either.
			if k := strings.Index(prose[end:], prose[start:end]); k >= 0 {
				i = end + k + count
			}
		case before && count == 2 && prose[start-1] < utf8.RuneSelf:
			// The end of a name.
		default:
			list = append(list, lang.Match{Start: start, End: end})
		}
	}
	return list
}

// inName reports whether a letter or digit is at the end or start of a text.
func inName(s string, first bool) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if first {
		r, _ = utf8.DecodeRuneInString(s)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
