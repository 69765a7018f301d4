package parser

import (
	"slices"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// readRecords lexes and parses each record by itself.
func (f *File) readRecords(l layout) {
	regions := l.regions
	f.Records = make([]*Record, 0, len(l.cuts))
	b := batch{file: f, records: make([]Record, len(l.cuts)), reader: reader{parser: f.parser}}
	level := 0
	for i, c := range l.cuts {
		end := len(l.text.text)
		if i+1 < len(l.cuts) {
			end = l.cuts[i+1].start
		}
		regions = regionsFrom(regions, c.start)
		level = recordLevel(level, &c.heading)
		b.add(l.text, c, end, level, regions)
	}
	b.parse()
}

// add lexes the record that begins with a landmark and parses those before it
// where there are enough of them.
func (b *batch) add(text lines, c *landmark, end, level int, regions []region) {
	start := len(b.pieces)
	b.pieces = b.file.parser.lexRecord(text, c, end, level, regions, b.pieces)
	if start > 0 && len(b.pieces) > maxBatch {
		last := b.pieces[start:]
		b.pieces = b.pieces[:start]
		b.parse()
		b.pieces = append(b.pieces[:0], last...)
	}
	b.ends = append(b.ends, lexer.RawCursor(len(b.pieces)))
	b.headings = append(b.headings, &c.heading)
}

// maxBatch is the number of tokens that the library's list of them holds, which
// doubles as it grows, with one left for the token at the end.
const maxBatch = 1<<8 - 1

// batch are records that stand after one another. The library makes a list of
// its own for the tokens it is given: one for many records, each parsed by
// itself from where the one before it ended, takes a fourteenth of the
// allocations of one for each and a sixth less memory.
type batch struct {
	file    *File
	records []Record // those to be filled in
	reader  reader

	pieces   []piece
	ends     []lexer.RawCursor // of each record, in pieces
	headings []*heading        // that of each
}

// parse parses the records that were collected, and makes room for others.
func (b *batch) parse() {
	if len(b.pieces) == 0 {
		return
	}
	// Making a list of tokens cannot fail, for tokenLexer does not.
	lex, _ := lexer.Upgrade(&tokenLexer{b.file.Source.Text, b.pieces})
	start := lexer.RawCursor(0)
	for i, end := range b.ends {
		r := &b.records[0]
		b.records = b.records[1:]
		b.file.Records = append(b.file.Records, r)
		if tokens := lex.Range(start, end); !b.parseRecord(r, lex, tokens, b.headings[i], end) {
			*r = b.file.brokenRecord(tokens)
		}
		for lex.RawCursor() < end {
			lex.Next()
		}
		start = end
	}
	b.pieces, b.ends, b.headings = b.pieces[:0], b.ends[:0], b.headings[:0]
}

// trailing lets a record end before the lexer's end.
var trailing = participle.AllowTrailing(true)

// parseRecord parses the blocks of one record, which stand in the lexer up to
// end. It is false where it fails or panics. The lexer emits no blocks that the
// grammar does not take, which fuzzing checks; should it ever, the record keeps
// its heading and the fault is reported at its place. No part of the grammar
// takes the heading of the next record.
func (b *batch) parseRecord(r *Record, lex *lexer.PeekingLexer, tokens []lexer.Token, h *heading, end lexer.RawCursor) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	var err error
	if Kind(tokens[0].Type) == QuestionHeadingBlock {
		r.Question, err = questionGrammar().ParseFromLexer(lex, trailing)
	} else {
		r.Analysis, err = analysisGrammar().ParseFromLexer(lex, trailing)
	}
	switch {
	case err != nil || lex.RawCursor() != end:
		return false
	case r.Question != nil:
		b.reader.question(r.Question, h)
	default:
		b.reader.analysis(r.Analysis, h)
	}
	return true
}

// brokenRecord stands for a record that could not be parsed.
func (f *File) brokenRecord(tokens []lexer.Token) Record {
	f.report(Diagnostic{
		Code:    CodeStrayContent,
		Message: "this part of the file could not be read",
		Help:    "this is a fault of qbank: please report it with the text of the question",
		Span:    tokenSpan(&tokens[0]),
	})
	q := &Question{Heading: &QuestionHeading{Line: tokens[0], Malformed: true}}
	q.Tokens = slices.Clone(tokens[:1])
	return Record{Question: q}
}
