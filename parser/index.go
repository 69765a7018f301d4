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
	// Block is how many bytes are read at once; 0 means 1 MiB.
	Block int
	// Jobs is how many blocks are looked at at once; 0 means one a processor.
	Jobs int
}

const defaultBlock = 1 << 20

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
	type result struct {
		blockMarks
		offset int
		buf    []byte
	}
	queue := make(chan chan *result, o.Jobs)
	results := sync.Pool{New: func() any { return new(result) }}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(queue)
		b := blockReader{src: ix.src, size: ix.size, block: o.Block}
		for b.offset < ix.size {
			r := results.Get().(*result)
			r.offset = b.offset
			var err error
			if r.buf, err = b.next(r.buf); err != nil {
				return err
			}
			out := make(chan *result, 1)
			select {
			case queue <- out:
			case <-ctx.Done():
				return ctx.Err()
			}
			group.Go(func() error {
				// The marks hold nothing of the text, so that the buffer can be used
				// again; a copy of each block would cost a fifth of the time.
				text := unsafe.String(unsafe.SliceData(r.buf), len(r.buf))
				start := max(head.start-r.offset, 0)
				ix.parser.markBlock(text, start, head.from-r.offset, &r.blockMarks)
				out <- r
				return nil
			})
		}
		return nil
	})
	group.Go(func() error {
		line := int64(0)
		for out := range queue {
			r := <-out
			s.add(&r.blockMarks, int64(r.offset), line)
			line += int64(r.lineEnds.total())
			ix.lineEnds.add(r.lineEnds)
			results.Put(r)
		}
		return nil
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return s, nil
}

// blockReader reads a file in blocks of whole lines.
type blockReader struct {
	src         io.ReaderAt
	size, block int
	offset      int
}

// next reads the next block into a buffer that may be used.
func (b *blockReader) next(buf []byte) ([]byte, error) {
	for n := b.block; ; n *= 2 {
		n = min(n, b.size-b.offset)
		if cap(buf) < n {
			buf = make([]byte, n)
		}
		buf = buf[:n]
		if err := readFull(b.src, buf, b.offset); err != nil {
			return nil, err
		}
		if b.offset+n < b.size {
			whole := wholeLines(unsafe.String(unsafe.SliceData(buf), n))
			if whole == 0 {
				continue
			}
			buf = buf[:whole]
		}
		b.offset += len(buf)
		return buf, nil
	}
}

// readFull reads from an offset on. A file that is shorter than it was has changed.
func readFull(src io.ReaderAt, buf []byte, offset int) error {
	n, err := src.ReadAt(buf, int64(offset))
	switch {
	case n == len(buf):
		return nil
	case err == nil, errors.Is(err, io.EOF):
		return ErrChanged
	}
	return err
}

func (ix *Index) readString(start, end int) (string, error) {
	buf := make([]byte, end-start)
	if err := readFull(ix.src, buf, start); err != nil {
		return "", err
	}
	return unsafe.String(unsafe.SliceData(buf), len(buf)), nil
}
