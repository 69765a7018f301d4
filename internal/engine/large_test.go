package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// tiny makes every input a large one of many windows.
var tiny = Limits{Large: 1, Window: 100, Block: 64}

// manyQuestions is a bank of n questions in one text.
func manyQuestions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "## Question #%d\nx\n\nA. y\nB. z\n\n", i+1)
	}
	return b.String()
}

// temporary makes a folder for temporary files, and checks at the end that it is
// empty.
func temporary(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	t.Cleanup(func() {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
	return dir
}

// windowed runs the inputs and gives the numbers of the questions in order; those
// of inputs that were read as a whole are negative.
func windowed(ctx context.Context, e Engine, inputs []files.Input, next func(numbers []int64) error) (all []int64, errs []error, err error) {
	large, err := e.FindLarge(ctx, inputs)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, large.Close()) }()
	take := func(numbers []int64) error {
		all = append(all, numbers...)
		if next != nil {
			return next(numbers)
		}
		return nil
	}
	errs, err = large.Each(ctx,
		func(list []files.Input) ([]error, error) {
			return Each(ctx, e, list, func(f *parser.File) []int64 { return []int64{-int64(len(f.Records))} }, take)
		},
		func(f *Large) error {
			return EachWindow(ctx, f, func(w *parser.File) (numbers []int64, err error) {
				for _, q := range w.Questions {
					if w.Source.Owns(q.Span().Start) {
						numbers = append(numbers, q.Heading.Number)
					}
				}
				if len(numbers) > 0 {
					time.Sleep(time.Duration(numbers[0]*37%11) * 10 * time.Microsecond) // some take longer than those after them
				}
				return numbers, nil
			}, take)
		})
	return all, errs, err
}

func inFile(t *testing.T, name, text string) files.Input {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return files.Input{Path: path, Name: name, Named: true}
}

var stdinInput = files.Input{Path: files.StdinPath, Name: files.DefaultStdinName, Named: true}

func TestWindowsInOrder(t *testing.T) {
	in := inFile(t, "a.md", manyQuestions(300))
	for _, jobs := range jobCounts {
		noLeak(t)
		got, errs, err := windowed(context.Background(), Engine{Jobs: jobs, Limits: tiny}, []files.Input{in}, nil)
		if err != nil || len(errs) > 0 || len(got) != 300 || got[0] != 1 || !slices.IsSorted(got) {
			t.Errorf("%d jobs: got %v, %v, %v", jobs, got, errs, err)
		}
	}
}

// TestLargeBetweenSmall checks that all inputs come in their order, whichever way
// they are read.
func TestLargeBetweenSmall(t *testing.T) {
	inputs := []files.Input{
		inFile(t, "a.md", manyQuestions(1)), inFile(t, "b.md", manyQuestions(20)), inFile(t, "c.md", strings.Repeat("no question\n", 100)),
		inFile(t, "d.md", manyQuestions(2)), {Path: "nowhere.md", Name: "nowhere.md", Named: true},
		inFile(t, "e.md", strings.Repeat("## Question\nA. x\nB. y\n", 50)), inFile(t, "f.md", "x"),
	}
	e := Engine{Limits: Limits{Large: 200, Window: 100}}
	got, errs, err := windowed(context.Background(), e, inputs, nil)
	want := []int64{-1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, -2, -50}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if len(errs) != 3 || !errors.Is(errs[0], ErrNoQuestions) || !errors.Is(errs[1], os.ErrNotExist) || !errors.Is(errs[2], ErrNoQuestions) {
		t.Errorf("the errors are %v", errs)
	}
}

func TestLargeStdin(t *testing.T) {
	noLeak(t)
	temporary(t)
	text := manyQuestions(100)
	for _, reader := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text))} {
		got, errs, err := windowed(context.Background(), Engine{Stdin: reader, Limits: tiny}, []files.Input{stdinInput}, nil)
		if err != nil || len(errs) > 0 || len(got) != 100 || !slices.IsSorted(got) {
			t.Errorf("got %v, %v, %v", got, errs, err)
		}
	}
	// One that has to be read as a whole is read again from the copy.
	e := Engine{Stdin: strings.NewReader("## Question\nA. x\nB. y\n"), Limits: tiny}
	if got, errs, err := windowed(context.Background(), e, []files.Input{stdinInput}, nil); err != nil || len(errs) > 0 || !slices.Equal(got, []int64{-1}) {
		t.Errorf("got %v, %v, %v", got, errs, err)
	}
}

