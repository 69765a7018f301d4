package rules

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// maxEdits is the number of edits of one line that are kept apart. Those of a line longer
// than longLine become one, since the column of each is counted from the line's
// start.
const maxEdits, longLine = 8, 1 << 16

// joinLineEdits joins the edits of one line.
func joinLineEdits(text string, line parser.Span, edits []parser.Edit) []parser.Edit {
	if line.Len() > longLine {
		return joinEdits(text, edits, 1)
	}
	return joinEdits(text, edits, maxEdits)
}

// joinEdits makes one edit of those that touch. Where more than most are left it
// makes one of all, which writes the text between them again. The edits are in
// source order.
func joinEdits(text string, edits []parser.Edit, most int) []parser.Edit {
	apart := 0
	for i, e := range edits {
		if i == 0 || edits[i-1].Span.End != e.Span.Start {
			apart++
		}
	}
	var out []parser.Edit
	for len(edits) > 0 {
		var joined strings.Builder
		n, end := 0, edits[0].Span.Start
		for n < len(edits) && (n == 0 || apart > most || edits[n].Span.Start == end) {
			joined.WriteString(text[end:edits[n].Span.Start])
			joined.WriteString(edits[n].Text)
			end = edits[n].Span.End
			n++
		}
		out = append(out, parser.Edit{Span: parser.Span{Start: edits[0].Span.Start, End: end}, Text: joined.String()})
		edits = edits[n:]
	}
	return out
}

// reportRewrites reports findings whose fixes replace or delete single
// characters. Such a fix is safe if the same questions are read from the fixed
// text, which is tried: a zero-width space in "정답: B" may hide a stated answer,
// and a person has to agree to a fix that uncovers it.
func reportRewrites(p *lint.Pass, list []lint.Finding) {
	if len(list) == 0 {
		return
	}
	changed, all := changedQuestions(p, list)
	for _, f := range list {
		f.Fix.Safe = !all && !changed[f.Question]
		if !f.Fix.Safe {
			f.Help += "; look at the result, for the question reads differently then"
		}
		p.Report(f)
	}
}

// changedQuestions returns the numbers of the questions that mean something else
// once the findings are fixed. all reports that the fixed file has other
// questions or analyses.
func changedQuestions(p *lint.Pass, list []lint.Finding) (changed map[int64]bool, all bool) {
	var edits []parser.Edit
	for _, f := range list {
		edits = append(edits, f.Fix.Edits...)
	}
	fixed := p.File.WithEdits(edits)
	if !sameRecords(p.File.Records, fixed.Records) {
		return nil, true
	}
	changed = map[int64]bool{}
	for i, q := range p.Questions() {
		if meaning(q.Document().Question) != meaning(schema.Build(fixed, fixed.Questions[i]).Question) {
			changed[q.Heading.Number] = true
		}
	}
	return changed, false
}

// sameRecords reports whether both lists are of the same questions and analyses
// in the same order.
func sameRecords(a, b []*parser.Record) bool {
	return slices.EqualFunc(a, b, func(a, b *parser.Record) bool {
		return (a.Question != nil) == (b.Question != nil) && a.Number() == b.Number()
	})
}

// meaning returns what a document says, without white space and invisible
// characters.
func meaning(doc schema.Question) string {
	doc.Source = nil
	data, _ := json.Marshal(&doc) // a document holds nothing that JSON cannot
	text := strings.NewReplacer(`\n`, "", `\t`, "", `\u000b`, "", `\f`, "", `\u2028`, "", `\u2029`, "").Replace(string(data))
	return strings.Map(func(r rune) rune {
		if blankOrUnseen(r) {
			return -1
		}
		return r
	}, text)
}
