// Package run reads, parses and lints many files at once. Results come in the order
// of the files, so that output does not depend on the number of processors.
package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"golang.org/x/sync/semaphore"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// Files are the options for reading files.
type Files struct {
	// Parser returns the parser for a file; nil means the default dialect for all.
	Parser func(name string) (*parser.Parser, error)
	// Stdin is read for the input "-".
	Stdin io.Reader
	// Jobs is the number of files handled at once; 0 means one a processor.
	Jobs int
	// InSegments reports whether an input may be read in segments if it is large;
	// nil means that none may.
	InSegments func(in files.Input) bool
	// Large is the size in bytes above which an input is large; 0 means 64 MiB.
	Large int
	// Segment is the size of a segment in bytes; 0 means 4 MiB.
	Segment int
}

const (
	defaultLarge   = 64 << 20
	defaultSegment = 4 << 20
	// maxSegments is the most bytes of text of segments in memory at once.
	maxSegments = 48 << 20
)

// ErrNoQuestions is the cause of an error for a named file without any question
// heading.
var ErrNoQuestions = errors.New("no question heading")

// NoQuestionsError names the file that holds no question heading.
type NoQuestionsError struct{ Name string }

// Error names the file and shows a question heading.
func (e *NoQuestionsError) Error() string {
	return fmt.Sprintf("%q holds no question: a question begins with a heading such as \"## Question #1\"", e.Name)
}

// Unwrap returns [ErrNoQuestions].
func (e *NoQuestionsError) Unwrap() error { return ErrNoQuestions }

// ErrSkip is the error of work that leaves out an input.
var ErrSkip = errors.New("nothing to do")

// Part is an input, or a segment of a large one.
type Part struct {
	files.Input
	// Source is the text of a segment, or of standard input; nil for an input that is
	// not read yet.
	Source *parser.Source
	// Last reports whether no further segment of the input follows.
	Last bool

	index int // of the input
	err   error
	bytes int64 // of the budget for segments
}

// Segment reports whether the part is a segment of a large input.
func (p *Part) Segment() bool { return p.Source != nil && p.Source.IsSegment() }

// First reports whether no segment of the input precedes the part.
func (p *Part) First() bool { return p.Source == nil || p.Source.Offset(0) == 0 }

// read returns the text of a part as a source.
func (f *Files) read(p Part) (*parser.Source, error) {
	if p.Source != nil {
		return p.Source, nil
	}
	data, err := files.Read(p.Input, f.Stdin)
	if err != nil {
		return nil, err
	}
	return parser.NewSource(p.Name, string(data)), nil
}

// Text returns the bytes of a part.
func (f *Files) Text(p Part) ([]byte, error) {
	if p.Source != nil {
		return []byte(p.Source.Text), nil
	}
	return files.Read(p.Input, f.Stdin)
}

func (f *Files) parser(name string) (*parser.Parser, error) {
	if f.Parser == nil {
		return parser.Default(), nil
	}
	return f.Parser(name)
}

// Parse reads and parses a part. The error is [ErrSkip] for an input without any
// question that was found in a folder, and a [NoQuestionsError] for one that was
// named.
func (f *Files) Parse(p Part) (*parser.File, error) {
	src, err := f.read(p)
	if err != nil {
		return nil, err
	}
	return f.ParseSource(p.Input, src)
}

// ParseSource is [Files.Parse] for a part that was read.
func (f *Files) ParseSource(in files.Input, src *parser.Source) (*parser.File, error) {
	p, err := f.parser(in.Name)
	if err != nil {
		return nil, err
	}
	file := p.ParseSource(src)
	switch {
	case file.HasQuestions():
		return file, nil
	case in.Named:
		return nil, &NoQuestionsError{Name: in.Name}
	}
	return nil, ErrSkip
}

// outcome is the result for a part.
type outcome[T any] struct {
	part   Part
	result T
	err    error
}

