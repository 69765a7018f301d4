package schema

import (
	"path/filepath"
	"reflect"
	"strconv"

	"github.com/qbank-dev/qbank/parser"
)

// Places maps the parts of a document to the spans that they came from, by JSON
// pointer.
type Places map[string]parser.Span

// At is the span of a pointer, or of the nearest part around it that has one.
func (p Places) At(pointer string) parser.Span {
	for {
		if span, ok := p[pointer]; ok {
			return span
		}
		cut := len(pointer) - 1
		for cut > 0 && pointer[cut] != '/' {
			cut--
		}
		if cut <= 0 {
			return p[""]
		}
		pointer = pointer[:cut]
	}
}

// Build makes the document of a question in a file.
func Build(f *parser.File, q *parser.Question) Question {
	return BuildWith(f, q, KeyOf(f, q), SelectionOf(f, q))
}

// BuildAll makes the documents of all questions of a file, in source order; of a
// window of a large file, those that are not there to be looked up only.
func BuildAll(f *parser.File) []Question {
	out := make([]Question, 0, len(f.Questions))
	for _, q := range f.Questions {
		if f.Source.Owns(q.Heading.Span().Start) {
			out = append(out, Build(f, q))
		}
	}
	return out
}

// BuildWith is Build with the key and the selection of the question.
func BuildWith(f *parser.File, q *parser.Question, key Key, selection Selection) Question {
	doc := Question{
		Number:  q.Heading.Number,
		Note:    parser.Normalize(f.Source.Slice(q.Heading.NoteSpan)),
		Options: make([]Option, 0, len(q.Options)),
		Answer:  labelStrings(key.Labels),
	}
	if q.Stem != nil {
		doc.Stem = f.Text(&q.Stem.Body)
	}
	doc.Select = selection.Count
	if selection.All {
		doc.Select = max(1, len(key.Labels))
	}
	for _, o := range q.Options {
		doc.Options = append(doc.Options, Option{
			Label:   string(rune(o.Label)),
			Text:    f.OptionText(o),
			Correct: key.Has(o.Label),
		})
	}
	doc.Analysis = buildAnalysis(f, q, &key)
	span := extent(q)
	doc.Source = &Source{
		File:    filepath.ToSlash(f.Source.Name),
		Line:    f.Source.LineNumber(span.Start),
		EndLine: f.Source.LineNumber(max(span.Start, span.End-1)),
	}
	return doc
}

// extent is the place of a question with its analysis, where that follows it
// directly; else of the question alone.
func extent(q *parser.Question) parser.Span {
	span := q.Span()
	if a := q.Analysis; a != nil && a.Heading != nil && a.Adjacent {
		span.End = a.Span().End
	}
	return span
}

func buildAnalysis(f *parser.File, q *parser.Question, key *Key) *Analysis {
	a := q.Analysis
	if a == nil {
		return nil
	}
	doc := &Analysis{}
	if h := a.Heading; h != nil {
		doc.Title = parser.Normalize(f.Source.Slice(h.TitleSpan))
		doc.Note = parser.Normalize(f.Source.Slice(h.NoteSpan))
	}
	doc.Body = joinText(f.BodyText(a.Tail), f.BodyText(a.Body))
	levels := append(parser.SectionLevels(a.Lead), parser.SectionLevels(a.Sections)...)
	for i, s := range sections(a) {
		doc.Sections = append(doc.Sections, buildSection(f, s, levels[i]))
	}
	for _, o := range a.OptionAnalyses() {
		doc.Options = append(doc.Options, buildOptionAnalysis(f, o, key))
	}
	if len(key.Stated) > 0 {
		doc.Answer = labelStrings(SortLabels(key.Stated[0].Labels))
	}
	if reflect.ValueOf(*doc).IsZero() {
		return nil
	}
	return doc
}

// sections are those of an analysis with those that stand before its heading.
func sections(a *parser.Analysis) []*parser.Section {
	if len(a.Lead) == 0 {
		return a.Sections
	}
	return append(a.Lead[:len(a.Lead):len(a.Lead)], a.Sections...)
}

// buildSection makes a section. Its level is that of canonical text, whatever
// the level of the question's heading.
func buildSection(f *parser.File, s *parser.Section, level int) Section {
	doc := Section{
		Title: parser.Normalize(f.Source.Slice(s.Heading.TitleSpan)),
		Level: level,
		Body:  f.BodyText(s.Body),
	}
	if s.Heading.Options {
		doc.Kind = KindOptions
	}
	for _, c := range s.Closing {
		doc.Body = joinText(doc.Body, f.BodyText(&c.Body))
	}
	return doc
}

func buildOptionAnalysis(f *parser.File, o *parser.OptionAnalysis, key *Key) OptionAnalysis {
	doc := OptionAnalysis{
		Label:   string(rune(o.Heading.Label)),
		Title:   parser.Normalize(o.Heading.Title),
		Correct: key.Has(o.Heading.Label),
		Body:    f.ContentText(o),
	}
	for _, r := range o.Reasons {
		doc.Reasons = append(doc.Reasons, Reason{Text: f.ReasonText(r), Mark: r.Mark().String()})
	}
	return doc
}

func joinText(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "\n\n" + b
}

// PlacesOf maps the parts of a question's document to their spans.
func PlacesOf(f *parser.File, q *parser.Question) Places {
	p := Places{"": q.Heading.Span(), "/number": q.Heading.Span(), "/options": q.Heading.Span(), "/answer": q.Heading.Span()}
	if q.Stem != nil {
		p["/stem"] = q.Stem.Span()
	}
	for i, o := range q.Options {
		at := "/options/" + strconv.Itoa(i)
		p[at] = o.FirstLine()
		p[at+"/label"] = o.LabelSpan
	}
	a := q.Analysis
	if a == nil {
		return p
	}
	p["/analysis"] = a.Span()
	if a.Heading != nil {
		p["/analysis"] = a.Heading.Span()
	}
	for i, s := range sections(a) {
		p["/analysis/sections/"+strconv.Itoa(i)] = s.Heading.Span()
	}
	for i, o := range a.OptionAnalyses() {
		at := "/analysis/options/" + strconv.Itoa(i)
		p[at] = o.Heading.Span()
		for k, r := range o.Reasons {
			p[at+"/reasons/"+strconv.Itoa(k)] = r.Span()
		}
	}
	if lines := f.AnswerLines(q); len(lines) > 0 {
		p["/analysis/answer"] = lines[0].Span
	}
	return p
}
