package parser

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// checkFences reports the fences whose end was forgotten.
func (f *File) checkFences(found *scan) {
	text := f.Source.Text
	for _, r := range found.regions {
		if !r.forgotten {
			continue
		}
		line := text[r.open.Start:r.open.End]
		at := strings.IndexAny(line, "`~")
		fence := line[at : len(line)-len(strings.TrimLeft(line[at:], line[at:at+1]))]
		where := "at the end of the file"
		if r.span.End < len(text) {
			where = fmt.Sprintf("before line %d, where the next question begins", f.Source.LineNumber(r.span.End))
		}
		// The fence is closed below its last line, as deep as it was opened.
		_, next := lineEnd(text, r.open.Start)
		ending := text[r.open.End:next]
		if ending == "" {
			ending = "\n"
		}
		indent := line[:at]
		if !blank(indent) {
			indent = strings.Repeat(" ", at)
		}
		last := r.span.Start + len(strings.TrimRight(text[r.span.Start:r.span.End], " \t\r\n"))
		f.report(Diagnostic{
			Code:     CodeUnclosedFence,
			Message:  fmt.Sprintf("the code fence %q is never closed", shorten(trim(line))),
			Help:     fmt.Sprintf("close it with a line %q; it is taken to end %s", fence, where),
			Span:     Span{r.open.Start + at, r.open.Start + len(trimRight(line))},
			Question: f.questionAt(r.open.Start),
			Fix:      &Fix{Edits: []Edit{{Span: Span{last, last}, Text: ending + indent + fence}}},
		})
	}
}

// questionAt returns the number of the record that holds the offset, 0 for none.
func (f *File) questionAt(offset int) int64 {
	if r := f.RecordAt(offset); r != nil {
		return r.Number()
	}
	return 0
}

// checkRecords reports the headings and options that are not well-formed, the
// stray headings, and the analyses without a question.
func (f *File) checkRecords() {
	for _, r := range f.Records {
		if a := r.Analysis; a != nil {
			if a.Heading.Malformed {
				f.reportHeading(a.Heading.Span(), a.Heading.Number)
			}
			f.reportStray(a.Stray, a.Heading.Number)
			continue
		}
		q := r.Question
		if q.Heading.Malformed {
			f.reportHeading(q.Heading.Span(), q.Heading.Number)
		}
		f.reportStray(q.Stray, q.Heading.Number)
		for _, o := range q.Options {
			if o.Malformed {
				f.reportOption(q, o)
			}
		}
	}
	for _, a := range f.Orphans {
		f.reportOrphan(a)
	}
}

func (f *File) reportHeading(span Span, number int64) {
	line := f.Source.Slice(span)
	h, _ := f.parser.readHeading(line)
	d := Diagnostic{Code: CodeMalformedQuestionHeading, Span: span, Question: number}
	text := line[h.text.Start:]
	switch {
	case number > 0:
		hashes := strings.Repeat("#", h.level)
		d.Message = fmt.Sprintf("the heading %q has no space after %q", shorten(line), hashes)
		d.Help = fmt.Sprintf("write %q", shorten(hashes+" "+text))
	case !h.digits.Empty():
		word := line[h.digits.Start:]
		if n := strings.IndexAny(word, " \t"); n > 0 {
			word = word[:n]
		}
		d.Message = fmt.Sprintf("%q is no question number", shorten(word))
		d.Help = fmt.Sprintf("write a whole number of 1 or more, at most %d, as in \"## Question #12\"", int64(maxNumber))
		d.Span = Span{span.Start + h.digits.Start, span.Start + h.digits.Start + len(word)}
	default:
		d.Message = fmt.Sprintf("the question heading %q has no number", shorten(line))
		d.Help = "write a whole number of 1 or more after the word, as in \"## Question #12\""
	}
	f.report(d)
}

func (f *File) reportStray(s *Stray, number int64) {
	if s == nil {
		return
	}
	d := Diagnostic{
		Code:     CodeStrayContent,
		Message:  fmt.Sprintf("the heading %q and the text below it belong to no question", shorten(s.blocks[0].Text)),
		Help:     "make the heading deeper than that of the question, or move the text before the first question",
		Span:     s.blocks[0].Span,
		Question: number,
	}
	f.report(d)
}

