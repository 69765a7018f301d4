package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// Limits say which inputs are read window by window, so that they never are in
// memory as a whole.
type Limits struct {
	// Large is the size in bytes from which on an input is; 0 means 16 MiB.
	Large int64
	// Window is the size of a window in bytes; 0 means 1 MiB.
	Window int
	// Block is how many bytes of a file are read at once to find its records; 0
	// means as many as the parser chooses.
	Block int
}

const (
	defaultLarge  = 16 << 20
	defaultWindow = 1 << 20
)

func (l Limits) large() int64 {
	if l.Large > 0 {
		return l.Large
	}
	return defaultLarge
}

func (l Limits) window() int {
	if l.Window > 0 {
		return l.Window
	}
	return defaultWindow
}

func (e *Engine) jobs() int {
	if e.Jobs > 0 {
		return e.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// LargeInputs are those of some inputs that are read window by window.
type LargeInputs struct {
	engine *Engine
	inputs []files.Input
	large  map[int]bool // by input
	reader redirected   // what the engine finds as standard input
	stdin  *os.File     // a copy of standard input, nil where that is not large
	keep   string       // the path of the copy, empty where it has none any more
	broken error        // why there is no copy
}

// FindLarge looks for the large ones among the inputs. Standard input is read: into
// memory, where the engine finds it from then on, or as soon as it is large into a
// temporary file, so that it can be read twice. Close gives that up. The error is
// that of a cancelled context.
func (e *Engine) FindLarge(ctx context.Context, inputs []files.Input) (*LargeInputs, error) {
	l := &LargeInputs{engine: e, inputs: slices.Clone(inputs), large: map[int]bool{}}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(e.jobs())
	const together = 64
	for from := 0; from < len(inputs); from += together {
		group.Go(func() error {
			for i := from; i < min(from+together, len(inputs)); i++ {
				in := &l.inputs[i]
				if in.Path == files.StdinPath {
					continue
				}
				// Whatever is wrong with a file is said when it is read.
				if info, err := os.Stat(in.Path); err == nil && info.Mode().IsRegular() {
					in.Info = info
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for i, in := range inputs {
		if in.Path == files.StdinPath && e.Stdin != nil {
			l.broken = l.readStdin(in.Name)
			l.large[i] = l.stdin != nil || l.broken != nil
		} else if l.inputs[i].Info != nil && l.inputs[i].Info.Size() >= e.Limits.large() {
			l.large[i] = true
		}
	}
	return l, nil
}

// readStdin reads standard input into memory, or into a file where it is large.
func (l *LargeInputs) readStdin(name string) error {
	e := l.engine
	var head bytes.Buffer
	stdin := &bounded{Reader: e.Stdin, left: maxStdin, name: name}
	n, err := head.ReadFrom(io.LimitReader(stdin, e.Limits.large()))
	if err != nil || n < e.Limits.large() {
		// An error is met again by whoever reads the rest.
		l.reader.Reader = io.MultiReader(&head, failing{err})
		e.Stdin = &l.reader
		return nil
	}
	file, err := os.CreateTemp("", "qbank-*.md")
	if err != nil {
		return fmt.Errorf("standard input is large and needs a temporary file: %w", err)
	}
	l.stdin, l.keep = file, file.Name()
	// Where a file can be removed while it is open nothing can leave it behind.
	if os.Remove(file.Name()) == nil {
		l.keep = ""
	}
	if _, err = file.Write(head.Bytes()); err == nil {
		_, err = io.Copy(file, stdin)
	}
	e.Stdin = &l.reader
	if errors.Is(err, files.ErrTooLarge) {
		return err
	}
	if err != nil {
		return fmt.Errorf("standard input could not be copied into a temporary file: %w", err)
	}
	return nil
}

// redirected is a reader that another one may take the place of.
type redirected struct{ io.Reader }

// failing is the end of an input, or the error that it ended with.
type failing struct{ err error }

// Read implements io.Reader.
func (f failing) Read([]byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return 0, io.EOF
}

// Close removes the temporary file.
func (l *LargeInputs) Close() error {
	if l.stdin == nil {
		return nil
	}
	err := l.stdin.Close()
	if l.keep != "" {
		err = errors.Join(err, os.Remove(l.keep))
	}
	l.stdin, l.keep = nil, ""
	return err
}

// Each calls small with the inputs that stand between two large ones, and large
// with each of those, in the order of the inputs. Both give the errors of inputs,
// which never stop the others, as [Each] does, and an error that stops all.
func (l *LargeInputs) Each(ctx context.Context, small func([]files.Input) ([]error, error), large func(*Large) error) ([]error, error) {
	var failed []error
	pass := func(errs []error, err error) error {
		failed = append(failed, errs...)
		return err
	}
	if l.easy() {
		defer easeCollector()()
	}
	from := 0
	for i := range l.inputs {
		if !l.large[i] {
			continue
		}
		if from < i {
			if err := pass(small(l.inputs[from:i])); err != nil {
				return failed, err
			}
		}
		from = i + 1
		file, err := l.open(ctx, l.inputs[i])
		switch {
		case err != nil:
		case file == nil: // it is large, and not made for windows
			err = pass(small(l.inputs[i : i+1]))
		default:
			err = errors.Join(large(file), file.close())
		}
		var input *InputError
		switch {
		case errors.As(err, &input):
			failed = append(failed, input)
		case err != nil:
			return failed, err
		}
	}
	if from < len(l.inputs) {
		err := pass(small(l.inputs[from:]))
		return failed, err
	}
	return failed, nil
}

// easy tells that the collector may be eased: the inputs are few bytes, and those
// that are worked on at once fewer.
func (l *LargeInputs) easy() bool {
	var all, largest int64
	for _, in := range l.inputs {
		if in.Info != nil {
			all += in.Info.Size()
			largest = max(largest, in.Info.Size())
		}
	}
	return all <= easyBytes && largest*int64(min(l.engine.jobs(), len(l.inputs))) <= easyAtOnce
}

// InputError is an error of one input, which leaves the others alone.
type InputError struct{ Err error }

// Error is the error's own text.
func (e *InputError) Error() string { return e.Err.Error() }

// Unwrap is the error itself.
func (e *InputError) Unwrap() error { return e.Err }

// Large is a file that is read window by window.
type Large struct {
	// Input is what it was found as.
	Input files.Input
	// Index tells where its records are.
	Index *parser.Index

	engine  *Engine
	file    *os.File
	own     bool // the file is to be closed
	changes bool // somebody else may change it
	size    int64
	written time.Time
}

// open opens and indexes a large input. It is nil for one that has to be read as a
// whole.
func (l *LargeInputs) open(ctx context.Context, in files.Input) (*Large, error) {
	f := &Large{Input: in, engine: l.engine, file: l.stdin}
	if in.Path == files.StdinPath && l.broken != nil {
		return nil, &InputError{l.broken}
	}
	if in.Path != files.StdinPath {
		file, err := os.Open(in.Path)
		if err != nil {
			return nil, nil // reading it says what is wrong
		}
		f.file, f.own, f.changes = file, true, true
	}
	err := f.index(ctx)
	switch {
	case err != nil:
		return nil, errors.Join(err, f.close())
	case !f.Index.Whole():
		return f, nil
	}
	if in.Path == files.StdinPath {
		if _, err := l.stdin.Seek(0, io.SeekStart); err != nil {
			return nil, &InputError{err}
		}
		l.reader.Reader = l.stdin
	}
	return nil, f.close()
}

func (f *Large) index(ctx context.Context) error {
	p := parser.Default()
	var err error
	if f.engine.Parser != nil {
		if p, err = f.engine.Parser(f.Input.Name); err != nil {
			return &InputError{err}
		}
	}
	info, err := f.file.Stat()
	if err != nil {
		return f.failed(err)
	}
	f.size, f.written = info.Size(), info.ModTime()
	f.Index, err = p.Index(ctx, f.Input.Name, f.file, f.size, parser.IndexOptions{Block: f.engine.Limits.Block, Jobs: f.engine.jobs()})
	if err == nil {
		err = f.unchanged()
	}
	return f.failed(err)
}

// unchanged gives an error where the file is not as it was when it was opened.
func (f *Large) unchanged() error {
	if !f.changes {
		return nil
	}
	info, err := f.file.Stat()
	if err == nil && (info.Size() != f.size || !info.ModTime().Equal(f.written)) {
		err = parser.ErrChanged
	}
	return err
}

// failed says of which input an error is.
func (f *Large) failed(err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, parser.ErrChanged):
		return &InputError{fmt.Errorf("%q changed while it was read: run the command again when nothing writes to it (%w)", f.Input.Name, parser.ErrChanged)}
	}
	return &InputError{fmt.Errorf("%q could not be read: %w", f.Input.Name, err)}
}

// ReadAll reads the file as a whole. The error for one that is too large for that is
// an *files.Error.
func (f *Large) ReadAll() ([]byte, error) {
	if f.size > files.MaxBytes {
		return nil, &InputError{files.TooLarge(f.Input.Name, fmt.Sprintf("%d bytes, all of which matter to one of the findings", f.size))}
	}
	data, err := io.ReadAll(io.NewSectionReader(f.file, 0, f.size))
	if err == nil {
		err = f.unchanged()
	}
	return data, f.failed(err)
}

func (f *Large) close() error {
	if f.own {
		return f.file.Close()
	}
	return nil
}
