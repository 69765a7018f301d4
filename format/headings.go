package format

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// AddHeadings formats a file and gives each analysis without a heading one. That adds
// a title to the document. AddHeadings parses the result to prove that nothing else
// changes. The title is the one that the file uses, else the first of the dialect in
// the script of the question.
func AddHeadings(f *parser.File, style parser.Style) Result {
	p, name := f.Parser(), f.Source.Name
	formatted := Format(f, style)
	f = p.ParseText(name, formatted.Text)
	left := map[int]bool{} // questions whose documents would change otherwise
	for range rounds {
		with := p.ParseText(name, withHeadings(f, left))
		wrong := untitledDifferences(f, with)
		if len(wrong) == 0 {
			result := Format(with, style)
			result.Kept = append(formatted.Kept, result.Kept...)
			return result
		}
		for _, i := range wrong {
			left[i] = true
		}
	}
	return formatted
}

// withHeadings returns the text of a file with the headings that its analyses lack, but
// for those of the questions in left, by their index.
func withHeadings(f *parser.File, left map[int]bool) string {
	used := usedTitle(f)
	var b strings.Builder
	pos := 0
	for i, q := range f.Questions {
		if left[i] || q.Analysis == nil || q.Analysis.Heading != nil {
			continue
		}
		title := used
		if title == "" {
			title = parser.InScript(f.Parser().Dialect().AnalysisTitles, f.Source.Slice(q.Span()))
		}
		at := q.Analysis.Span().Start
		b.WriteString(f.Source.Text[pos:at])
		fmt.Fprintf(&b, "## Question #%d %s\n\n", q.Heading.Number, title)
		pos = at
	}
	b.WriteString(f.Source.Text[pos:])
	return b.String()
}

// untitledDifferences returns the indices of the questions whose documents differ in
// more than the title of their analysis.
func untitledDifferences(f, with *parser.File) (list []int) {
	before, after := schema.BuildAll(f), schema.BuildAll(with)
	for i := range before {
		if i >= len(after) || !reflect.DeepEqual(untitled(before[i]), untitled(after[i])) {
			list = append(list, i)
		}
	}
	return list
}

func untitled(q schema.Question) schema.Question {
	q.Source = nil
	if q.Analysis != nil {
		a := *q.Analysis
		a.Title = ""
		q.Analysis = &a
	}
	return q
}

// usedTitle returns the first analysis word of a file, "" where there is none.
func usedTitle(f *parser.File) string {
	for _, r := range f.Records {
		if r.Analysis != nil {
			return parser.Normalize(f.Source.Slice(r.Analysis.Heading.TitleSpan))
		}
	}
	return ""
}