// Each calls work on each input, or each segment of one, in parallel, and done with
// its results, one at a time and in order. It returns the errors of inputs in their
// order, which never stop the others. An error from done, or a cancelled context,
// stops all and is returned as the second result.
func Each[T any](ctx context.Context, f Files, inputs []files.Input, work func(Part) (T, error), done func(T) error) ([]error, error) {
	jobs := f.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	jobs = max(1, min(jobs, len(inputs)))
	var failed []error
	broken := -1 // the last input with an error
	budget := semaphore.NewWeighted(maxSegments)
	parts := func(ctx context.Context, yield func(Part) bool) error {
		for i, in := range inputs {
			err := f.parts(in, func(p Part) bool {
				p.index = i
				if p.Source != nil {
					p.bytes = min(int64(len(p.Source.Text)), maxSegments)
				}
				return budget.Acquire(ctx, p.bytes) == nil && yield(p)
			})
			if err != nil && !yield(Part{Input: in, index: i, err: err, Last: true}) || ctx.Err() != nil {
				break
			}
		}
		return nil
	}
	err := inOrder(ctx, jobs, aheadOf(jobs), parts,
		func(p Part) outcome[T] { return handle(p, work) },
		func(o outcome[T]) error {
			budget.Release(o.part.bytes)
			switch {
			case broken == o.part.index || errors.Is(o.err, ErrSkip):
				return nil
			case o.err != nil:
				broken = o.part.index
				failed = append(failed, o.err)
				return nil
			}
			return done(o.result)
		})
	return failed, err
}

// aheadOf returns the number of parts to begin before the result of the first is handed
// on. It is large enough that a slow part does not keep the other jobs waiting.
func aheadOf(jobs int) int { return 4 * jobs }

// parts calls yield with the parts of an input until it returns false.
func (f *Files) parts(in files.Input, yield func(Part) bool) error {
	large, size := f.Large, f.Segment
	if large == 0 {
		large = defaultLarge
	}
	if size == 0 {
		size = defaultSegment
	}
	whole := f.InSegments == nil || !f.InSegments(in)
	var r io.Reader
	if in.Path == files.StdinPath {
		r = f.Stdin
	} else if info, err := os.Stat(in.Path); err == nil && info.Mode().IsRegular() {
		in.Info = info
		if info.Size() > int64(large) && !whole {
			file, err := os.Open(in.Path)
			if err != nil {
				return fmt.Errorf("%q could not be read: %w", in.Name, err)
			}
			defer file.Close()
			r = file
			large = size
		}
	}
	if r == nil || whole {
		yield(Part{Input: in, Last: true})
		return nil
	}
	return f.segments(in, r, large, size, yield)
}

// segments cuts an input into parts of about first bytes for the first and size bytes for
// the others.
func (f *Files) segments(in files.Input, r io.Reader, first, size int, yield func(Part) bool) error {
	p, err := f.parser(in.Name)
	if err != nil {
		return err
	}
	options := parser.SegmentOptions{First: first, Size: size, Most: int(files.MaxBytes)}
	for src, err := range p.Segments(in.Name, r, options) {
		switch {
		case errors.Is(err, parser.ErrLongSegment):
			return files.TooLarge(in.Name, "a question of more bytes than that")
		case err != nil:
			return fmt.Errorf("%q could not be read: %w", in.Name, err)
		case !yield(Part{Input: in, Source: src, Last: src.IsLast()}):
			return nil
		}
	}
	return nil
}

// handle works on one part. A panic becomes an error that names the file, so that the
// other files are still handled.
func handle[T any](p Part, work func(Part) (T, error)) (o outcome[T]) {
	defer func() {
		if fault := recover(); fault != nil {
			o = outcome[T]{part: p, err: fmt.Errorf("internal error while reading %q: %v (please report it, with the file if you can)", p.Name, fault)}
		}
	}()
	if p.err != nil {
		return outcome[T]{part: p, err: p.err}
	}
	result, err := work(p)
	return outcome[T]{p, result, err}
}
