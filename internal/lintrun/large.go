package lintrun

import (
	"context"
	"errors"
	"math"

	"github.com/qbank-dev/qbank/internal/discover"
	"github.com/qbank-dev/qbank/internal/engine"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// findLarge finds the inputs that are linted window by window. Fixing takes the
// whole file, which it writes again.
func (o *Options) findLarge(ctx context.Context) (*engine.LargeInputs, error) {
	if o.Fix != NoFix {
		o.Engine.Limits.Large = math.MaxInt64
	}
	return o.Engine.FindLarge(ctx, o.Inputs)
}

// each calls done with the outcome of each input in order: small handles those that
// are read as a whole, by work, and the large ones are handled here.
func (o *Options) each(ctx context.Context, inputs *engine.LargeInputs, work engine.SourceWork[file],
	small func([]discover.Input, func(file) error) ([]error, error), done func(file) error) ([]error, error) {
	return inputs.Each(ctx,
		func(list []discover.Input) ([]error, error) { return small(list, done) },
		func(f *engine.Large) error {
			out, err := o.lintLarge(ctx, f, work)
			if err != nil {
				return err
			}
			return done(out)
		})
}

// lintLarge lints a large file window by window. Where a rule could not tell what
// becomes of the file, the file is read as a whole after all.
func (o *Options) lintLarge(ctx context.Context, f *engine.Large, work engine.SourceWork[file]) (file, error) {
	linter, err := o.Linter(f.Input.Name)
	if err != nil {
		return file{}, &engine.InputError{Err: err}
	}
	windows := linter.NewWindows(f.Input.Name, f.Index.Questions())
	err = engine.EachWindow(ctx, f,
		func(w *parser.File) (*lint.Window, error) { return linter.Window(w), nil },
		func(w *lint.Window) error {
			windows.Add(w)
			return nil
		})
	if err != nil {
		return file{}, err
	}
	if result, ok := windows.Result(); ok {
		return file{result: result}, nil
	}
	src, err := f.ReadAll()
	if err != nil {
		return file{}, err
	}
	out, err := work(f.Input, src)
	if err != nil && !errors.Is(err, context.Canceled) {
		err = &engine.InputError{Err: err}
	}
	return out, err
}