// TestSmallStdin checks that a short standard input is kept in memory, and that an
// error in it is one of the input.
func TestSmallStdin(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	t.Setenv("TMP", filepath.Join(t.TempDir(), "nowhere"))
	text := manyQuestions(2)
	e := Engine{Stdin: strings.NewReader(text), Limits: Limits{Large: int64(len(text) + 1)}}
	if got, errs, err := windowed(context.Background(), e, []files.Input{stdinInput}, nil); err != nil || len(errs) > 0 || !slices.Equal(got, []int64{-2}) {
		t.Errorf("got %v, %v, %v", got, errs, err)
	}
	broken := errors.New("the line is dead")
	e.Stdin = io.MultiReader(strings.NewReader("## Question #1\n"), iotest.ErrReader(broken))
	if got, errs, err := windowed(context.Background(), e, []files.Input{stdinInput}, nil); err != nil || len(got) > 0 || len(errs) != 1 || !errors.Is(errs[0], broken) {
		t.Errorf("got %v, %v, %v", got, errs, err)
	}
	e = Engine{Stdin: strings.NewReader(text), Limits: tiny}
	_, errs, err := windowed(context.Background(), e, []files.Input{stdinInput, inFile(t, "a.md", text)}, nil)
	if err != nil || len(errs) != 1 || !strings.Contains(errs[0].Error(), "needs a temporary file") {
		t.Errorf("without a folder for the copy: %v, %v", errs, err)
	}
}

// TestStdinCopyIsRemoved checks that no copy of standard input is left behind
// where something goes wrong.
func TestStdinCopyIsRemoved(t *testing.T) {
	noLeak(t)
	temporary(t)
	text := manyQuestions(100)
	gone := errors.New("the reader is gone")
	broken := errors.New("the line is dead")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	calls := 0
	tests := []struct {
		name  string
		stdin io.Reader
		ctx   context.Context
		next  func([]int64) error
		want  error
	}{
		{"whoever reads the output is gone", strings.NewReader(text), context.Background(), func([]int64) error { return gone }, gone},
		{"standard input fails", io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), context.Background(), nil, broken},
		{"cancelled", strings.NewReader(text), ctx, func([]int64) error {
			if calls++; calls == 3 {
				cancel()
			}
			return nil
		}, context.Canceled},
	}
	for _, test := range tests {
		_, errs, err := windowed(test.ctx, Engine{Stdin: test.stdin, Limits: tiny}, []files.Input{stdinInput}, test.next)
		if err := errors.Join(append(errs, err)...); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, %v", test.name, errs, err)
		}
	}
}

// TestChangingFile checks that a file which changes between the two times that it
// is read is an error of that file, and no nonsense.
func TestChangingFile(t *testing.T) {
	text := manyQuestions(100)
	changes := []struct {
		name   string
		change func(path string) error
	}{
		{"longer", func(path string) error { return os.WriteFile(path, []byte(text+"x"), 0o666) }},
		{"shorter", func(path string) error { return os.Truncate(path, int64(len(text)/2)) }},
		{"empty", func(path string) error { return os.Truncate(path, 0) }},
		{"as long", func(path string) error {
			if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "Question", "Chapter!")), 0o666); err != nil {
				return err
			}
			return os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour))
		}},
	}
	for _, test := range changes {
		noLeak(t)
		in := inFile(t, "a.md", text)
		calls := 0
		got, errs, err := windowed(context.Background(), Engine{Jobs: 2, Limits: tiny}, []files.Input{in, inFile(t, "b.md", manyQuestions(1))}, func([]int64) error {
			if calls++; calls == 1 {
				return test.change(in.Path)
			}
			return nil
		})
		if err != nil || len(errs) != 1 || !errors.Is(errs[0], parser.ErrChanged) || !strings.Contains(errs[0].Error(), `"a.md" changed while it was read`) {
			t.Errorf("%s: got %v, %v", test.name, errs, err)
		}
		if len(got) == 0 || got[len(got)-1] != 1 || !slices.IsSorted(got[:len(got)-1]) {
			t.Errorf("%s: got %v", test.name, got)
		}
	}
}

// TestPanicInWindow checks that a fault of ours in one window is an error that
// names the file.
func TestPanicInWindow(t *testing.T) {
	noLeak(t)
	e := Engine{Limits: tiny}
	large, err := e.FindLarge(context.Background(), []files.Input{inFile(t, "a.md", manyQuestions(50))})
	if err != nil {
		t.Fatal(err)
	}
	errs, err := large.Each(context.Background(), nil, func(f *Large) error {
		return EachWindow(context.Background(), f, func(*parser.File) (int, error) { panic("oh") }, func(int) error { return nil })
	})
	if err != nil || len(errs) != 1 || !strings.Contains(errs[0].Error(), `internal error while reading "a.md": oh`) {
		t.Errorf("got %v, %v", errs, err)
	}
}
