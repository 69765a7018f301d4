// Package lintrun is one run of the linter over many files: it reads, fixes and
// filters, and leaves printing to the caller.
package run

import (
	"context"
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"github.com/qbank-dev/qbank/internal/baseline"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// FixMode says what happens to fixes.
type FixMode int

// The modes.
const (
	NoFix    FixMode = iota
	FixFiles         // write the fixed files; with standard input, give the text
	DiffOnly         // change nothing and give the differences
)

// LintOptions say what a run of the linter does.
type LintOptions struct {
	Files  Files
	Inputs []files.Input
	// Linter returns the linter for a file; its settings depend on the folder.
	Linter func(name string) (*lint.Linter, error)
	Fix    FixMode
	// Unsafe makes the unsafe fixes too.
	Unsafe bool
	// Baseline hides the findings that it knows; nil hides none.
	Baseline *baseline.Baseline
	// Changes keeps the findings on changed lines only; nil keeps all.
	Changes *files.Changes
	// Progress is called after each file; nil for none.
	Progress func()
	// Memo remembers what was found, for the next run; nil remembers nothing.
	Memo *Memo
	// Cache keeps what was found for later runs; nil keeps nothing.
	Cache *Cache
	// CacheFailed is called if what was found could not be kept; nil for nothing.
	CacheFailed func(error)
}

// Outcome is what a run found and did.
type Outcome struct {
	// Diagnostics are what is left to say, in order.
	Diagnostics []lint.Diagnostic
	Summary     lint.Summary
	// Errors are the inputs that could not be handled, in order.
	Errors []error
	// Fixed counts the findings that were mended, FixedFiles the files.
	Fixed, FixedFiles int
	// Diffs are the unified differences of [DiffOnly], in the order of the files.
	Diffs []string
	// Stdin is the fixed text of standard input; nil where that was not fixed.
	Stdin *string
	// Hidden counts the findings that the baseline knows, Gone are its entries
	// that no longer occur.
	Hidden int
	Gone   []baseline.Entry
}

// linted is the outcome for one file, or for a segment of one.
type linted struct {
	result  lint.FileResult
	segment *lint.Segment  // nil for a whole file
	begins  *lint.Segments // to add to, of the first segment
	last    bool           // whether it is the last segment
	fixed   int
	diff    string
	text    *string
}

// Lint lints all inputs. The error is that of a cancelled context; faults of single
// inputs are in the outcome.
func Lint(ctx context.Context, opts LintOptions) (*Outcome, error) {
	out := &Outcome{}
	var results []lint.FileResult
	// Fixing takes the whole file, which is written again.
	opts.Files.InSegments = func(files.Input) bool { return opts.Fix == NoFix }
	work := opts.whole
	if opts.Memo != nil && opts.Fix == NoFix {
		work = opts.Memo.remember(work)
	}
	if opts.Cache != nil {
		defer func() {
			if err := opts.Cache.Save(); err != nil && opts.CacheFailed != nil {
				opts.CacheFailed(err)
			}
		}()
	}
	var large *lint.Segments // the file whose segments are coming
	errs, err := Each(ctx, opts.Files, opts.Inputs,
		func(p Part) (linted, error) {
			if p.Segment() {
				return opts.segment(p)
			}
			return opts.cached(p, work)
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
	// The baseline comes first: what it knows does not count as gone where lines
	// have not changed.
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

// whole lints a file and fixes it as the mode says.
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
