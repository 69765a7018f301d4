package parser

import "strings"

// AnswerLine is a line that states the answer.
type AnswerLine struct {
	Span Span
	// Labels are the letters in the order of the line.
	Labels []byte
	// LabelSpans are their places.
	LabelSpans []Span
}

// AnswerLines are the answer lines of a question and its analysis in source
// order. A section heading may be one too.
func (f *File) AnswerLines(q *Question) []AnswerLine {
	var lines []AnswerLine
	for _, o := range q.Options {
		lines = f.answersIn(lines, o.Body)
	}
	lines = f.answersIn(lines, q.Tail)
	if a := q.Analysis; a != nil {
		lines = f.answersBelow(lines, a.Lead)
		lines = f.answersIn(lines, a.Body)
		lines = f.answersBelow(lines, a.Sections)
	}
	return lines
}

// answersIn adds the answer lines of a body.
func (f *File) answersIn(lines []AnswerLine, b *Body) []AnswerLine {
	if !b.Has(AnswerLineBlock) {
		return lines
	}
	for i := range b.Len() {
		if t := b.At(i); t.Kind == AnswerLineBlock {
			lines = append(lines, f.parser.answerLine(t.Span, t.Text))
		}
	}
	return lines
}

// answersBelow adds the answer lines of sections.
func (f *File) answersBelow(lines []AnswerLine, sections []*Section) []AnswerLine {
	for _, s := range sections {
		title := f.Source.Slice(s.Heading.TitleSpan)
		if mayState(title) {
			if line := f.parser.answerLine(s.Heading.TitleSpan, title); len(line.Labels) > 0 {
				lines = append(lines, line)
			}
		}
		lines = f.answersIn(lines, s.Body)
		for _, c := range s.Closing {
			lines = f.answersIn(lines, &c.Body)
		}
	}
	return lines
}

// mayState tells of most titles that they state no answer: they lack the colon or
// the bracket behind the answer word.
func mayState(title string) bool {
	for i := range len(title) {
		switch title[i] {
		case ':', ']':
			return true
		case "："[0]:
			if strings.HasPrefix(title[i:], "：") {
				return true
			}
		case "】"[0]:
			if strings.HasPrefix(title[i:], "】") {
				return true
			}
		}
	}
	return false
}

func (p *Parser) answerLine(span Span, text string) AnswerLine {
	line := AnswerLine{Span: span}
	labels, _ := p.readAnswerLine(text)
	if len(labels) > 0 {
		line.Labels, line.LabelSpans = make([]byte, 0, len(labels)), make([]Span, 0, len(labels))
	}
	for _, l := range labels {
		line.Labels = append(line.Labels, l.letter)
		line.LabelSpans = append(line.LabelSpans, l.span.shift(span.Start))
	}
	return line
}

// OptionAnalyses are the option analyses of all sections in source order.
func (a *Analysis) OptionAnalyses() []*OptionAnalysis {
	if a == nil {
		return nil
	}
	var only []*OptionAnalysis
	for _, s := range a.Sections {
		switch {
		case len(s.Options) == 0:
		case only == nil:
			only = s.Options[:len(s.Options):len(s.Options)]
		default:
			only = append(only, s.Options...)
		}
	}
	return only
}
