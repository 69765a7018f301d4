package parser

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"unsafe"

	"golang.org/x/sync/errgroup"
)

// Index tells where the records of a large file begin and which of them belong
// together, so that it can be parsed window by window and never has to be in
// memory as a whole. What is found in all windows together is what
// [Parser.ParseText] finds in the whole file. It takes some 24 bytes a record. It
// is safe for concurrent use.
type Index struct {
	name   string
	parser *Parser
	src    io.ReaderAt
	size   int

	records   []record
	questions int // with a number
	lineEnds  LineEnds
	bom       bool

	moved   []link  // analyses that stand apart from their questions, by analysis
	joined  []link  // the same by question
	orphans []int32 // records
	numbers func() *numberTable
	whole   bool

	// own remembers the analyses that count as those of questions; see surplus.
	own struct {
		sync.Mutex
		analysis map[int]int
	}
}

// ErrChanged tells that a file is not as it was when it was indexed.
var ErrChanged = errors.New("it changed while it was read")

// IndexOptions say how a file is indexed.
type IndexOptions struct {
	// Block is how many bytes are read at once; 0 means 256 KiB.
	Block int
	// Jobs is how many blocks are looked at at once; 0 means one a processor.
	Jobs int
}

// defaultBlock is so small that a block is in the cache of a core while its bytes
// are looked at several times.
const defaultBlock = 256 << 10

// Index reads a file once, block by block. The error is one of reading; there is
// none for what stands in the file.
func (p *Parser) Index(ctx context.Context, name string, src io.ReaderAt, size int64, o IndexOptions) (*Index, error) {
	if o.Block <= 0 {
		o.Block = defaultBlock
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	ix := &Index{name: name, parser: p, src: src, size: int(size)}
	head, err := ix.head(o.Block)
	if err != nil || ix.whole {
		return ix, err
	}
	s, err := ix.scan(ctx, head, o)
	if err != nil {
		return nil, err
	}
	s.settle(true)
	ix.records = s.found
	if len(ix.records) == 0 {
		// Whether a heading without a number is one of a question depends on what
		// follows it, where no heading has a number.
		ix.whole = true
		return ix, nil
	}
	ix.numbers = sync.OnceValue(ix.numberTable)
	for i := range ix.records {
		if ix.records[i].isNumbered() {
			ix.questions++
		}
	}
	return ix, ix.join()
}

// Whole tells that the file cannot be parsed window by window: it holds no
// numbered question heading, or it is not encoded as text is.
func (ix *Index) Whole() bool { return ix.whole }

// Questions is the number of questions with a usable number.
func (ix *Index) Questions() int { return ix.questions }

// Parser is the parser that windows are parsed with.
func (ix *Index) Parser() *Parser { return ix.parser }

// Size is the length of the file in bytes.
func (ix *Index) Size() int { return ix.size }

// fileHead is what the first lines of a file tell.
type fileHead struct {
	start int // behind the byte-order mark
	from  int // behind the front matter
}

func (ix *Index) head(block int) (h fileHead, err error) {
	for n := block; ; n *= 2 {
		n = max(n, 64)
		text, err := ix.readString(0, min(n, ix.size))
		if err != nil {
			return h, err
		}
		if utf16Order(text) != "" {
			ix.whole = true
			return h, nil
		}
		h = fileHead{}
		if len(text) >= len(byteOrderMark) && text[:len(byteOrderMark)] == byteOrderMark {
			ix.bom = true
			h.start = len(byteOrderMark)
		}
		lines := text
		if len(text) < ix.size {
			lines = text[:wholeLines(text)]
		}
		if h.start <= len(lines) {
			front, known := ix.parser.frontMatter(lines, h.start)
			if known || len(text) == ix.size {
				h.from = max(h.start, front.span.End)
				return h, nil
			}
		}
	}
}

// wholeLines is the length of the lines of a text that are read to their end: it
// is not known whether a CR at the very end is half of a line end.
func wholeLines(text string) int {
	for n := len(text) - 1; n >= 0; n-- {
		if text[n] == '\n' || text[n] == '\r' && n+1 < len(text) {
			return n + 1
		}
	}
	return 0
}

// scan finds the records and counts what is counted over the file.
func (ix *Index) scan(ctx context.Context, head fileHead, o IndexOptions) (*settler, error) {
	s := &settler{}
	line := int64(0)
	all := fileBlocks{src: ix.src, size: ix.size, length: o.Block}
	texts := sync.Pool{New: func() any { return new(blockText) }}
	marks := sync.Pool{New: func() any { return new(blockMarks) }}
	working := make(chan struct{}, o.Jobs)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4 * o.Jobs) // those that wait for the blocks before them included
	turn := make(chan struct{})
	close(turn)
	for i := range all.count() {
		before, own := turn, make(chan struct{})
		turn = own
		group.Go(func() error {
			m := marks.Get().(*blockMarks)
			working <- struct{}{}
			t := texts.Get().(*blockText)
			err := all.read(i, t)
			offset := t.offset
			if err == nil {
				ix.parser.markBlock(t.lines, head.from-offset, m)
			}
			texts.Put(t)
			<-working
			if err != nil {
				return err
			}
			select {
			case <-before:
			case <-ctx.Done():
				return ctx.Err()
			}
			s.add(m, int64(offset), line)
			line += int64(m.lineEnds.total())
			ix.lineEnds.add(m.lineEnds)
			marks.Put(m)
			close(own)
			return nil
		})
		if ctx.Err() != nil {
			break
		}
	}
	return s, group.Wait()
}

func (ix *Index) readString(start, end int) (string, error) {
	buf := make([]byte, end-start)
	if err := readFull(ix.src, buf, start); err != nil {
		return "", err
	}
	return unsafe.String(unsafe.SliceData(buf), len(buf)), nil
}
