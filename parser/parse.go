package parser

import (
	"slices"
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
	f := &File{Source: NewSource(name, text), parser: p}
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
	sort.SliceStable(f.Diagnostics, func(i, j int) bool {
		a, b := f.Diagnostics[i], f.Diagnostics[j]
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		return a.Code < b.Code
	})
	return f
}

// HasQuestions tells whether the file holds any question heading, well-formed
// or not; a file without one is no question file.
func (f *File) HasQuestions() bool { return len(f.Records) > 0 || f.utf16 && f.utf16Questions() }

// Parser is the parser that read the file.
func (f *File) Parser() *Parser { return f.parser }

func (f *File) report(d Diagnostic) { f.Diagnostics = append(f.Diagnostics, d) }

// readRecords lexes and parses each record by itself.
func (f *File) readRecords(l layout) {
	text := f.Source.Text
	regions := l.regions
	f.Records = make([]*Record, 0, len(l.cuts))
	level := 0
	var scratch []lexer.Token
	for i, c := range l.cuts {
		end := len(text)
		if i+1 < len(l.cuts) {
			end = l.cuts[i+1].start
		}
		regions = regionsFrom(regions, c.start)
		level = recordLevel(level, c.heading)
		// The library copies the tokens, so that one list serves all records.
		scratch = f.parser.lexRecord(text, c, end, level, regions, scratch[:0])
		f.Records = append(f.Records, f.parseRecord(scratch, Span{c.start, end}))
	}
}

// parseRecord parses the blocks of one record. The lexer emits no blocks that
// the grammar does not take, which fuzzing checks; should it ever, the record
// keeps what was read so far and the fault is reported at its place.
func (f *File) parseRecord(tokens []lexer.Token, span Span) (r *Record) {
	defer func() {
		if fault := recover(); fault != nil {
			r = f.brokenRecord(tokens)
		}
	}()
	lex, err := lexer.Upgrade(&tokenLexer{tokens: tokens, end: lexer.Position{Offset: span.End}})
	r = &Record{}
	switch {
	case err != nil:
	case Kind(tokens[0].Type) == QuestionHeadingBlock:
		r.Question, err = questionGrammar().ParseFromLexer(lex)
	default:
		r.Analysis, err = analysisGrammar().ParseFromLexer(lex)
	}
	switch {
	case err != nil:
		return f.brokenRecord(tokens)
	case r.Question != nil:
		f.parser.readQuestion(r.Question)
	default:
		f.parser.readAnalysis(r.Analysis)
	}
	return r
}

// brokenRecord stands for a record that could not be parsed.
func (f *File) brokenRecord(tokens []lexer.Token) *Record {
	f.report(Diagnostic{
		Code:    CodeStrayContent,
		Message: "this part of the file could not be read",
		Help:    "this is a fault of qbank: please report it with the text of the question",
		Span:    tokenSpan(&tokens[0]),
	})
	q := &Question{Heading: &QuestionHeading{Line: tokens[0], Malformed: true}}
	q.Tokens = slices.Clone(tokens[:1])
	return &Record{Question: q}
}
