package main

import (
	"math"
	"slices"

	"github.com/qbank-dev/qbank/internal/engine"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// each calls done with what became of each input, in order, as engine.Each does; of
// a large file with that of one window after the other.
func (r *conversion) each(list []files.Input, done func(converted) error) ([]error, error) {
	ctx := r.c.Context
	if slices.ContainsFunc(list, r.source.isDocument) {
		// A document is read as a whole.
		r.engine.Limits.Large = math.MaxInt64
	}
	text := engine.Parsed(r.engine, func(f *parser.File, _ files.Input) (converted, error) { return r.read(f), nil })
	inputs, err := r.engine.FindLarge(ctx, list)
	if err != nil {
		return nil, err
	}
	defer func() { _ = inputs.Close() }()
	return inputs.Each(ctx,
		func(list []files.Input) ([]error, error) {
			return engine.EachSource(ctx, r.engine, list, r.source.work(text), done)
		},
		func(f *engine.Large) error { return r.large(f, done) })
}

// large converts a large file window by window. What could not be read is said
// after its questions, for it is in order only then.
func (r *conversion) large(f *engine.Large, done func(converted) error) error {
	type window struct {
		questions []schema.Question
		syntax    *lint.Window
	}
	found := r.syntax.NewWindows(f.Input.Name, 0)
	err := engine.EachWindow(r.c.Context, f,
		func(w *parser.File) (window, error) {
			return window{schema.BuildAll(w), r.syntax.Window(w)}, nil
		},
		func(w window) error {
			found.AddFindings(w.syntax)
			return done(converted{questions: w.questions})
		})
	if err != nil {
		return err
	}
	if result, ok := found.Result(); ok {
		return done(converted{diagnostics: result.Diagnostics})
	}
	src, err := f.ReadAll()
	if err != nil {
		return err
	}
	return done(converted{diagnostics: r.read(f.Index.Parser().Parse(f.Input.Name, src)).diagnostics})
}
