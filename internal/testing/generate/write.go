package generate

import (
	"bytes"
	"io"
)

// file is a run of questions that are written together.
type file struct {
	name     string // empty for a bank in one piece
	from, to int    // indices
	windows  bool   // whether lines end in CRLF
	planted  func(Fault)
}

// flushAt is how many bytes are gathered before they are written.
const flushAt = 1 << 18

// writer writes a file.
type writer struct {
	text
	file
	out  io.Writer
	crlf []byte
}

// writeFile writes the questions of a file. Where all analyses come last it goes
// over them twice, since a plan costs less than what it is kept in.
func writeFile(out io.Writer, p *planner, f file) error {
	w := &writer{file: f, out: out}
	w.intro(p.options.Seed)
	if !p.options.AnalysesLast {
		return w.each(p, true, true)
	}
	if err := w.each(p, true, false); err != nil {
		return err
	}
	return w.each(p, false, true)
}

// each writes the questions, their analyses, or both.
func (w *writer) each(p *planner, questions, analyses bool) error {
	for i := w.from; i < w.to; i++ {
		q := p.plan(i)
		start := len(w.buf)
		w.fault = -1
		if start > 0 || w.lines > 0 {
			w.addByte('\n')
		}
		if questions {
			w.question(&q, p.options.Seed)
		}
		if analyses {
			w.analysis(&q, p.options.Seed, questions)
		}
		if w.fault >= 0 && w.planted != nil {
			line := w.lines + bytes.Count(w.buf[start:w.fault], []byte("\n")) + 1
			w.planted(Fault{File: w.name, Question: q.number, Line: line, Code: q.fault})
		}
		w.lines += bytes.Count(w.buf[start:], []byte("\n"))
		if len(w.buf) >= flushAt {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return w.flush()
}

// intro writes what stands before the first question, in some files.
func (w *writer) intro(seed uint64) {
	r := newRandom(seed, streamFile, w.from)
	switch r.below(4) {
	case 0:
		w.add("# A bank of questions\n\nWritten by a program, for tests.\n")
	case 1:
		w.add("---\ntitle: 문제 은행\ntags: [test]\n---\n")
	}
	w.lines = bytes.Count(w.buf, []byte("\n"))
}

func (w *writer) flush() error {
	text := w.buf
	if w.windows {
		w.crlf = w.crlf[:0]
		for line := range bytes.Lines(text) {
			w.crlf = append(append(w.crlf, bytes.TrimSuffix(line, []byte("\n"))...), '\r', '\n')
		}
		text = w.crlf
	}
	_, err := w.out.Write(text)
	w.buf = w.buf[:0]
	return err
}
