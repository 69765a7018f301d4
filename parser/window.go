package parser

import (
	"iter"
	"slices"
	"sort"
)

// Window is a part of a large file that is parsed by itself: questions that
// follow one another, with all their analyses, wherever those stand.
type Window struct {
	first, last int // its records, but for analyses that belong elsewhere
	before      int // the question before it with a number, -1 for none
}

// Windows cuts the file into windows of at least so many bytes each, but for the
// last one. Each record is the business of exactly one window; questions come in
// source order. A window begins at a question with a number.
func (ix *Index) Windows(bytes int) iter.Seq[Window] {
	return func(yield func(Window) bool) {
		w := Window{before: -1}
		size := 0
		if len(ix.records) > 0 {
			size = int(ix.records[0].offset)
		}
		numbered := -1 // the last question with a number
		moved, joined := ix.moved, ix.joined
		for i := range ix.records {
			if ix.records[i].isNumbered() {
				if numbered >= 0 && size >= bytes {
					w.last = i
					if !yield(w) {
						return
					}
					w, size = Window{first: i, before: numbered}, 0
				}
				numbered = i
			}
			if len(moved) > 0 && int(moved[0].analysis) == i {
				moved = moved[1:]
				continue
			}
			size += ix.end(i) - int(ix.records[i].offset)
			for len(joined) > 0 && int(joined[0].question) == i {
				a := int(joined[0].analysis)
				size += ix.end(a) - int(ix.records[a].offset)
				joined = joined[1:]
			}
		}
		w.last = len(ix.records)
		yield(w)
	}
}

// Bytes is how much of the file a window holds.
func (ix *Index) Bytes(w Window) int {
	n := 0
	for _, r := range ix.runs(w) {
		n += ix.runEnd(r) - ix.runStart(r)
	}
	return n
}

// run are records that follow one another, from one on and up to another; -1 is
// the preamble.
type run struct{ from, to int }

func (ix *Index) runStart(r run) int {
	if r.from < 0 {
		return 0
	}
	return int(ix.records[r.from].offset)
}

func (ix *Index) runEnd(r run) int {
	if r.to < len(ix.records) {
		return int(ix.records[r.to].offset)
	}
	return ix.size
}

// runs are the records of a window in source order.
func (ix *Index) runs(w Window) (list []run) {
	add := func(i int) {
		if n := len(list); n > 0 && list[n-1].to == i {
			list[n-1].to = i + 1
			return
		}
		list = append(list, run{i, i + 1})
	}
	var apart []int
	for _, l := range ix.joinedTo(w.first, w.last) {
		if a := int(l.analysis); a < w.first || a >= w.last {
			apart = append(apart, a)
		}
	}
	slices.Sort(apart)
	for len(apart) > 0 && apart[0] < w.first {
		add(apart[0])
		apart = apart[1:]
	}
	if w.first == 0 {
		add(-1)
	}
	at := sort.Search(len(ix.moved), func(i int) bool { return int(ix.moved[i].analysis) >= w.first })
	for i := w.first; i < w.last; i++ {
		if at < len(ix.moved) && int(ix.moved[at].analysis) == i {
			q := int(ix.moved[at].question)
			at++
			if q < w.first || q >= w.last {
				continue
			}
		}
		add(i)
	}
	for _, i := range apart {
		add(i)
	}
	return list
}

// cut is a record of a window.
type cut struct {
	landmark
	record  int // in the index
	end     int // in the text
	level   int // of the question that it belongs to
	outside bool
}

// windowText puts the text of a window together.
type windowText struct {
	ix        *Index
	text      []byte
	stretches []stretch
	cuts      []cut
	preamble  Span
}

// stretch begins a stretch of the file.
func (b *windowText) stretch(offset int, line int64) {
	if n := len(b.text); n > 0 {
		// Two stretches may not touch, for the end of one is another place than the
		// start of the next, and a CR and an LF would make one line end.
		end := byte('\n')
		if b.text[n-1] == '\r' {
			end = '\r'
		}
		b.text = append(b.text, end)
	}
	b.stretches = append(b.stretches, stretch{start: len(b.text), offset: offset, line: int(line) + 1, own: len(b.text)})
}

// read adds a part of the file.
func (b *windowText) read(start, end int) error {
	n := len(b.text)
	b.text = slices.Grow(b.text, end-start)[:n+end-start]
	return readFull(b.ix.src, b.text[n:], start)
}

// heading adds the line of a heading, which is only there to be looked up.
func (b *windowText) heading(i int) error {
	start := len(b.text)
	from, end := int(b.ix.records[i].offset), b.ix.end(i)
	for n := 256; ; n *= 4 {
		b.text = b.text[:start]
		to := min(from+n, end)
		if err := b.read(from, to); err != nil {
			return err
		}
		// A CR at the very end is a line end too, whatever follows it.
		stop, next := lineEnd(string(b.text[start:]), 0)
		if next > stop || to == end {
			b.text = b.text[:start+stop]
			b.cuts = append(b.cuts, cut{record: i, landmark: landmark{start: start}, outside: true})
			return nil
		}
	}
}

