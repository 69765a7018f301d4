package schema

import (
	"path/filepath"
	"reflect"

	"github.com/qbank-dev/qbank/parser"
)

// Document is the document of a question, with its key and its places in the file.
// The methods are not safe for concurrent use.
type Document struct {
	Question
	// Key says what makes the options of Answer the key.
	Key Key
	// Selection is how many options the question asks for.
	Selection Selection
	// Places are the spans of the parts in the file.
	Places Places

	optionKeys []string
}

// Build makes the document of a question in a file.
func Build(f *parser.File, q *parser.Question) *Document {
	doc := &Document{Key: KeyOf(f, q), Selection: SelectionOf(f, q)}
	b := builder{file: f, key: &doc.Key, places: &doc.Places}
	doc.Question = b.question(q, doc.Selection)
	return doc
}

// BuildAll makes the documents of all questions of a file, in source order.
func BuildAll(f *parser.File) []Question {
	out := make([]Question, 0, len(f.Questions))
	for _, q := range f.Questions {
		out = append(out, Build(f, q).Question)
	}
	return out
}

// builder makes one document.
type builder struct {
	file   *parser.File
	key    *Key
	places *Places
}

func (b *builder) question(q *parser.Question, selection Selection) Question {
	heading := q.Heading.Span()
	*b.places = Places{Question: heading, Number: q.Heading.NumberSpan, Stem: heading, Analysis: heading, StatedAnswer: heading}
	doc := Question{
		Number:  q.Heading.Number,
		Note:    b.normal(q.Heading.NoteSpan),
		Select:  selection.Count,
		Options: make([]Option, 0, len(q.Options)),
		Answer:  labelStrings(b.key.Labels),
	}
	if selection.All {
		doc.Select = max(1, len(b.key.Labels))
	}
	if q.Stem != nil {
		doc.Stem = b.file.Text(&q.Stem.Body)
		b.places.Stem = q.Stem.Span()
	}
	for _, o := range q.Options {
		doc.Options = append(doc.Options, Option{
			Label:   string(rune(o.Label)),
			Text:    b.file.OptionText(o),
			Correct: b.key.Has(o.Label),
		})
		b.places.Options = append(b.places.Options, OptionPlaces{Line: o.FirstLine(), Label: o.LabelSpan, Text: o.TextSpan})
	}
	if q.Analysis != nil {
		doc.Analysis = b.analysis(q.Analysis)
	}
	span := extent(q)
	doc.Source = &Source{
		File:    filepath.ToSlash(b.file.Source.Name),
		Line:    b.file.Source.LineNumber(span.Start),
		EndLine: b.file.Source.LineNumber(max(span.Start, span.End-1)),
	}
	return doc
}

// extent returns the span of a question with its analysis, where that follows it
// directly; else that of the question alone.
func extent(q *parser.Question) parser.Span {
	span := q.Span()
	if a := q.Analysis; a != nil && a.Heading != nil && a.Adjacent {
		span.End = a.Span().End
	}
	return span
}

// analysis returns nil for an analysis that says nothing.
func (b *builder) analysis(a *parser.Analysis) *Analysis {
	doc := &Analysis{}
	b.places.Analysis = a.Span()
	if h := a.Heading; h != nil {
		doc.Title, doc.Note = b.normal(h.TitleSpan), b.normal(h.NoteSpan)
		b.places.Analysis = h.Span()
	}
	doc.Body = joinText(b.file.BodyText(a.Tail), b.file.BodyText(a.Body))
	levels := append(parser.SectionLevels(a.Lead), parser.SectionLevels(a.Sections)...)
	for i, s := range sections(a) {
		doc.Sections = append(doc.Sections, b.section(s, levels[i]))
		b.places.Sections = append(b.places.Sections, s.Heading.Span())
	}
	for _, o := range a.OptionAnalyses() {
		doc.Options = append(doc.Options, b.optionAnalysis(o))
	}
	b.places.StatedAnswer = b.places.Analysis
	if stated := b.key.Stated; len(stated) > 0 {
		doc.Answer = labelStrings(SortLabels(stated[0].Labels))
		b.places.StatedAnswer = stated[0].Span
	}
	if reflect.ValueOf(*doc).IsZero() {
		return nil
	}
	return doc
}

// sections returns the sections of an analysis, those before its heading
// included.
func sections(a *parser.Analysis) []*parser.Section {
	if len(a.Lead) == 0 {
		return a.Sections
	}
	return append(a.Lead[:len(a.Lead):len(a.Lead)], a.Sections...)
}

// section makes a section of the level that it has in canonical text, whatever
// the level of the question's heading.
func (b *builder) section(s *parser.Section, level int) Section {
	doc := Section{Title: b.normal(s.Heading.TitleSpan), Level: level, Body: b.file.BodyText(s.Body)}
	if s.Heading.Options {
		doc.Kind = KindOptions
	}
	for _, c := range s.Closing {
		doc.Body = joinText(doc.Body, b.file.BodyText(&c.Body))
	}
	return doc
}

func (b *builder) optionAnalysis(o *parser.OptionAnalysis) OptionAnalysis {
	doc := OptionAnalysis{
		Label:   string(rune(o.Heading.Label)),
		Title:   parser.Normalize(o.Heading.Title),
		Correct: b.key.Has(o.Heading.Label),
		Body:    b.file.ContentText(o),
	}
	places := OptionAnalysisPlaces{Heading: o.Heading.Span()}
	for _, r := range o.Reasons {
		doc.Reasons = append(doc.Reasons, Reason{Text: b.file.ReasonText(r), Mark: r.Mark().String()})
		places.Reasons = append(places.Reasons, r.Span())
	}
	b.places.OptionAnalyses = append(b.places.OptionAnalyses, places)
	return doc
}

func (b *builder) normal(span parser.Span) string {
	return parser.Normalize(b.file.Source.Slice(span))
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
