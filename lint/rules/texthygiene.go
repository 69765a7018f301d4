package rules

import (
	"encoding/json"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// textHygiene are the rules about the text itself, whatever it says. They look
// at files that hold questions, one finding a line at most, so that a file of
// nothing but spaces does not drown in findings.
var textHygiene = []*lint.Rule{
	trailingWhitespace,
	invisibleCharacter,
	bidirectionalControl,
	notNFC,
	replacementCharacter,
	mixedLineEndings,
	unbalancedEmphasis,
	headingLevelSkip,
}

// textLines are the lines that hold one of the unusual characters which is tells, by
// their place too. Lines that are not UTF-8 are left to QB005: what looks like a
// character there is none.
func textLines(p *lint.Pass, is func(r rune, at int) bool) iter.Seq2[int, parser.Span] {
	return func(yield func(int, parser.Span) bool) {
		src := p.File.Source
		if len(p.File.Records) == 0 {
			return
		}
		end := 0 // of the last line
		for _, at := range p.Unusual() {
			if at < end {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(src.Text[at:]); !is(r, at) {
				continue
			}
			n := src.LineAt(at)
			line := src.Line(n)
			end = line.End
			if utf8.ValidString(src.Slice(line)) && !yield(n, line) {
				return
			}
		}
	}
}

// questionNumberAt is the number of the question whose record holds the offset, 0 in
// front of the first one.
func questionNumberAt(f *parser.File, offset int) int64 {
	i := sort.Search(len(f.Records), func(i int) bool { return recordStart(f.Records[i]) > offset })
	if i == 0 {
		return 0
	}
	return recordNumber(f.Records[i-1])
}

// editList gathers edits in source order. Those that touch become one, and where
// there are more than most of them all do, which then also writes again what
// stands between them. The place of each edit is counted from its line's start,
// and that must not be done a million times over on a line of many megabytes.
type editList struct {
	text  string // the source
	most  int
	edits []parser.Edit

	joined strings.Builder // the text of the one edit that all became
	whole  parser.Span     // its place, empty as long as there is none
}

// maxEdits is how many edits on one line are kept apart, but for long lines.
const maxEdits, longLine = 8, 1 << 16

func newLineEdits(text string, line parser.Span) *editList {
	if line.Len() > longLine {
		return &editList{text: text, most: 1}
	}
	return &editList{text: text, most: maxEdits}
}

func (l *editList) add(span parser.Span, text string) {
	if !l.whole.Empty() {
		l.joined.WriteString(l.text[l.whole.End:span.Start])
		l.joined.WriteString(text)
		l.whole.End = span.End
		return
	}
	last := len(l.edits) - 1
	if last >= 0 && l.edits[last].Span.End == span.Start {
		l.edits[last].Span.End = span.End
		l.edits[last].Text += text
	} else {
		l.edits = append(l.edits, parser.Edit{Span: span, Text: text})
		last++
	}
	// Long runs are joined too, since adding to a string copies it.
	if len(l.edits) <= l.most && len(l.edits[last].Text) <= 256 {
		return
	}
	edits := l.edits
	l.edits = nil
	l.whole = parser.Span{Start: edits[0].Span.Start, End: edits[0].Span.Start}
	for _, e := range edits {
		l.joined.WriteString(l.text[l.whole.End:e.Span.Start])
		l.joined.WriteString(e.Text)
		l.whole.End = e.Span.End
	}
}

func (l *editList) list() []parser.Edit {
	if l.whole.Empty() {
		return l.edits
	}
	return []parser.Edit{{Span: l.whole, Text: l.joined.String()}}
}

// reportRewrites reports findings whose fixes put other characters in place of
// those in the text, or none. Such a fix is safe as long as the same questions
// are read from the text after it, which is not guessed but tried: a zero-width
// space in the middle of "정답: B" hides a stated answer, and a fix that brings
// it out is for a person to agree to.
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

// changedQuestions are the numbers of the questions that mean something else
// once the findings are mended. all tells that other questions stand there then,
// or other analyses.
func changedQuestions(p *lint.Pass, list []lint.Finding) (changed map[int64]bool, all bool) {
	var edits []parser.Edit
	for _, f := range list {
		edits = append(edits, f.Fix.Edits...)
	}
	fixed, ok := p.File.Reread(edits)
	if !ok {
		p.NeedFile()
		return nil, true
	}
	if !sameRecords(p.File.Records, fixed.Records) {
		return nil, true
	}
	changed = map[int64]bool{}
	for i, q := range p.Questions() {
		if meaning(*q.Document()) != meaning(schema.Build(fixed, fixed.Questions[i])) {
			changed[q.Heading.Number] = true
			if p.File.IsWindow() && p.File.IsShared(q.Heading.Number) {
				p.NeedFile() // findings in other windows are about the number too
			}
		}
	}
	return changed, false
}

// sameRecords tells whether the same questions and analyses follow each other.
func sameRecords(a, b []*parser.Record) bool {
	return slices.EqualFunc(a, b, func(a, b *parser.Record) bool {
		return (a.Question != nil) == (b.Question != nil) && recordNumber(a) == recordNumber(b)
	})
}

func recordNumber(r *parser.Record) int64 {
	if r.Question != nil {
		return r.Question.Heading.Number
	}
	return r.Analysis.Heading.Number
}

// meaning is all that a document says, without white space and characters that
// nobody sees.
func meaning(doc schema.Question) string {
	doc.Source = nil
	// A document holds nothing that JSON cannot.
	data, _ := json.Marshal(&doc)
	text := strings.NewReplacer(`\n`, "", `\t`, "", `\u000b`, "", `\f`, "", `\u2028`, "", `\u2029`, "").Replace(string(data))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unseen(r) {
			return -1
		}
		return r
	}, text)
}

// codeSpans are the code spans of a text, backticks included: a run of backticks
// to the next one of the same length (CommonMark 6.1).
func codeSpans(text string) (spans []parser.Span) {
	if strings.IndexByte(text, '`') < 0 {
		return nil
	}
	// Where the runs of each length stand, so that one which is never closed is
	// not searched for to the end again and again.
	runs := map[int][]int{}
	for i := 0; i < len(text); {
		n := backticks(text[i:])
		if n > 0 {
			runs[n] = append(runs[n], i)
		}
		i += max(1, n)
	}
	for i := 0; i < len(text); {
		n := backticks(text[i:])
		switch {
		case text[i] == '\\':
			i += 2
			continue
		case n == 0:
			i++
			continue
		}
		list := runs[n]
		for len(list) > 0 && list[0] < i+n {
			list = list[1:]
		}
		runs[n] = list
		if len(list) == 0 {
			i += n
			continue
		}
		spans = append(spans, parser.Span{Start: i, End: list[0] + n})
		i = list[0] + n
	}
	return spans
}

func backticks(s string) int {
	n := 0
	for n < len(s) && s[n] == '`' {
		n++
	}
	return n
}
