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
		r := readingOf(q)
		if !r.hasStem() {
			return
		}
		stem := r.stem()
		if stemAsks(p, stem.prose, stem.words) || noteAsks(p, q) {
			return
		}
		if !hasProse(stem.words()) && (strings.Contains(stem.raw, "![") || strings.Contains(stem.raw, "<img")) {
			// A picture may ask.
			return
		}
		m := lang.Match{Start: 0, End: len(strings.TrimRight(stem.raw, " \t\r\n"))}
		if list := lang.Sentences(stem.prose); len(list) > 0 {
			last := list[len(list)-1]
			m = lang.Match{Start: last.Start, End: last.End}
		}
		p.Report(lint.Finding{
			Span:    firstLine(stem.span(m), stem.text(m)),
			Message: "the stem ends without a question, a colon or an instruction",
			Help:    "end it with a question, with a colon, or with what the reader has to do",
		})
	},
}

// hasProse tells whether a text has a word that is not code.
func hasProse(text *lang.Text) bool {
	return slices.ContainsFunc(text.Words, func(w lang.Word) bool { return !w.Code })
}

// noteAsks tells whether the note of a question's heading asks.
func noteAsks(p *lint.Pass, q *lint.Question) bool {
	if q.Heading.NoteSpan.Empty() {
		return false
	}
	var text lang.Text
	prose := lang.Prose(p.File.Source.Slice(q.Heading.NoteSpan))
	return stemAsks(p, prose, func() *lang.Text {
		text.Read(prose, q.Memory())
		return &text
	})
}

// firstLine cuts a span at the end of its first line.
func firstLine(span parser.Span, text string) parser.Span {
	if n := strings.IndexAny(text, "\r\n"); n > 0 {
		span.End = span.Start + n
	}
	return span
}

// stemAsks tells whether a text asks for something or tells the reader what to do.
// It is cut into words where its signs do not tell.
func stemAsks(p *lint.Pass, prose string, cut func() *lang.Text) bool {
	if strings.IndexByte(prose, '?') >= 0 || strings.Contains(prose, "？") {
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
	all := cut()
	if _, ok := all.Find(lang.Instruction); ok {
		return true
	}
	if _, ok := all.Find(lang.Asking); ok && sentenceAsks(prose) {
		return true
	}
	_, ok := lang.NewPhrases(p.Strings("words")).Find(prose, all.Words)
	return ok
}

// sentenceAsks tells whether a sentence without a question mark asks by its words:
// the one that asks in its place, or another one that is not set down as a statement
// by a full stop. "What was written must stay readable." begins as a question does.
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
