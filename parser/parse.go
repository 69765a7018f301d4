package parser

import (
	"sort"
	"strings"
)

// File is what was read from one file.
type File struct {
	Source *Source
	// Preamble is what stands before the first question heading; the whole file
	// where there is none.
	Preamble Span
	// Records are all questions and analyses in source order.
	Records []*Record
	// Questions are those with a usable number, in source order, each with its
	// analysis.
	Questions []*Question
	// Unnumbered are the questions whose heading has no usable number.
	Unnumbered []*Question
	// Orphans are the analyses without a question in the file.
	Orphans []*Analysis
	// Directives are the comments that speak to qbank, in source order; one
	// inside a fence is text and not among them.
	Directives []Block
	// ByteOrderMark tells that the file begins with one.
	ByteOrderMark bool
	// Diagnostics are the syntax errors, by place and code.
	Diagnostics []Diagnostic

	parser *Parser
	utf16  bool
}

// Parse reads a file of the default dialect. It never fails and never panics;
// the file it returns is never nil. Name is the path that diagnostics name.
func Parse(name string, src []byte) *File { return Default().Parse(name, src) }

// Parse reads a file. It never fails and never panics; the file it returns is
// never nil. Name is the path that diagnostics name.
func (p *Parser) Parse(name string, src []byte) *File {
	return p.ParseText(name, string(src))
}

// ParseText is like [Parser.Parse] for a text that is a string already.
func (p *Parser) ParseText(name, text string) *File {
	return p.ParseSource(NewSource(name, text))
}

// ParseSource is like [Parser.Parse] for a file, or a segment of one.
func (p *Parser) ParseSource(src *Source) *File {
	text := src.Text
	f := &File{Source: src, parser: p}
	if f.checkEncoding(); f.utf16 {
		f.Preamble = Span{0, len(text)}
		return f
	}
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		f.ByteOrderMark = true
		start = len(byteOrderMark)
	}
	l := p.scan(text, start)
	defer l.giveBack()
	f.Preamble = Span{start, len(text)}
	if len(l.cuts) > 0 {
		f.Preamble.End = l.cuts[0].start
	}
	f.readRecords(l)
	f.join()
	f.checkFences(l)
	f.checkRecords()
	f.checkPreamble(l)
	f.collectDirectives(l)
	f.sortDiagnostics()
	return f
}

func (f *File) sortDiagnostics() {
	sort.SliceStable(f.Diagnostics, func(i, j int) bool {
		a, b := f.Diagnostics[i], f.Diagnostics[j]
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		return a.Code < b.Code
	})
}

// HasQuestions tells whether the file holds any question heading, well-formed
// or not; a file without one is no question file.
func (f *File) HasQuestions() bool { return len(f.Records) > 0 || f.utf16 && f.utf16Questions() }

// Parser is the parser that read the file.
func (f *File) Parser() *Parser { return f.parser }

// WithEdits returns the file as it is after edits, which are in source order and
// do not overlap.
func (f *File) WithEdits(edits []Edit) *File {
	var b strings.Builder
	pos := 0
	for _, e := range edits {
		b.WriteString(f.Source.Text[pos:e.Span.Start])
		b.WriteString(e.Text)
		pos = e.Span.End
	}
	b.WriteString(f.Source.Text[pos:])
	return f.parser.ParseText(f.Source.Name, b.String())
}

func (f *File) report(d Diagnostic) { f.Diagnostics = append(f.Diagnostics, d) }
