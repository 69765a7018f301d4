package engine

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/files"
)

// endless gives the same text again and again.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) { return copy(p, e.text), nil }

func TestBounded(t *testing.T) {
	before := files.MaxBytes
	files.MaxBytes = 1000
	defer func() { files.MaxBytes = before }()
	for name, c := range map[string]struct {
		r     io.Reader
		limit int64
		want  string
	}{
		"a line without an end":  {endless{"xxx"}, 1 << 40, "a line of more bytes"},
		"lines without an end":   {endless{"xxx\n"}, 5000, "goes on"},
		"a text that ends":       {strings.NewReader(strings.Repeat("xxx\n", 1000)), 5000, ""},
		"a line that is allowed": {strings.NewReader("x\n" + strings.Repeat("x", 1000)), 5000, ""},
	} {
		_, err := io.Copy(io.Discard, &bounded{Reader: c.r, name: "<stdin>", left: c.limit})
		if errors.Is(err, files.ErrTooLarge) != (c.want != "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A question that is larger than what may be read at once is an error, and so is a
// file that a finding needs as a whole.
func TestLargeQuestion(t *testing.T) {
	before := files.MaxBytes
	files.MaxBytes = 1000
	defer func() { files.MaxBytes = before }()
	in := []files.Input{{Path: files.StdinPath, Name: "bank.md", Named: true}}
	e := Engine{Limits: Limits{Large: 1, Window: 200, Block: 64}, Stdin: strings.NewReader("## Question #1\n" + strings.Repeat("x\n", 1000))}
	_, errs, err := windowed(t.Context(), e, in, nil)
	if err != nil || len(errs) != 1 || !errors.Is(errs[0], files.ErrTooLarge) || !strings.Contains(errs[0].Error(), "a question of 2015 bytes") {
		t.Errorf("got %v, %v", errs, err)
	}
}
