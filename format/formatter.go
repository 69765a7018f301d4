// Package format writes question files in canonical form and proves that
// nothing but their layout has changed.
package format

import (
	"github.com/qbank-dev/qbank/parser"
)

// Result is a formatted file.
type Result struct {
	// Text is the text in canonical form.
	Text string
	// Kept are the spans of the headings of the records that stay as they are
	// because formatting them would change what they mean, in source order.
	Kept []parser.Span
}

// rounds is the largest number of times that a file is printed, each time with
// fewer records changed.
const rounds = 16

// Format returns a file in canonical form. The file keeps its meaning: its
// documents, the kinds and the order of its blocks, and its comments. Format parses
// the result to prove that, and leaves a record whose meaning would change byte for
// byte as it is. Formatting the result again gives the result. A file for which that
// is not so stays as it is.
func Format(f *parser.File, style parser.Style) Result {
	first := print(f, style)
	if first.text == f.Source.Text {
		return Result{first.text, keptHeadings(f, first.care)}
	}
	if again := print(first.file, style); again.text != first.text {
		return Result{f.Source.Text, keptHeadings(f, verbatim(f))}
	}
	return Result{first.text, keptHeadings(f, first.care)}
}

// printed is a file in canonical form.
type printed struct {
	text string
	file *parser.File // the text, parsed
	care map[int]parser.Care
}

// print prints a file. Records whose meaning would change stay as they are.
func print(f *parser.File, style parser.Style) printed {
	care := map[int]parser.Care{}
	var before meaning
	for round := range rounds {
		text := f.Print(style, care)
		if text == f.Source.Text {
			return printed{text, f, care}
		}
		if round == 0 {
			before = meaningOf(f, style)
		}
		after := f.Parser().ParseText(f.Source.Name, text)
		changed := before.changed(meaningOf(after, style))
		if len(changed) == 0 {
			return printed{text, after, care}
		}
		for _, i := range changed {
			if style.Wrap > 0 && care[i] == 0 {
				care[i] = parser.Unwrapped
			} else {
				care[i] = parser.Verbatim
			}
		}
	}
	return printed{f.Source.Text, f, verbatim(f)}
}

// verbatim returns the care that leaves the whole file as it is.
func verbatim(f *parser.File) map[int]parser.Care {
	care := map[int]parser.Care{parser.PreambleIndex: parser.Verbatim}
	for i := range f.Records {
		care[i] = parser.Verbatim
	}
	return care
}

// keptHeadings returns the spans of the headings of the records that stay as they
// are.
func keptHeadings(f *parser.File, care map[int]parser.Care) (spans []parser.Span) {
	for i, r := range f.Records {
		if care[i] == parser.Verbatim {
			spans = append(spans, r.Heading())
		}
	}
	return spans
}
