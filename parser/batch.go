package parser

import (
	"slices"
	"sync"

	"github.com/alecthomas/participle/v2/lexer"
)

// readRecords lexes and parses each record by itself.
func (f *File) readRecords(l layout) {
	regions := l.regions
	f.Records = make([]*Record, 0, len(l.cuts))
	b := newBatch(f, len(l.cuts))
	defer b.release()
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
	b.headings = append(b.headings, &c.heading)
}

// maxBatch is the number of tokens that the library's list of them holds, which
// doubles as it grows, with one left for the token at the end.
const maxBatch = 1<<8 - 1

// batch are records that stand after one another. Each is lexed by itself, and
// many are parsed in one call of the library, which costs as much for one as for
// many.
type batch struct {
	file    *File
	records []Record // those to be filled in
	reader  reader
	*batchRoom
}

// batchRoom is memory for the records of one batch after another, of one file after
// another too: a file of one question would pay as much for it as for its tree.
type batchRoom struct {
	tokens   tokenList
	pieces   []piece
	headings []*heading // that of each record
}

var batchRooms = sync.Pool{New: func() any { return &batchRoom{} }}

// newBatch makes a batch for a number of records, which is to be released.
func newBatch(f *File, records int) batch {
	return batch{
		file: f, records: make([]Record, records), reader: reader{parser: f.parser},
		batchRoom: batchRooms.Get().(*batchRoom),
	}
}

// release gives the room back, unless a record of an unusual size was in it.
func (b *batch) release() {
	b.pieces, b.headings = b.pieces[:0], b.headings[:0]
	clear(b.headings[:cap(b.headings)])
	if b.tokens.clear(); cap(b.pieces) <= 4*maxBatch && len(b.tokens.room) <= 4*maxBatch {
		batchRooms.Put(b.batchRoom)
	}
}

// parse parses the records that were collected, and makes room for others.
func (b *batch) parse() {
	if len(b.pieces) == 0 {
		return
	}
	// The grammar of many records takes all that begins with a heading.
	parsed, _ := recordsGrammar().ParseFromLexer(b.tokens.fill(b.file.Source.Text, b.pieces))
	for i := range parsed.list {
		r := &b.records[0]
		b.records = b.records[1:]
		b.file.Records = append(b.file.Records, r)
		if p := &parsed.list[i]; !b.readRecord(r, p, b.headings[i]) {
			*r = b.file.brokenRecord(p.tokens)
		}
	}
	b.pieces, b.headings = b.pieces[:0], b.headings[:0]
}

// readRecord reads what is inside the blocks of a record. It is false where the
// grammar did not take them, or where reading panics. The lexer emits no blocks
// that the grammar does not take, which fuzzing checks; should it ever, the record
// keeps its heading and the fault is reported at its place.
func (b *batch) readRecord(r *Record, p *parsedRecord, h *heading) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	switch r.Question, r.Analysis = p.question, p.analysis; {
	case r.Question != nil:
		b.reader.question(r.Question, h)
	case r.Analysis != nil:
		b.reader.analysis(r.Analysis, h)
	default:
		return false
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
