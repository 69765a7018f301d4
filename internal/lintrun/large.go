package lintrun

import (
	"context"
	"errors"
	"math"

	"github.com/qbank-dev/qbank/internal/engine"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// findLarge finds the inputs that are linted window by window. Fixing takes the
// whole file, which it writes again.
func (o *Options) findLarge(ctx context.Context) (*largeRun, error) {
	if o.Fix != NoFix {
		o.Engine.Limits.Large = math.MaxInt64
	}
	inputs, err := o.Engine.FindLarge(ctx, o.Inputs)
	return &largeRun{options: o, inputs: inputs}, err
}

// largeRun is what a run does with large inputs.
type largeRun struct {
	options *Options
	inputs  *engine.LargeInputs
	// questions and findings are those of large files so far.
	questions, findings int
	release             []func()
}

func (r *largeRun) close() {
	// A copy of standard input that cannot be removed is nothing to fail for.
	_ = r.inputs.Close()
	for _, release := range r.release {
		release()
	}
}

// each calls done with the outcome of each input in order: small handles those that
// are read as a whole, by work, and the large ones are handled here.
func (r *largeRun) each(ctx context.Context, work engine.SourceWork[file],
	small func([]files.Input, func(file) error) ([]error, error), done func(file) error) ([]error, error) {
	return r.inputs.Each(ctx,
		func(list []files.Input) ([]error, error) { return small(list, done) },
		func(f *engine.Large) error {
			out, err := r.lintLarge(ctx, f, work)
			if err != nil {
				return err
			}
			return done(out)
		})
}

// memoryFor is how many bytes a run with large files gets along with: the windows
// that are being worked on, and the facts and findings that stay, with room for
// the rules over the whole run.
func memoryFor(questions, findings int) int64 {
	return 160<<20 + 640*int64(questions) + 700*int64(findings)
}

// lintLarge lints a large file window by window. Where a rule could not tell what
// becomes of the file, the file is read as a whole after all.
func (r *largeRun) lintLarge(ctx context.Context, f *engine.Large, work engine.SourceWork[file]) (file, error) {
	linter, err := r.options.Linter(f.Input.Name)
	if err != nil {
		return file{}, &engine.InputError{Err: err}
	}
	windows := linter.NewWindows(f.Input.Name, f.Index.Questions())
	r.questions += f.Index.Questions()
	raise, release := engine.LimitMemory(memoryFor(r.questions, r.findings))
	r.release = append(r.release, release)
	err = engine.EachWindow(ctx, f,
		func(w *parser.File) (*lint.Window, error) { return linter.Window(w), nil },
		func(w *lint.Window) error {
			windows.Add(w)
			raise(memoryFor(r.questions, r.findings+windows.Findings()))
			return nil
		})
	r.findings += windows.Findings()
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
