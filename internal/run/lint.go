package run

import (
	"context"
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// FixMode is what a run does with fixes.
type FixMode int

// The modes of fixing.
const (
	NoFix    FixMode = iota // only report findings
	FixFiles                // write the fixed files; return the fixed text of standard input
	DiffOnly                // change nothing and return the differences
)

// LintOptions are the options of [Lint].
type LintOptions struct {
	Files  Files
	Inputs []files.Input
	// Linter returns the linter for a file, whose settings depend on its folder.
	Linter func(name string) (*lint.Linter, error)
	Fix    FixMode
	// Unsafe also makes the unsafe fixes.
	Unsafe bool
	// Baseline is the findings to hide; nil hides none.
	Baseline *Baseline
	// Changes are the lines whose findings are kept; nil keeps all.
	Changes *files.Changes
	// Progress, if not nil, is called after each file.
	Progress func()
	// Cache, if not nil, keeps results for later runs.
	Cache *Cache
	// CacheFailed, if not nil, is called when the cache could not be written.
	CacheFailed func(error)
}

// Outcome is the result of a run.
type Outcome struct {
	// Diagnostics are the findings that were neither hidden nor fixed, in order.
	Diagnostics []lint.Diagnostic
	Summary     lint.Summary
	// Errors are the inputs that could not be handled, in order.
	Errors []error
	// Fixed is the number of fixed findings, FixedFiles that of their files.
	Fixed, FixedFiles int
	// Diffs are the unified diffs of [DiffOnly], in the order of the files.
	Diffs []string
	// Stdin is the fixed text of standard input, or nil.
	Stdin *string
	// Hidden is the number of findings in the baseline, Gone are its entries that no
	// longer occur.
	Hidden int
	Gone   []Known
}

// linted is the outcome for one file, or for a segment of one.
type linted struct {
	result  lint.FileResult
	segment *lint.Segment  // nil for a whole file
	begins  *lint.Segments // of the first segment: where to add all segments
	last    bool           // this is the last segment
	fixed   int
	diff    string
	text    *string
}

// Lint lints all inputs. The errors of single inputs are in the outcome. The error is
// that of a cancelled context.
func Lint(ctx context.Context, opts LintOptions) (*Outcome, error) {
	out := &Outcome{}
	var results []lint.FileResult
	// Fixes are made in the text of a whole file.
	opts.Files.InSegments = func(files.Input) bool { return opts.Fix == NoFix }
	if opts.Cache != nil {
		defer func() {
			if err := opts.Cache.Save(); err != nil && opts.CacheFailed != nil {
				opts.CacheFailed(err)
			}
		}()
	}
	var large *lint.Segments // of the large file at hand
	errs, err := Each(ctx, opts.Files, opts.Inputs,
		func(p Part) (linted, error) {
			if p.Segment() {
				return opts.segment(p)
			}
			return opts.cached(p)
		},
		func(f linted) error {
			if f.segment != nil {
				if f.begins != nil {
					large = f.begins
				}
				large.Add(f.segment)
				if !f.last {
					return nil
				}
				f.result = large.Result()
			}
			if opts.Progress != nil {
				opts.Progress()
			}
			out.Summary.Files++
			out.Summary.Questions += len(f.result.Facts)
			out.Fixed += f.fixed
			if f.fixed > 0 {
				out.FixedFiles++
			}
			if f.diff != "" {
				out.Diffs = append(out.Diffs, f.diff)
			}
			if f.text != nil {
				out.Stdin = f.text
			}
			results = append(results, f.result)
			return nil
		})
	if err != nil {
		return nil, err
	}
	out.Errors = errs
	out.Diagnostics = lint.FinishWith(results, lint.FinishOptions{Jobs: opts.Files.Jobs})
	// The baseline comes first: a known finding on an unchanged line is not gone.
	if opts.Baseline != nil {
		out.Diagnostics, out.Hidden = opts.Baseline.Hide(out.Diagnostics)
		out.Gone = opts.Baseline.Gone(results)
	}
	if opts.Changes != nil {
		out.Diagnostics = opts.Changes.Keep(out.Diagnostics)
	}
	out.Summary.Add(out.Diagnostics)
	return out, nil
}

// segment lints a segment of a large file.
func (o *LintOptions) segment(p Part) (linted, error) {
	linter, err := o.Linter(p.Name)
	if err != nil {
		return linted{}, err
	}
	f, err := o.Files.Parse(p)
	if err != nil {
		return linted{}, err
	}
	out := linted{segment: linter.Segment(f), last: p.Last}
	if p.First() {
		out.begins = linter.NewSegments(p.Name)
	}
	return out, nil
}

// whole lints a whole file and fixes it according to the mode.
func (o *LintOptions) whole(in files.Input, src *parser.Source) (linted, error) {
	f, err := o.Files.ParseSource(in, src)
	if err != nil {
		return linted{}, err
	}
	linter, err := o.Linter(in.Name)
	if err != nil {
		return linted{}, err
	}
	if o.Fix == NoFix {
		return linted{result: linter.File(f)}, nil
	}
	fixed, err := linter.Fix(f.Parser(), in.Name, f.Source.Text, o.Unsafe)
	if err != nil {
		return linted{}, err
	}
	out := linted{result: fixed.Result}
	if in.Path == files.StdinPath && o.Fix == FixFiles {
		out.text, out.fixed = &fixed.Text, fixed.Count
		return out, nil
	}
	if fixed.Text == f.Source.Text {
		return out, nil
	}
	out.fixed = fixed.Count
	switch o.Fix {
	case DiffOnly:
		out.diff = udiff.Unified(in.Name, in.Name, f.Source.Text, fixed.Text)
	case FixFiles:
		if err := files.Replace(in.Path, []byte(fixed.Text)); err != nil {
			return linted{}, fmt.Errorf("the fixes were not written: %w", err)
		}
	}
	return out, nil
}
