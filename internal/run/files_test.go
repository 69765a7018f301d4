package run

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// jobCounts are the numbers of jobs that tests run with; 0 is one a processor.
var jobCounts = []int{0, 1, 2, 3, 16, 100}

// bank makes a folder of n files, each with a question of its number, and gives
// the inputs.
func bank(t *testing.T, n int) []files.Input {
	t.Helper()
	dir := t.TempDir()
	inputs := make([]files.Input, n)
	for i := range inputs {
		name := fmt.Sprintf("%03d.md", i)
		inputs[i] = files.Input{Path: filepath.Join(dir, name), Name: name}
		if err := os.WriteFile(inputs[i].Path, fmt.Appendf(nil, "## Question #%d\nx\n", i+1), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return inputs
}

// number is the number of a file's question.
func number(f *parser.File) int64 { return f.Questions[0].Heading.Number }

// collect runs Each and gives the results in the order in which they came.
func collect(t *testing.T, e Files, inputs []files.Input, work func(*parser.File) int64) (results []int64, errs []error) {
	t.Helper()
	errs, err := eachFile(context.Background(), e, inputs, work, func(n int64) error {
		results = append(results, n)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return results, errs
}

func TestOrder(t *testing.T) {
	inputs := bank(t, 60)
	for _, jobs := range jobCounts {
		results, errs := collect(t, Files{Jobs: jobs}, inputs, func(f *parser.File) int64 {
			n := number(f)
			time.Sleep(time.Duration(n*37%11) * 100 * time.Microsecond) // some take longer than those after them
			return n
		})
		if len(errs) > 0 {
			t.Errorf("%d jobs: %v", jobs, errs)
		}
		if len(results) != len(inputs) || !slices.IsSorted(results) || results[0] != 1 {
			t.Errorf("%d jobs: the results came as %v", jobs, results)
		}
	}
}

// TestInParallel checks that as many files are worked on at once as there are
// jobs, and no more, and that the workers do not run far ahead of the results.
func TestInParallel(t *testing.T) {
	inputs := bank(t, 40)
	for _, jobs := range []int{1, 2, 5} {
		var mu sync.Mutex
		started, running, most, done, ahead := 0, 0, 0, 0, 0
		together := make(chan struct{})
		_, err := eachFile(context.Background(), Files{Jobs: jobs}, inputs,
			func(*parser.File) int {
				mu.Lock()
				started++
				running++
				most = max(most, running)
				ahead = max(ahead, started-done)
				if started == jobs {
					close(together)
				}
				mu.Unlock()
				<-together // the first ones wait until all jobs are busy
				mu.Lock()
				running--
				mu.Unlock()
				return 0
			},
			func(int) error {
				mu.Lock()
				done++
				mu.Unlock()
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
		if most != jobs {
			t.Errorf("%d jobs: %d ran at once", jobs, most)
		}
		if ahead > aheadOf(jobs) {
			t.Errorf("%d jobs: %d were begun ahead of the results", jobs, ahead)
		}
	}
}

// TestErrorsInOrder checks that errors come in the order of the inputs and stop
// nothing.
func TestErrorsInOrder(t *testing.T) {
	inputs := bank(t, 40)
	want := map[string]string{}
	for i := range inputs {
		in := &inputs[i]
		in.Named = i%2 == 0
		switch i % 8 {
		case 1:
			in.Path += ".missing"
			want[in.Name] = "missing"
		case 3: // found in a folder, without questions: nothing is said
			overwrite(t, in.Path, "# only a title\n")
		case 4: // named, without questions
			overwrite(t, in.Path, "")
			want[in.Name] = "holds no question"
		case 6:
			want[in.Name] = "no settings"
		}
	}
	wantResults := 40 - 40/8*4
	engine := Files{Parser: func(name string) (*parser.Parser, error) {
		if want[name] == "no settings" {
			return nil, fmt.Errorf("%q: no settings", name)
		}
		return parser.Default(), nil
	}}
	for _, jobs := range jobCounts {
		engine.Jobs = jobs
		results, errs := collect(t, engine, inputs, number)
		if len(results) != wantResults || !slices.IsSorted(results) {
			t.Errorf("%d jobs: the results are %v", jobs, results)
		}
		at := 0
		for _, in := range inputs {
			if want[in.Name] == "" {
				continue
			}
			if at == len(errs) {
				t.Fatalf("%d jobs: only %d errors", jobs, at)
			}
			if !strings.Contains(errs[at].Error(), in.Name) || !strings.Contains(errs[at].Error(), strings.TrimSuffix(want[in.Name], "missing")) {
				t.Errorf("%d jobs: error %d is %q, want %q of %s", jobs, at, errs[at], want[in.Name], in.Name)
			}
			at++
		}
		if at != len(errs) {
			t.Errorf("%d jobs: %d errors, want %d", jobs, len(errs), at)
		}
	}
}

func overwrite(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestNoQuestions(t *testing.T) {
	inputs := bank(t, 1)
	overwrite(t, inputs[0].Path, "# only a title\n")
	inputs[0].Named = true
	_, errs := collect(t, Files{}, inputs, number)
	var none *NoQuestionsError
	if len(errs) != 1 || !errors.Is(errs[0], ErrNoQuestions) || !errors.As(errs[0], &none) || none.Name != "000.md" {
		t.Fatalf("got %v", errs)
	}
	if want := `"000.md" holds no question: a question begins with a heading such as "## Question #1"`; errs[0].Error() != want {
		t.Errorf("got %q, want %q", errs[0], want)
	}
}

// TestPanic checks that a fault of ours in one file is an error that names it.
func TestPanic(t *testing.T) {
	inputs := bank(t, 9)
	engine := Files{Jobs: 3, Parser: func(name string) (*parser.Parser, error) {
		if name == "006.md" {
			panic("in the parser")
		}
		return parser.Default(), nil
	}}
	results, errs := collect(t, engine, inputs, func(f *parser.File) int64 {
		if f.Source.Name == "002.md" {
			var none []int
			_ = none[number(f)]
		}
		return number(f)
	})
	if !slices.Equal(results, []int64{1, 2, 4, 5, 6, 8, 9}) {
		t.Errorf("the results are %v", results)
	}
	if len(errs) != 2 {
		t.Fatalf("the errors are %v", errs)
	}
	for i, parts := range [][]string{{`"002.md"`, "internal error", "index out of range"}, {`"006.md"`, "internal error", "in the parser"}} {
		for _, part := range parts {
			if !strings.Contains(errs[i].Error(), part) {
				t.Errorf("error %d is %q, without %q", i, errs[i], part)
			}
		}
	}
}

func TestStdin(t *testing.T) {
	inputs := append([]files.Input{{Path: files.StdinPath, Name: "<stdin>", Named: true}}, bank(t, 2)...)
	results, errs := collect(t, Files{Stdin: strings.NewReader("## Question #77\nx\n")}, inputs, number)
	if len(errs) > 0 || !slices.Equal(results, []int64{77, 1, 2}) {
		t.Errorf("got %v, %v", results, errs)
	}
	if results, errs := collect(t, Files{}, nil, number); len(results)+len(errs) > 0 {
		t.Errorf("without inputs: %v, %v", results, errs)
	}
}

// eachFile parses the inputs and hands the files on to work.
func eachFile[T any](ctx context.Context, f Files, inputs []files.Input, work func(*parser.File) T, done func(T) error) ([]error, error) {
	return Each(ctx, f, inputs, func(p Part) (none T, err error) {
		file, err := f.Parse(p)
		if err != nil {
			return none, err
		}
		return work(file), nil
	}, done)
}

// TestSegments checks that large inputs are handled in segments where that is
// allowed, in order and among others.
func TestSegments(t *testing.T) {
	inputs := bank(t, 3)
	var text strings.Builder
	for i := range 20 {
		fmt.Fprintf(&text, "## Question #%d\nx\n", i+100)
	}
	overwrite(t, inputs[1].Path, text.String())
	inputs = append(inputs, files.Input{Path: files.StdinPath, Name: "in"})
	for _, jobs := range jobCounts {
		for _, segmented := range []bool{false, true} {
			f := Files{Jobs: jobs, Stdin: strings.NewReader(text.String()), Large: 100, Segment: 60,
				InSegments: func(files.Input) bool { return segmented }}
			var numbers []int64
			files := 0
			type result struct {
				numbers []int64
				last    bool
			}
			errs, err := Each(context.Background(), f, inputs, func(p Part) (r result, err error) {
				file, err := f.Parse(p)
				if err != nil {
					return r, err
				}
				for _, q := range file.Questions {
					r.numbers = append(r.numbers, q.Heading.Number)
				}
				if want := segmented && (p.Name == "001.md" || p.Name == "in"); p.Segment() != want {
					t.Errorf("%s is a segment: %v", p.Name, p.Segment())
				}
				r.last = p.Last
				return r, nil
			}, func(r result) error {
				numbers = append(numbers, r.numbers...)
				if r.last {
					files++
				}
				return nil
			})
			if err != nil || len(errs) > 0 || files != 4 || len(numbers) != 42 || numbers[1] != 100 || numbers[20] != 119 || numbers[21] != 3 || numbers[41] != 119 {
				t.Errorf("%d jobs: %d files with the questions %v, %v, %v", jobs, files, numbers, errs, err)
			}
		}
	}
}
