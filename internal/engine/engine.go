// Package engine reads and parses many files at once and hands the results on
// in the order of the files, so that output does not depend on the number of
// processors.
package engine

import (
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/sync/errgroup"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// Engine says how files are read.
type Engine struct {
	// Parser gives the parser for a file; nil means the default dialect for all.
	Parser func(name string) (*parser.Parser, error)
	// Stdin is read for the input "-".
	Stdin io.Reader
	// Jobs is how many files are handled at once; 0 means one a processor.
	Jobs int
	// Limits say which inputs are read window by window.
	Limits Limits
}

// ErrNoQuestions is the cause of an error for a named file without any question
// heading.
var ErrNoQuestions = errors.New("no question heading")

// NoQuestionsError names the file that holds no question heading.
type NoQuestionsError struct{ Name string }

// Error says what is missing, and what one looks like.
func (e *NoQuestionsError) Error() string {
	return fmt.Sprintf("%q holds no question: a question begins with a heading such as \"## Question #1\"", e.Name)
}

// Unwrap is [ErrNoQuestions].
func (e *NoQuestionsError) Unwrap() error { return ErrNoQuestions }

// Each reads and parses the inputs, runs work on each file in parallel, and
// calls done with its result, one at a time and in the order of the inputs. A
// file without any question is passed over, with an error where it was named.
// Each returns the errors of the inputs in their order; they never stop the
// others. An error from done, or a cancelled context, stops all and is returned
// as the second result.
func Each[T any](ctx context.Context, e Engine, inputs []files.Input, work func(*parser.File) T, done func(T) error) ([]error, error) {
	return EachSource(ctx, e, inputs, Parsed(e, func(f *parser.File, _ files.Input) (T, error) { return work(f), nil }), done)
}

// SourceWork handles the content of an input. It gives [ErrSkip] for one that
// is passed over without a word.
type SourceWork[T any] func(in files.Input, src []byte) (T, error)

// ErrSkip tells that there is nothing to do for an input.
var ErrSkip = errors.New("nothing to do")

// Parsed is the work of parsing an input and handing it on, as [Each] does it.
func Parsed[T any](e Engine, work func(*parser.File, files.Input) (T, error)) SourceWork[T] {
	return func(in files.Input, src []byte) (none T, err error) {
		p := parser.Default()
		if e.Parser != nil {
			if p, err = e.Parser(in.Name); err != nil {
				return none, err
			}
		}
		f := p.Parse(in.Name, src)
		switch {
		case f.HasQuestions():
			return work(f, in)
		case in.Named:
			return none, &NoQuestionsError{Name: in.Name}
		}
		return none, ErrSkip
	}
}

// InputWork handles an input without its content having been read. It gives
// [ErrSkip] for one that is passed over without a word.
type InputWork[T any] func(in files.Input) (T, error)

// Read is the work of reading an input and handing its content on.
func Read[T any](e Engine, work SourceWork[T]) InputWork[T] {
	return func(in files.Input) (none T, err error) {
		src, err := files.Read(in, e.Stdin)
		if err != nil {
			return none, err
		}
		return work(in, src)
	}
}

// EachSource is like [Each] for work that begins with the bytes of a file.
func EachSource[T any](ctx context.Context, e Engine, inputs []files.Input, work SourceWork[T], done func(T) error) ([]error, error) {
	return EachInput(ctx, e, inputs, Read(e, work), done)
}

// EachInput is like [Each] for work that begins before a file is read.
func EachInput[T any](ctx context.Context, e Engine, inputs []files.Input, work InputWork[T], done func(T) error) ([]error, error) {
	jobs := min(e.jobs(), len(inputs))
	var failed []error
	o := newOrdered(ctx, len(inputs), aheadOf(jobs), func(s slot[T]) error {
		switch {
		case errors.Is(s.err, ErrSkip):
			return nil
		case s.err != nil:
			failed = append(failed, s.err)
			return nil
		}
		return done(s.result)
	})
	var group errgroup.Group
	for range jobs {
		// The stack of a worker grows with the first files and stays as large.
		group.Go(func() error {
			for i, ok := o.claim(); ok; i, ok = o.claim() {
				o.put(i, handle(inputs[i], work))
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return failed, err
	}
	return failed, o.end()
}

// aheadOf is how many inputs may have been begun whose results have not been
// handed on: enough that a file that takes longer than others keeps no job waiting.
func aheadOf(jobs int) int { return 4 * jobs }

// slot holds the result for one input.
type slot[T any] struct {
	result T
	err    error
}

// handle works on one input. A fault of ours becomes an error that names the
// file, so that the other files are still handled.
func handle[T any](in files.Input, work InputWork[T]) (s slot[T]) {
	defer func() {
		if fault := recover(); fault != nil {
			s = slot[T]{err: fmt.Errorf("internal error while reading %q: %v (please report it, with the file if you can)", in.Name, fault)}
		}
	}()
	result, err := work(in)
	return slot[T]{result: result, err: err}
}