// optionStart returns how an option with the label begins in the style of the
// question's others, as in "B) "; "B. " where there are none.
func (f *File) optionStart(q *Question, label byte) string {
	for _, o := range q.Options {
		if o.Malformed || o.TextSpan.Empty() {
			continue
		}
		before := f.Source.Slice(Span{o.FirstLine().Start, o.LabelSpan.Start})
		after := f.Source.Slice(Span{o.LabelSpan.End, o.TextSpan.Start})
		// Text on a line of its own is no style for others, and what an option is
		// wrapped in may end further on.
		if strings.ContainsAny(after, "\r\n") || after == trimRight(after) || o.open != "" || o.LabelSpan.Len() > 1 {
			continue
		}
		return before + string(rune(label)) + after
	}
	return string(rune(label)) + ". "
}

func (f *File) reportOption(q *Question, o *Option) {
	start := o.FirstLine().Start
	end, _ := lineEnd(f.Source.Text, start)
	line := f.Source.Text[start:end]
	text := o.TextSpan.Start - start
	want := f.optionStart(q, o.Label)
	if text == len(line) {
		want = trimRight(want)
	}
	f.report(Diagnostic{
		Code:     CodeMalformedOption,
		Message:  fmt.Sprintf("%q looks like option %c but does not begin with %q", shorten(line), o.Label, want),
		Help:     fmt.Sprintf("write %q", shorten(want+o.open+line[text:])),
		Span:     Span{o.LabelSpan.Start, max(o.LabelSpan.End, start+len(trimRight(line[:text])))},
		Question: q.Heading.Number,
		Fix:      &Fix{Edits: []Edit{{Span: Span{start, o.TextSpan.Start}, Text: want + o.open}}},
	})
}

// shorten cuts a text that is quoted in a message.
func shorten(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

func (f *File) reportOrphan(a *Analysis) {
	number := a.Heading.Number
	d := Diagnostic{
		Code:     CodeOrphanAnalysis,
		Message:  fmt.Sprintf("this analysis is for question #%d, which is not in this file", number),
		Help:     "write the number of the question that it explains, or add the question",
		Span:     a.Heading.NumberSpan,
		Question: number,
	}
	if f.Source.IsSegment() {
		d.Message = fmt.Sprintf("this analysis is for question #%d, which is not in the same part of this large file", number)
		d.Help = "a file above 64 MiB is read in parts: move the analysis right below its question, or split the file"
	}
	if number == 0 {
		d.Message, d.Span = "this analysis belongs to no question", a.Heading.Span()
	}
	if q := f.questionBefore(a.Heading.Span().Start); q != nil && q.Analysis == nil {
		d.Help = fmt.Sprintf("if it explains question #%d above, write \"#%s\"", q.Heading.Number, strconv.FormatInt(q.Heading.Number, 10))
		d.Related = []Related{{Span: q.Heading.Span(), Message: fmt.Sprintf("question #%d has no analysis", q.Heading.Number)}}
	}
	f.report(d)
}

// questionBefore returns the last question that begins before the offset.
func (f *File) questionBefore(offset int) *Question {
	n := sort.Search(len(f.Questions), func(i int) bool { return f.Questions[i].Heading.Span().Start > offset })
	if n == 0 {
		return nil
	}
	return f.Questions[n-1]
}

// checkPreamble reports options before the first question heading: a title and
// an introduction may stand there, options are a question that lost its heading.
func (f *File) checkPreamble(found *scan) {
	if len(found.cuts) == 0 {
		return
	}
	at, ok := f.parser.looseOptions(found.text, found.preamble())
	if !ok {
		return
	}
	line := found.lines[at]
	f.report(Diagnostic{
		Code:    CodeStrayContent,
		Message: "these options stand before the first question heading and belong to no question",
		Help:    "give their question a heading, such as \"## Question #1\"",
		Span:    Span{line.start, line.end},
	})
}
