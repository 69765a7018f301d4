package schema

import (
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// Places are the spans of the parts of a question's document in the file that it
// was read from. A part that is not there has the span of what is around it. The
// lists have the order and the length of those in the document.
type Places struct {
	// Question is the heading of the question, Number the number in it.
	Question, Number parser.Span
	Stem             parser.Span
	Options          []OptionPlaces
	// Analysis is its heading, or all of an analysis without one.
	Analysis       parser.Span
	Sections       []parser.Span // their headings
	OptionAnalyses []OptionAnalysisPlaces
	// StatedAnswer is the answer line that analysis.answer was read from.
	StatedAnswer parser.Span
}

// OptionPlaces are the spans of an option.
type OptionPlaces struct {
	// Line is its first line.
	Line  parser.Span
	Label parser.Span
	// Text is its first paragraph.
	Text parser.Span
}

// OptionAnalysisPlaces are the spans of the analysis of an option.
type OptionAnalysisPlaces struct {
	Heading parser.Span
	Reasons []parser.Span
}

// At returns the span of the value at a JSON pointer, or of the nearest part
// around it that has one.
func (p *Places) At(pointer string) parser.Span {
	path := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	switch path[0] {
	case "stem":
		return p.Stem
	case "options":
		if o := item(p.Options, path[1:]); o != nil {
			if len(path) > 2 && path[2] == "label" {
				return o.Label
			}
			return o.Line
		}
	case "analysis":
		return p.inAnalysis(path[1:])
	}
	return p.Question
}

func (p *Places) inAnalysis(path []string) parser.Span {
	if len(path) == 0 {
		return p.Analysis
	}
	switch path[0] {
	case "answer":
		return p.StatedAnswer
	case "sections":
		if s := item(p.Sections, path[1:]); s != nil {
			return *s
		}
	case "options":
		if o := item(p.OptionAnalyses, path[1:]); o != nil {
			if len(path) > 3 && path[2] == "reasons" {
				if r := item(o.Reasons, path[3:]); r != nil {
					return *r
				}
			}
			return o.Heading
		}
	}
	return p.Analysis
}

// item returns the item of the list that a path begins with the index of, nil
// where there is none.
func item[T any](list []T, path []string) *T {
	if len(path) == 0 {
		return nil
	}
	i, err := strconv.Atoi(path[0])
	if err != nil || i < 0 || i >= len(list) {
		return nil
	}
	return &list[i]
}