func (b *windowText) run(r run) error {
	line := int64(0)
	if r.from >= 0 {
		line = b.ix.records[r.from].line
	}
	b.stretch(b.ix.runStart(r), line)
	s := &b.stretches[len(b.stretches)-1]
	if err := b.read(s.offset, b.ix.runEnd(r)); err != nil {
		return err
	}
	for i := r.from; i < r.to; i++ {
		if i >= 0 {
			b.cuts = append(b.cuts, cut{record: i, landmark: landmark{start: s.start + int(b.ix.records[i].offset) - s.offset}})
		} else {
			b.preamble = Span{s.start, s.start + b.ix.runEnd(run{-1, 0}) - s.offset}
		}
	}
	s.own = len(b.text)
	if r.to < len(b.ix.records) {
		return b.heading(r.to)
	}
	s.own++ // the end of the file is a place too
	return nil
}

// Parse parses a window. Of the file that it returns, [File.Questions] and all
// others are those of the window; some headings around it are there as questions
// and analyses without content, for what is to be looked up, and [Source.Owns]
// tells them apart. The error is [ErrChanged] or one of reading.
func (ix *Index) Parse(w Window) (*File, error) { return ix.parse(w, false) }

// parse parses a window; bare leaves out all that looks at other records.
func (ix *Index) parse(w Window, bare bool) (*File, error) {
	b := windowText{ix: ix}
	runs := []run{{w.first, w.last}}
	if !bare {
		runs = ix.runs(w)
	}
	before := w.before
	for _, r := range runs {
		if before >= 0 && r.from > before {
			b.stretch(int(ix.records[before].offset), ix.records[before].line)
			if err := b.heading(before); err != nil {
				return nil, err
			}
			before = -1
		}
		if err := b.run(r); err != nil {
			return nil, err
		}
	}
	src := &Source{Name: ix.name, Text: string(b.text), stretches: b.stretches, size: ix.size}
	if !b.locate(src.Text, ix.parser) {
		return nil, ErrChanged
	}
	f := ix.read(&b, src)
	if bare {
		return f, nil
	}
	if err := f.joinWindow(b.cuts); err != nil {
		return nil, err
	}
	f.countFaults()
	f.checkWindow(b.preamble)
	return f, nil
}

// locate reads the headings of the records, and tells whether they are those of
// the index.
func (b *windowText) locate(text string, p *Parser) bool {
	for k := range b.cuts {
		c := &b.cuts[k]
		r := &b.ix.records[c.record]
		c.landmark.end, c.next = lineEnd(text, c.start)
		c.end = len(text)
		switch {
		case c.outside:
			c.end, c.next = c.landmark.end, c.landmark.end
		case k+1 < len(b.cuts):
			c.end = b.cuts[k+1].start
		}
		if !c.outside {
			own := b.stretches[sort.Search(len(b.stretches), func(i int) bool { return b.stretches[i].start > c.start })-1].own
			c.end = min(c.end, own)
		}
		h, ok := p.readHeading(text[c.start:c.landmark.end])
		if !ok || h.kind != r.heading() || h.number != r.number() || h.level != r.headingLevel() {
			return false
		}
		c.heading, c.level = h, r.questionLevel()
	}
	return true
}

// read lexes and parses the records of a window.
func (ix *Index) read(b *windowText, src *Source) *File {
	f := &File{Source: src, parser: ix.parser, index: ix, cuts: b.cuts, Preamble: b.preamble, outside: map[*Record]bool{}}
	text := newLines(src.Text)
	if !b.preamble.Empty() {
		start := 0
		if f.ByteOrderMark = ix.bom; ix.bom {
			start = len(byteOrderMark)
		}
		f.Preamble.Start = min(start, f.Preamble.End)
		f.regions = ix.parser.scan(src.Text[:f.Preamble.End], f.Preamble.Start).regions
	} else if len(b.stretches) > 0 && b.stretches[0].offset == 0 {
		f.ByteOrderMark = ix.bom
	}
	f.Records = make([]*Record, 0, len(b.cuts))
	r := newBatch(f, len(b.cuts))
	defer r.giveBack()
	for i := range b.cuts {
		c := &b.cuts[i]
		from := len(f.regions)
		if !c.outside {
			f.regions = ix.parser.recordRegions(f.regions, text, Span{c.next, c.end})
		}
		r.add(text, &c.landmark, c.end, c.level, f.regions[from:])
	}
	r.parse()
	for i, c := range b.cuts {
		if c.outside {
			f.outside[f.Records[i]] = true
		}
	}
	return f
}

// recordRegions adds the regions of a record, which are the same whether the
// record is scanned by itself or with the whole file: a region that begins in it
// ends in it, and a fence or comment that the whole file forgets at the next
// record is one that the record never closes.
func (p *Parser) recordRegions(list []region, text lines, span Span) []region {
	if !mayHoldRegions(text.text[span.Start:span.End]) {
		return list
	}
	text.text = text.text[:span.End]
	marks := p.findLandmarks(text, span.Start, nil)
	ends := findEnds(marks, nil)
	comments := commentFinder{text: text.text, close: -1}
	until := span.Start
	for i := range marks {
		m := &marks[i]
		switch {
		case m.start < until:
		case m.kind == fenceMark:
			list = append(list, fenceRegion(text.text, marks, ends, i))
			until = list[len(list)-1].span.End
		case m.kind == commentLine:
			if end := comments.end(m.start, marks, ends[i]); end > 0 {
				list = append(list, commentRegion(text.text, m.start, end))
				until = end
			}
		}
	}
	return list
}
