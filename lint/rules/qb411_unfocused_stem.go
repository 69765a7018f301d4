package rules

import (
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var unfocusedStem = &lint.Rule{
	Code:     "QB411",
	Name:     "unfocused-stem",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options:  []lint.Option{extraWords("further words that tell the reader what to do")},
	Doc: lint.Doc{
		What:      `The stem asks nothing: it has no question mark, does not end in a colon, an ellipsis or a gap, holds no instruction ("Select …", "고르시오") and no Korean ending that asks ("까", "는가", "것은").`,
		Why:       "Candidates must read all options to guess what is meant, and each guesses something else; what is measured is how well they guess.",
		Bad:       example("QB411/bad.md"),
		Good:      example("QB411/good.md"),
		Reference: haladyna + `, guidelines 14 and 15; ` + tarrant,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		doc, stem := q.Document(), q.StemPassage()
		if doc.Stem == "" || stemAsks(p, stem.Words()) || noteAsks(p, doc.Note) {
			return
		}
		if !hasProse(stem.Words()) && (strings.Contains(stem.Text, "![") || strings.Contains(stem.Text, "<img")) {
			// A picture may ask.
			return
		}
		m := lang.Match{Start: 0, End: len(strings.TrimRight(stem.Text, " \t\r\n"))}
		if list := lang.Sentences(stem.Prose); len(list) > 0 {
			last := list[len(list)-1]
			m = lang.Match{Start: last.Start, End: last.End}
		}
		p.Report(lint.Finding{
			Span:    firstLine(stem.Span(m), stem.At(m)),
			Message: "the stem ends without a question, a colon or an instruction",
			Help:    "end it with a question, with a colon, or with what the reader has to do",
		})
	},
}

// hasProse reports whether a text has a word that is not code.
func hasProse(text *lang.Text) bool {
	return slices.ContainsFunc(text.Words, func(w lang.Word) bool { return !w.Code })
}

// noteAsks reports whether the note of a question's heading asks.
func noteAsks(p *lint.Pass, note string) bool {
	if note == "" {
		return false
	}
	var text lang.Text
	text.Read(lang.Prose(note), nil)
	return stemAsks(p, &text)
}

// firstLine cuts a span at the end of its first line.
func firstLine(span parser.Span, text string) parser.Span {
	if n := strings.IndexAny(text, "\r\n"); n > 0 {
		span.End = span.Start + n
	}
	return span
}

// stemAsks reports whether a text asks a question or gives the reader a task.
func stemAsks(p *lint.Pass, text *lang.Text) bool {
	prose := text.Prose
	if strings.ContainsAny(prose, "?？") {
		return true
	}
	end := strings.TrimRight(prose, " \t\r\n*_)”\"")
	for _, sign := range [...]string{":", "：", "…", "..."} {
		if strings.HasSuffix(end, sign) {
			return true
		}
	}
	if len(blanks(prose)) > 0 {
		return true
	}
	if _, ok := text.Find(lang.Instruction); ok {
		return true
	}
	if _, ok := text.Find(lang.Asking); ok && sentenceAsks(prose) {
		return true
	}
	_, ok := lang.NewPhrases(p.Strings("words")).Find(prose, text.Words)
	return ok
}

// sentenceAsks reports whether a text without a question mark asks by its words: in
// its [lang.AskingSentence], or in another sentence that does not end as a statement
// does. "What was written must stay readable." begins as a question does.
func sentenceAsks(prose string) bool {
	asks := func(s lang.Sentence) bool {
		_, ok := lang.Find(lang.Asking, lang.Scan(prose[s.Start:s.End]))
		return ok
	}
	if s, ok := lang.AskingSentence(prose); ok && asks(s) {
		return true
	}
	for _, s := range lang.Sentences(prose) {
		end := strings.TrimRight(prose[s.Start:s.End], "*_)”\"'’")
		if !strings.HasSuffix(end, ".") && !strings.HasSuffix(end, "。") && !strings.HasSuffix(end, "!") && asks(s) {
			return true
		}
	}
	return false
}
