package parser

import (
	"sort"
	"sync"
)

// Faults gathers what is no UTF-8 in the windows of a large file. Looking at each
// byte takes as long as finding the records, so that it is done with the windows
// and not before them. It is safe for concurrent use.
type Faults struct {
	ix     *Index
	mu     sync.Mutex
	counts encodingCounts
}

// NewFaults makes an empty list of faults.
func (ix *Index) NewFaults() *Faults { return &Faults{ix: ix} }

// Add counts in a window. Each window is to be added once; the order makes no
// difference.
func (f *Faults) Add(window *File) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.counts.merge(window.faults)
}

// countFaults counts in the text that the window is about.
func (f *File) countFaults() {
	for _, s := range f.Source.stretches {
		text := f.Source.Text[s.start:min(s.own, len(f.Source.Text))]
		if c := countEncoding(text); c.nuls+c.wrong > 0 {
			c.firstNUL += s.offset
			c.firstWrong += s.offset
			f.faults.merge(c)
		}
	}
}

// merge counts in another part of the file.
func (c *encodingCounts) merge(d encodingCounts) {
	if d.nuls > 0 && (c.nuls == 0 || d.firstNUL < c.firstNUL) {
		c.firstNUL = d.firstNUL
	}
	if d.wrong > 0 && (c.wrong == 0 || d.firstWrong < c.firstWrong) {
		c.firstWrong, c.sample = d.firstWrong, d.sample
	}
	c.nuls, c.wrong = c.nuls+d.nuls, c.wrong+d.wrong
}

// Files are the places of the first faults of each kind: files that hold no record
// but a diagnostic. The error is [ErrChanged] or one of reading.
func (f *Faults) Files() ([]*File, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var err error
	list := f.counts.diagnostics(f.ix.name, func() (c legacyCounts) {
		c, err = f.ix.countLegacy()
		return c
	})
	var files []*File
	for _, d := range list {
		if err != nil {
			return nil, err
		}
		var file *File
		if file, err = f.ix.line(d.Span.Start); err == nil {
			s := &file.Source.stretches[0]
			d.Span = d.Span.shift(s.start - s.offset)
			file.Diagnostics = []Diagnostic{d}
			files = append(files, file)
		}
	}
	return files, err
}

// countLegacy reads the file once more.
func (ix *Index) countLegacy() (c legacyCounts, err error) {
	all := fileBlocks{src: ix.src, size: ix.size, length: defaultBlock}
	var text blockText
	for i := range all.count() {
		if err = all.read(i, &text); err != nil {
			return c, err
		}
		c.add(countLegacy(text.lines))
	}
	return c, nil
}

// line is the text around an offset of the file, as a file without records.
func (ix *Index) line(offset int) (*File, error) {
	// The record that holds it, or the preamble, begins at a known line.
	b := windowText{ix: ix}
	r := run{-1, 0}
	if n := sort.Search(len(ix.records), func(i int) bool { return int(ix.records[i].offset) > offset }); n > 0 {
		r = run{n - 1, n}
	}
	if err := b.run(r); err != nil {
		return nil, err
	}
	b.stretches[0].own = len(b.text)
	src := &Source{Name: ix.name, Text: string(b.text), stretches: b.stretches, size: ix.size}
	return &File{Source: src, parser: ix.parser, index: ix}, nil
}
