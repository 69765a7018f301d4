package parser

import (
	"sort"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
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
	// ByteOrderMark reports whether the file begins with one.
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
	found := p.scan(text, start)
	f.Preamble = Span{start, found.start(0)}
	f.readRecords(found)
	f.join()
	f.checkFences(found)
	f.checkRecords()
	f.checkPreamble(found)
	f.collectDirectives(found)
	f.sortDiagnostics()
	return f
}

// readRecords lexes and parses each record by itself: a broken one leaves the others
// alone.
func (f *File) readRecords(found *scan) {
	f.Records = make([]*Record, len(found.cuts))
	for i := range found.cuts {
		f.Records[i] = f.readRecord(f.parser.lexRecord(found, i), found.cuts[i].heading)
	}
}

// readRecord makes a record of its blocks. The lexer emits none that the grammar does
// not take, and reading the parts does not panic; should either ever happen, the record
// keeps its heading, and the fault is reported.
func (f *File) readRecord(blocks []Block, h *heading) (record *Record) {
	defer func() {
		if recover() != nil {
			record = f.brokenRecord(blocks)
		}
	}()
	lex, err := lexer.Upgrade(&partLexer{blocks: blocks, text: f.Source.Text})
	if err != nil {
		return f.brokenRecord(blocks)
	}
	record, err = grammar().ParseFromLexer(lex)
	if err != nil {
		return f.brokenRecord(blocks)
	}
	r := reader{parser: f.parser, blocks: blocks}
	if record.Question != nil {
		r.question(record.Question, h)
	} else {
		r.analysis(record.Analysis, h)
	}
	return record
}

// brokenRecord returns a record of nothing but the heading, and reports that it could
// not be parsed.
func (f *File) brokenRecord(blocks []Block) *Record {
	f.report(Diagnostic{
		Code:    CodeStrayContent,
		Message: "this part of the file could not be read",
		Help:    "this is a fault of qbank: please report it with the text of the question",
		Span:    blocks[0].Span,
	})
	q := &Question{Heading: QuestionHeading{Line: blocks[0], Malformed: true}}
	q.blocks = blocks[:1:1]
	return &Record{Question: q}
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

// HasQuestions reports whether the file holds any question heading, well-formed
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
