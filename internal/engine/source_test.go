package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// TestEachSource checks work that begins with bytes: what it skips is no error,
// what it refuses is one, in the order of the inputs, and both stop nothing.
func TestEachSource(t *testing.T) {
	inputs := bank(t, 12)
	for _, jobs := range jobCounts {
		var results []string
		errs, err := EachSource(context.Background(), Engine{Jobs: jobs}, inputs,
			func(in files.Input, src []byte) (string, error) {
				switch in.Name {
				case "002.md", "007.md":
					return "", fmt.Errorf("%s: refused", in.Name)
				case "004.md":
					return "", fmt.Errorf("%s: %w", in.Name, ErrSkip)
				case "005.md":
					panic("no")
				}
				return string(src), nil
			},
			func(s string) error {
				results = append(results, s)
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for i := range inputs {
			if !slices.Contains([]int{2, 4, 5, 7}, i) {
				want = append(want, fmt.Sprintf("## Question #%d\nx\n", i+1))
			}
		}
		if !slices.Equal(results, want) {
			t.Errorf("%d jobs: the results are %q", jobs, results)
		}
		var said []string
		for _, err := range errs {
			said = append(said, err.Error())
		}
		if !slices.Equal(said, []string{
			"002.md: refused",
			`internal error while reading "005.md": no (please report it, with the file if you can)`,
			"007.md: refused",
		}) {
			t.Errorf("%d jobs: the errors are %q", jobs, said)
		}
	}
}

// TestParsed checks what becomes of a file that is parsed for work.
func TestParsed(t *testing.T) {
	refused := errors.New("refused")
	work := Parsed(Engine{}, func(f *parser.File, in files.Input) (string, error) {
		if number(f) == 13 {
			return "", refused
		}
		return f.Source.Name + " at " + in.Path, nil
	})
	tests := []struct {
		name, text string
		named      bool
		want       string
		err        error
	}{
		{"a question", "## Question #1\n", false, "a.md at b/a.md", nil},
		{"work that fails", "## Question #13\n", true, "", refused},
		{"no question in a named file", "# title\n", true, "", ErrNoQuestions},
		{"no question in a file that was found", "# title\n", false, "", ErrSkip},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := work(files.Input{Name: "a.md", Path: "b/a.md", Named: test.named}, []byte(test.text))
			if got != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}
